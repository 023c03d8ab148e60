import { execFileSync } from 'node:child_process';

const WHO = ['-c', 'user.name=Ada Marsh', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
/** When everything is committed. */
const DAY = '2026-11-02T10:00:00Z';

/** Runs git in a folder, as somebody of its own. @returns what it printed */
export function git(root: string, ...args: string[]): string {
  const env = { ...process.env, GIT_AUTHOR_DATE: DAY, GIT_COMMITTER_DATE: DAY };
  return execFileSync('git', [...WHO, ...args], {
    cwd: root,
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** Commits everything that is new or changed, if anything is. @returns the commit's id */
export function commitAll(root: string, message: string): string {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '-m', message);
  return git(root, 'rev-parse', 'HEAD').trim();
}

/** A repository of everything in a folder. */
export function repositoryOf(root: string): void {
  git(root, 'init', '--quiet', '--initial-branch=main');
  commitAll(root, 'All');
}
