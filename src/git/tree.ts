import { isUtf8 } from 'node:buffer';
import { digestContent } from '../portfolio/digest.js';
import { type FileSet, type FileTrouble, isTextPath, LARGEST_TEXT } from '../portfolio/files.js';
import { IGNORED_FOLDERS } from '../portfolio/leavings.js';
import type { PortfolioFile } from '../portfolio/model.js';
import type { Git } from './git.js';

/** A file in git's store. */
export interface Blob {
  /** From the folder that git is asked from. */
  path: string;
  id: string;
  size: number;
}

/** Contents are asked for in portions of this many bytes. */
const PORTION = 64 * 1024 * 1024;
const LARGEST_BLOB = 128 * 1024 * 1024;

/** @returns the commit that a text names, or null */
export async function commitNamed(git: Git, text: string): Promise<string | null> {
  if (text.startsWith('-')) return null;
  const answer = (await git(['rev-parse', '--verify', '--quiet', `${text}^{commit}`]))?.toString('utf8').trim();
  return answer && /^[0-9a-f]{40,64}$/.test(answer) ? answer : null;
}

/** @returns the files of a commit or tree below the folder that git is asked from; null where git does not know */
export async function blobsIn(git: Git, tree: string): Promise<Blob[] | null> {
  const listing = await git(['ls-tree', '-r', '-z', '-l', tree]);
  return listing === null ? null : readListing(listing.toString('utf8'));
}

/**
 * A portfolio as it is in a commit or tree. Nothing is checked out.
 * @param git asked from the portfolio's folder
 * @param tree its id
 * @returns null where git does not know
 */
export async function filesAtCommit(git: Git, tree: string): Promise<FileSet | null> {
  const blobs = await blobsIn(git, tree);
  return blobs && (await filesOf(git, blobs));
}

/** @returns a portfolio of these files; their paths begin in its folder */
export async function filesOf(git: Git, blobs: readonly Blob[]): Promise<FileSet> {
  const contents = await readBlobs(git, blobs);
  const texts = new Map<string, string>();
  const troubles = new Map<string, FileTrouble>();
  const digests = new Map<string, ReturnType<typeof digestContent>>();
  for (const { path, id, size } of blobs) {
    const bytes = contents.get(id);
    if (bytes) digests.set(path, digestContent(path, bytes));
    if (!isTextPath(path)) continue;
    if (size > LARGEST_TEXT) troubles.set(path, { kind: 'too-large', detail: String(size) });
    else if (bytes) {
      if (!isUtf8(bytes)) troubles.set(path, { kind: 'encoding', detail: '' });
      texts.set(path, bytes.toString('utf8'));
    }
  }
  const files = blobs.map(({ path, size }): PortfolioFile => ({ path, size, outside: false }));
  return { files, texts, troubles, digest: (path) => digests.get(path) ?? null };
}

/** Links and submodules are left out: what they name is not in the commit. */
function readListing(text: string): Blob[] {
  const blobs = text.split('\0').flatMap((line) => {
    const [, id = '', size = '', path = ''] = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line) ?? [];
    return path === '' ? [] : [{ path, id, size: Number(size) }];
  });
  return blobsBelow(blobs, '');
}

/**
 * What a portfolio in a folder has of these files.
 * @param folder empty, or with a slash at its end
 * @returns their paths begin in it
 */
export function blobsBelow(blobs: readonly Blob[], folder: string): Blob[] {
  const below = blobs.filter(({ path }) => path.startsWith(folder));
  const own = below.map((blob) => ({ ...blob, path: blob.path.slice(folder.length) }));
  return own.filter(({ path }) => !IGNORED_FOLDERS.has(path.split('/')[0] ?? ''));
}

/** @returns the contents by id; what is too large, and what git does not give, is not among them */
export async function readBlobs(git: Git, blobs: readonly Blob[]): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  for (const portion of portions(blobs.filter(({ size }) => size <= LARGEST_BLOB))) {
    const answer = await git(['cat-file', '--batch'], portion.map(({ id }) => `${id}\n`).join(''));
    for (const [id, bytes] of answer ? readAnswer(answer, portion) : []) contents.set(id, bytes);
  }
  return contents;
}

/** A line for each that was asked for, and behind it what it holds; of one that is missing the line says so. */
function* readAnswer(answer: Buffer, asked: readonly Blob[]): Iterable<[id: string, bytes: Buffer]> {
  let at = 0;
  for (const { id } of asked) {
    const end = answer.indexOf('\n', at);
    const size = / blob (\d+)$/.exec(answer.toString('latin1', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    yield [id, answer.subarray(at, at + Number(size))];
    at += Number(size) + 1;
  }
}

function* portions(blobs: readonly Blob[]): Iterable<Blob[]> {
  let [portion, size] = [[] as Blob[], 0];
  for (const blob of blobs) {
    if (size + blob.size > PORTION && portion.length > 0) {
      yield portion;
      [portion, size] = [[], 0];
    }
    portion.push(blob);
    size += blob.size;
  }
  if (portion.length > 0) yield portion;
}
