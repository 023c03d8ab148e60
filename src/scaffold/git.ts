import { execFile } from 'node:child_process';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createWhole } from '../portfolio/write-file.js';
import { starterText } from './templates.js';

/** made: a repository was started; inside: the folder lies in one already; absent: git is not installed; failed: git would not. */
export type GitOutcome = 'made' | 'inside' | 'absent' | 'failed';

/**
 * Starts a git repository in a folder, unless it lies in one.
 * git runs from Node's own folder: Windows would look for it in the current one first, which may be anybody's.
 * @param env the caller's environment; what points git at another repository is left out of it
 */
export async function startRepository(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<GitOutcome> {
  if (isInsideRepository(folder)) return 'inside';
  const own = Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE)$/.test(name)),
  );
  try {
    const cwd = dirname(process.execPath);
    await promisify(execFile)('git', ['init', '--quiet', folder], { cwd, env: own, windowsHide: true });
    return 'made';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'failed';
  }
}

/** written: the hook is there now; kept: there was one already; absent: the folder lies in no repository of its own. */
export type HookOutcome = 'written' | 'kept' | 'absent';

/** Puts the hook that looks at a portfolio before each commit into its repository, unless there is one already. */
export function installHook(folder: string): HookOutcome {
  const repository = repositoryOf(folder);
  if (repository === null || !statSync(join(repository, '.git')).isDirectory()) return 'absent';
  const hook = join(repository, '.git', 'hooks', 'pre-commit');
  if (!createWhole(hook, starterText('hooks/pre-commit'))) return 'kept';
  chmodSync(hook, 0o755);
  return 'written';
}

function isInsideRepository(folder: string): boolean {
  return repositoryOf(folder) !== null;
}

function repositoryOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return null;
  }
}
