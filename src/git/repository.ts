import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

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
  if (repositoryOf(folder) !== null) return 'inside';
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

/** @returns the folder of the repository that a folder lies in, or null */
function repositoryOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return null;
  }
}
