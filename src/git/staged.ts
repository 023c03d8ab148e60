import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileSet } from '../portfolio/files.js';
import { CONFIG_PATH } from '../portfolio/find.js';
import { isPeoplePath, PEOPLE_PATH } from '../portfolio/people.js';
import { attempt } from '../text/attempt.js';
import type { Git } from './git.js';
import { type Blob, blobsBelow, blobsIn, filesOf, readBlobs } from './tree.js';

/** A portfolio as the commit in work would hold it. */
export interface StagedPortfolio {
  /** Absolute, in the work tree. */
  root: string;
  files: FileSet;
  /** Files that hold real names by themselves and would go into the commit: private.yaml and its copies. */
  people: string[];
  /** What is not in the last commit yet. */
  changed: Blob[];
}

/**
 * The portfolios that the commit in work touches, read from the index: what else lies on disk does not count, but for the
 * names in private.yaml, which is never committed, and a portfolio.yaml that git was not told of.
 * @param git asked from the top of the work tree
 * @param top absolute
 * @returns null where git has no tree for the index, as in the midst of a merge
 */
export async function stagedPortfolios(git: Git, top: string): Promise<StagedPortfolio[] | null> {
  const tree = (await git(['write-tree']))?.toString('utf8').trim();
  const blobs = await blobsIn(git, tree ?? '');
  if (blobs === null) return null;
  const before = new Set((await blobsIn(git, 'HEAD'))?.map(keyOf));
  const changed = blobs.filter((blob) => !before.has(keyOf(blob)));
  const staged: StagedPortfolio[] = [];
  for (const folder of foldersOf(blobs, changed, top)) {
    const [root, own] = [resolve(top, folder), blobsBelow(blobs, folder)];
    staged.push({
      root,
      files: withTextsOnDisk(await filesOf(git, own), root),
      people: own.map(({ path }) => path).filter(isPeoplePath),
      changed: blobsBelow(changed, folder),
    });
  }
  return staged;
}

/** @returns the contents of what changed, by path; what git cannot give is not among them */
export async function changedContents(git: Git, changed: readonly Blob[]): Promise<Map<string, Buffer>> {
  const contents = await readBlobs(git, changed);
  const read = changed.flatMap(({ path, id }): [string, Buffer][] => {
    const bytes = contents.get(id);
    return bytes ? [[path, bytes]] : [];
  });
  return new Map(read);
}

const keyOf = ({ path, id }: Blob): string => `${id} ${path}`;

/** Folders above something that changed in which a portfolio.yaml is, in the index or on disk. */
function foldersOf(blobs: readonly Blob[], changed: readonly Blob[], top: string): string[] {
  const paths = new Set(blobs.map(({ path }) => path));
  const touched = new Set(changed.flatMap(({ path }) => ancestors(path)));
  return [...touched].filter(
    (folder) =>
      paths.has(`${folder}${CONFIG_PATH}`) ||
      statSync(join(top, folder, CONFIG_PATH), { throwIfNoEntry: false })?.isFile(),
  );
}

/** `a/b.md` lies in ``, the top, and in `a/`. */
function ancestors(path: string): string[] {
  return ['', ...Array.from(path.matchAll(/\//g), ({ index }) => path.slice(0, index + 1))];
}

function withTextsOnDisk(files: FileSet, root: string): FileSet {
  const texts = new Map(files.texts);
  texts.set(PEOPLE_PATH, textOnDisk(join(root, PEOPLE_PATH)) ?? '');
  if (!texts.has(CONFIG_PATH)) texts.set(CONFIG_PATH, textOnDisk(join(root, CONFIG_PATH)) ?? '');
  return { ...files, texts };
}

function textOnDisk(path: string): string | null {
  return attempt(() => (statSync(path).isFile() ? readFileSync(path, 'utf8') : null));
}
