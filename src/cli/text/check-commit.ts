import { relative } from 'node:path';
import { guardCommit } from '../../app/guard.js';
import { RULES } from '../../check/index.js';
import { fileBlocks } from '../../check/reporters/text.js';
import { GUARD_RUNS } from '../../scaffold/hook.js';
import { counted } from '../../text/counted.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { textOptions } from './check.js';

/** Says what must not be committed and what could not be searched, and nothing else: it runs before each commit. @returns the exit code */
export async function checkCommit(dir: string | undefined, io: Io): Promise<number> {
  if (io.env['MENTOR_GUARD'] === 'try') {
    io.out(`${GUARD_RUNS}\n`);
    return EXIT.clean;
  }
  const looked = await guardCommit(dir, io);
  for (const { open, findings, unsearched } of looked) {
    if (findings.length + unsearched.length === 0) continue;
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
    io.out([...fileBlocks([...findings, ...unsearched], options)].join('\n'));
    const what = `${counted(findings.length, 'thing')} to mend. Only what you have added with \`git add\` counts.`;
    io.out(findings.length > 0 ? `\nNothing was committed: ${what}\n` : '\nThe commit is not held up by this.\n');
  }
  return looked.some(({ findings }) => findings.length > 0) ? EXIT.findings : EXIT.clean;
}
