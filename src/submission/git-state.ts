import { type Git, headCommit } from '../git/git.js';
import type { Manifest } from './manifest.js';

/**
 * Which commit the sources are, and which of them it has not, or not so. Compared by the ids that git gives to contents,
 * so that no filter of the repository runs.
 * @param blobs the ids that git may have given each source
 */
export async function gitState(git: Git, blobs: ReadonlyMap<string, readonly string[]>): Promise<Manifest['git']> {
  const commit = await headCommit(git);
  const listing = commit && (await git(['ls-tree', '-r', '-z', commit]));
  if (!commit || !listing || commit.length !== 40) return null;
  const lines = listing.toString('utf8').split('\0');
  const known = new Map(
    lines.map((line) => /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line)).map((match) => [match?.[2], match?.[1]]),
  );
  return {
    commit,
    changed: [...blobs].filter(([path, ids]) => !ids.includes(known.get(path) ?? '')).map(([path]) => path),
  };
}
