import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gitIn, withoutGit } from '../git/git.js';
import { leadsOut } from '../portfolio/paths.js';
import { createWhole, writeWhole } from '../portfolio/write-file.js';
import { attempt } from '../text/attempt.js';
import { fillTemplate } from './templates.js';

type Env = Readonly<Record<string, string | undefined>>;

export interface HookReport {
  /**
   * written: it is there, and git ran it once; silent: it is there, and git did not run it; kept: there is another hook;
   * elsewhere: git looks for hooks outside the repository; absent: the folder lies in no repository, or git is not installed.
   */
  state: 'written' | 'silent' | 'kept' | 'elsewhere' | 'absent';
  /** Where the hook is, or would have to be; absolute. */
  file: string | null;
}

/** What begins every hook of ours, of this version and of earlier ones. */
const OURS = /^#!\/bin\/sh\n# (?:Put here by `mentor init --hooks`|Looks at every portfolio of this repository)/;
export const GUARD_RUNS = 'The guard runs.';

/**
 * Puts the hook that looks at a commit before git takes it in where git looks for it, and has git run it once.
 * @param program what the hook starts: this Node and this program, as absolute paths
 */
export async function installHook(
  folder: string,
  program: { node: string; program: string },
  env: Env,
): Promise<HookReport> {
  const places = ['--show-toplevel', '--git-common-dir', '--git-path', 'hooks'];
  const answer = await gitIn(folder, env, 'owner')(['rev-parse', ...places]);
  if (answer === null) return { state: 'absent', file: null };
  const from = realpathSync(folder);
  const told = answer.toString('utf8').split('\n');
  const [top = '', store = '', hooks = ''] = told.map((path) => resolve(from, path));
  const file = join(isHusky(hooks) ? dirname(hooks) : hooks, 'pre-commit');
  if (!isBelow(top, file) && !isBelow(store, file)) return { state: 'elsewhere', file };
  const forward = (path: string): string => path.replaceAll('\\', '/');
  const text = fillTemplate('hooks/pre-commit', { node: forward(program.node), program: forward(program.program) });
  if (!placeHook(file, text)) return { state: 'kept', file };
  return { state: (await gitRunsIt(folder, env)) ? 'written' : 'silent', file };
}

/** husky has git look into a folder of its own, whose files run those of the folder above. */
const isHusky = (hooks: string): boolean => basename(hooks) === '_' && basename(dirname(hooks)) === '.husky';

function isBelow(folder: string, file: string): boolean {
  return !leadsOut(relative(folder, file));
}

/** @returns false where somebody else's hook is there */
function placeHook(file: string, text: string): boolean {
  mkdirSync(dirname(file), { recursive: true });
  const there = attempt(() => readFileSync(file, 'utf8'));
  const isOurs = there === null ? createWhole(file, text) : OURS.test(there) && writeWhole(file, text);
  if (!isOurs) return false;
  chmodSync(file, 0o755);
  return true;
}

async function gitRunsIt(folder: string, env: Env): Promise<boolean> {
  const options = { cwd: folder, env: { ...withoutGit(env), MENTOR_GUARD: 'try' }, windowsHide: true, timeout: 60_000 };
  try {
    const { stdout, stderr } = await promisify(execFile)('git', ['hook', 'run', 'pre-commit'], options);
    return `${stdout}${stderr}`.includes(GUARD_RUNS);
  } catch {
    return false;
  }
}
