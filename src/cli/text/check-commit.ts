import { relative } from 'node:path';
import { guardCommit } from '../../app/guard.js';
import { RULES } from '../../check/index.js';
import { fileBlocks } from '../../check/reporters/text.js';
import { GUARD_RUNS } from '../../scaffold/hook.js';
import { counted } from '../../text/counted.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { textOptions } from './check.js';

/** Says what must not be committed, and nothing else: it runs before each commit. @returns the exit code */
export async function checkCommit(dir: string | undefined, io: Io): Promise<number> {
  if (io.env['MENTOR_GUARD'] === 'try') {
    io.out(`${GUARD_RUNS}\n`);
    return EXIT.clean;
  }
  const refused = (await guardCommit(dir, io)).filter(({ findings }) => findings.length > 0);
  for (const { open, findings } of refused) {
    const { root, files, linked } = open;
    const options = await textOptions({
      quiet: false,
      stage: null,
      rules: RULES,
      root,
      files,
      portfolio: linked.portfolio,
      io,
    });
    const where = relative(io.cwd, root);
    if (where !== '') io.out(`${where}\n\n`);
    io.out([...fileBlocks(findings, options)].join('\n'));
    io.out(
      `\nNothing was committed: ${counted(findings.length, 'thing')} to mend. Only what you have added with \`git add\` counts.\n`,
    );
  }
  return refused.length > 0 ? EXIT.findings : EXIT.clean;
}
