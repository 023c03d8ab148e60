import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

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
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'log.showSignature=false'].flatMap((one) => ['-c', one]),
];

const SILENT = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
};

/** @param folder absolute */
export function gitIn(folder: string, env: Readonly<Record<string, string | undefined>>): Git {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_/.test(name)));
  const options = { cwd: folder, env: { ...own, ...SILENT }, windowsHide: true, encoding: 'buffer' as const };
  return async (args, input) => {
    try {
      const limits = { maxBuffer: LARGEST_ANSWER, timeout: PATIENCE };
      const answer = promisify(execFile)('git', [...SHUT, ...args], { ...options, ...limits });
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
