import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

type Env = Readonly<Record<string, string | undefined>>;

/** Asks git about a folder; null where git is absent, the folder is in no repository, or git does not know. */
export type Git = (args: readonly string[], input?: string) => Promise<Buffer | null>;

const LARGEST_ANSWER = 256 * 1024 * 1024;
const PATIENCE = 30_000;

/**
 * What a stranger's repository could have git run or fetch is shut: watchers, hooks, checkers of signatures, every protocol.
 * Only commands that run no filters may be asked: rev-parse, rev-list, ls-tree, cat-file.
 */
const SHUT: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', 'log.showSignature=false'].flatMap((one) => ['-c', one]),
];
const NO_HOOKS: readonly string[] = ['-c', 'core.hooksPath=/dev/null'];

const SILENT = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
};

/**
 * @param folder absolute; what the environment says of another repository does not count
 * @param whose a stranger's repository has no say in where hooks lie
 */
export function gitIn(folder: string, env: Env, whose: 'stranger' | 'owner' = 'stranger'): Git {
  return asking(folder, withoutGit(env), whose === 'owner' ? SHUT : [...SHUT, ...NO_HOOKS]);
}

/**
 * Asks as a hook does: about the repository and the index that the environment names, and where its hooks lie.
 * @param folder absolute; where git runs a hook: the top of the work tree
 */
export function gitOfHook(folder: string, env: Env): Git {
  const told = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'].flatMap((name) =>
    env[name] ? [[name, resolve(folder, env[name])]] : [],
  );
  return asking(folder, { ...withoutGit(env), ...Object.fromEntries(told) }, SHUT);
}

/** @returns the environment without what it says of another repository */
export function withoutGit(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_/.test(name)));
}

function asking(folder: string, env: Env, settings: readonly string[]): Git {
  const options = { cwd: folder, env: { ...env, ...SILENT }, windowsHide: true, encoding: 'buffer' as const };
  return async (args, input) => {
    try {
      const limits = { maxBuffer: LARGEST_ANSWER, timeout: PATIENCE };
      const answer = promisify(execFile)('git', [...settings, ...args], { ...options, ...limits });
      answer.child.stdin?.on('error', () => undefined);
      answer.child.stdin?.end(input ?? '');
      return (await answer).stdout;
    } catch {
      return null;
    }
  };
}

/** @returns the commit that is checked out, or null */
export async function headCommit(git: Git): Promise<string | null> {
  const answer = (await git(['rev-parse', '--verify', '--quiet', 'HEAD']))?.toString('utf8').trim();
  return answer && /^[0-9a-f]{40,64}$/.test(answer) ? answer : null;
}
