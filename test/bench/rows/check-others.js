import { join } from 'node:path';
import { otherPrograms } from '../other-programs.js';

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
    const other = command(otherPrograms(), portfolio);
    return {
      ours: () => bench.timeCold([bench.mentor, 'check', portfolio, '--quiet']),
      theirs: () => bench.time(other),
    };
  },
}));
