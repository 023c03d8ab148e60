import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileSet } from '../portfolio/files.js';
import { CONFIG_PATH } from '../portfolio/find.js';
import { isPeoplePath, PEOPLE_PATH } from '../portfolio/people.js';
import { attempt } from '../text/attempt.js';
import type { Git } from './git.js';
import { type Blob, blobsIn, filesAtCommit, readBlobs } from './tree.js';

/** A portfolio as the commit in work would hold it. */
export interface StagedPortfolio {
  /** Absolute, in the work tree. */
  root: string;
  files: FileSet;
  /** Files that hold real names by themselves and would go into the commit: private.yaml and its copies. */
  people: string[];
  /** What is not in the last commit yet, and no text. */
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
  const blobs = tree ? await blobsIn(git, tree) : null;
  if (!tree || blobs === null) return null;
  const before = new Set((await blobsIn(git, 'HEAD'))?.map(keyOf));
  const changed = blobs.filter((blob) => !before.has(keyOf(blob)));
  const staged: StagedPortfolio[] = [];
  for (const folder of foldersOf(blobs, changed, top)) {
    const files = await filesAtCommit(git, folder === '' ? tree : `${tree}:${folder}`);
    if (files === null) continue;
    const root = join(top, folder);
    const inside = changed.flatMap((blob) =>
      isIn(folder, blob) ? [{ ...blob, path: folder === '' ? blob.path : blob.path.slice(folder.length + 1) }] : [],
    );
    staged.push({
      root,
      files: withTextsOnDisk(files, root),
      people: files.files.map(({ path }) => path).filter(isPeoplePath),
      changed: inside.filter(({ path }) => !files.texts.has(path)),
    });
  }
  return staged;
}

/** @returns the contents of what changed, by path */
export async function changedContents(git: Git, { changed }: StagedPortfolio): Promise<Map<string, Buffer>> {
  const contents = await readBlobs(git, changed);
  return new Map(changed.flatMap(({ path, id }) => (contents.has(id) ? [[path, contents.get(id) as Buffer]] : [])));
}

const keyOf = ({ path, id }: Blob): string => `${id} ${path}`;

function isIn(folder: string, { path }: Blob): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Where a portfolio.yaml is in the index, or on disk above something that changed. */
function foldersOf(blobs: readonly Blob[], changed: readonly Blob[], top: string): string[] {
  const known = blobs.flatMap(({ path }) =>
    path === CONFIG_PATH || path.endsWith(`/${CONFIG_PATH}`) ? [dirname(path)] : [],
  );
  const touched = new Set(changed.flatMap(({ path }) => ancestors(path)));
  const untold = [...touched].filter((folder) =>
    statSync(join(top, folder, CONFIG_PATH), { throwIfNoEntry: false })?.isFile(),
  );
  const folders = [...known, ...untold].map((folder) => (folder === '.' ? '' : folder));
  return [...new Set(folders)].filter((folder) => changed.some((blob) => isIn(folder, blob)));
}

function ancestors(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? [folder] : [folder, ...ancestors(folder)];
}

function withTextsOnDisk(files: FileSet, root: string): FileSet {
  const texts = new Map(files.texts);
  const names = textOnDisk(join(root, PEOPLE_PATH));
  texts.set(PEOPLE_PATH, names ?? '');
  if (!texts.has(CONFIG_PATH)) texts.set(CONFIG_PATH, textOnDisk(join(root, CONFIG_PATH)) ?? '');
  return { ...files, texts };
}

function textOnDisk(path: string): string | null {
  return attempt(() => (statSync(path).isFile() ? readFileSync(path, 'utf8') : null));
}
