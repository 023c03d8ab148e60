import type { Git } from '../git/git.js';
import { digestContent } from '../portfolio/digest.js';

/**
 * Since when a file is as it is: the commit that made it so; null for one that is not committed yet, or that git
 * cannot tell (no repository, or a clone that does not reach back so far).
 */
export interface Since {
  commit: string;
  /** YYYY-MM-DD */
  date: string;
}

/** Commits of one file that are looked into. */
const DEEPEST = 100;

/**
 * The first commit since which a file is no longer what was sealed.
 * @param path in the portfolio; git counts from there
 */
export async function changedSince(git: Git, path: string, sha256: string): Promise<Since | null> {
  let newer: Since | null = null;
  for (const commit of (await commitsOf(git, path)).slice(0, DEEPEST)) {
    const content = await git(['cat-file', 'blob', `${commit.commit}:./${path}`]);
    const now = content && digestContent(path, content);
    if (now && (sha256 === now.sha256 || sha256 === now.composed)) return newer;
    newer = commit;
  }
  return null;
}

/** The commit that brought a file; null in a clone that does not reach back to it. */
export async function cameWith(git: Git, path: string): Promise<Since | null> {
  const oldest = (await commitsOf(git, path)).at(-1);
  if (!oldest) return null;
  const parents = await git(['rev-list', '--parents', '-n', '1', oldest.commit]);
  if (parents?.includes(' ')) return oldest;
  return (await git(['rev-parse', '--is-shallow-repository']))?.includes('true') ? null : oldest;
}

/** The commit that took a file away; null where it is still there. */
export async function wentWith(git: Git, path: string): Promise<Since | null> {
  const [latest] = await commitsOf(git, path);
  if (!latest || (await git(['cat-file', '-e', `HEAD:./${path}`])) !== null) return null;
  return latest;
}

/** Newest first. */
async function commitsOf(git: Git, path: string): Promise<Since[]> {
  const answer = await git(['rev-list', '--format=%H %cI', 'HEAD', '--', path]);
  const lines = answer?.toString('utf8').matchAll(/^([0-9a-f]{40,64}) (\d{4}-\d{2}-\d{2})T/gm) ?? [];
  return [...lines].map(([, commit = '', date = '']) => ({ commit, date }));
}
