import { join } from 'node:path';
import { otherPrograms } from '../other-programs.js';

const VERSIONS = [
  'markdownlint-cli2@0.23.2',
  'remark-cli@12.0.1',
  'remark-frontmatter@5.0.0',
  'remark-gfm@4.0.1',
  'remark-preset-lint-recommended@7.0.1',
];

const PROGRAMS = [
  {
    program: 'markdownlint-cli2',
    command: (folder, portfolio) => [
      join(folder, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'),
      `${portfolio}/**/*.md`,
    ],
  },
  {
    program: 'remark-cli',
    command: (folder, portfolio) => [
      join(folder, 'node_modules/remark-cli/cli.js'),
      portfolio,
      '--quiet',
      '--no-stdout',
      ...['remark-frontmatter', 'remark-gfm', 'remark-preset-lint-recommended'].flatMap((plugin) => [
        '--use',
        join(folder, 'node_modules', plugin, 'index.js'),
      ]),
    ],
  },
];

export default PROGRAMS.map(({ program, command }) => ({
  name: `check-${program}`,
  what: 'check, 300 entries, cold',
  against: program,
  target: 0.5,
  slow: true,
  sides: (bench) => {
    const portfolio = bench.portfolio(300);
    const other = command(otherPrograms('checkers', VERSIONS), portfolio);
    return {
      ours: () => bench.timeCold([bench.mentor, 'check', portfolio, '--quiet']),
      theirs: () => bench.time(other),
    };
  },
}));
