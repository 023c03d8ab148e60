import { join } from 'node:path';
import type { FileContent } from '../portfolio/content.js';
import type { FileSet } from '../portfolio/files.js';
import type { PortfolioFile } from '../portfolio/model.js';
import { type ByteSource, inMemory, withFile } from './bytes.js';
import { stateOf } from './file-state.js';
import { contentOf, type Found } from './findings.js';
import { evidenceKindOf } from './kinds.js';
import { readPhoto } from './photo.js';
import { readVideo } from './video.js';

/** What was read of a file, and the state for which it holds. */
export interface KnownContent {
  state: string;
  content: FileContent;
}

/** What was read before, by path. */
export type ContentMemory = Map<string, KnownContent>;
type ContentStore = Pick<ContentMemory, 'get'> & { set: (path: string, known: KnownContent) => unknown };

/**
 * What is inside the files of a portfolio that are no Markdown. A file that cannot be read says so; none stops the rest.
 * @param root absolute path of the portfolio
 * @param isDeep whether texts are read too; else only where a photo or film was taken, and by whom, which costs little
 * @param memory files that have not changed are not read again
 * @param markOf what tells a file's state; undefined where nothing tells it for sure
 */
export async function extractContents(
  root: string,
  files: Iterable<PortfolioFile>,
  isDeep: boolean,
  signal: AbortSignal,
  memory: ContentStore = new Map(),
  markOf: (path: string) => string | undefined = (path) => stateOf(join(root, path)).mark,
): Promise<Map<string, FileContent>> {
  const contents = new Map<string, FileContent>();
  for (const { path, outside } of files) {
    signal.throwIfAborted();
    const read = outside ? null : readerFor(path, isDeep);
    if (!read) continue;
    const mark = markOf(path);
    const state = mark ? `${mark} ${isDeep}` : null;
    const known = state === null ? undefined : memory.get(path);
    const isKnown = known !== undefined && known.state === state;
    const content = isKnown ? known.content : contentOf(await attempt(() => withFile(join(root, path), read)));
    if (state !== null && !isKnown) memory.set(path, { state, content });
    contents.set(path, content);
  }
  return contents;
}

/** A film that is larger is not read into memory. */
const LARGEST_AT_A_GLANCE = 64 * 1024 * 1024;

/** Where photos and films were taken, of files that lie in a zip: whoever takes them in has no folder yet. */
export async function photosIn(set: FileSet, signal: AbortSignal): Promise<Map<string, FileContent>> {
  const contents = new Map<string, FileContent>();
  for (const { path, outside } of set.files) {
    signal.throwIfAborted();
    const read = outside ? null : readerFor(path, false);
    const all = read && (set.bytes?.(path, LARGEST_AT_A_GLANCE) ?? null);
    if (read && all) contents.set(path, contentOf(await attempt(() => read(inMemory(all)))));
  }
  return contents;
}

type Reader = (source: ByteSource) => Found | Promise<Found>;

/** Texts that the portfolio itself reads. */
const OWN = /\.(md|markdown|ya?ml)$/i;

/** At a glance, where photos and films were taken; else all that a file says, whatever it is called. */
function readerFor(path: string, isDeep: boolean): Reader | null {
  if (OWN.test(path)) return null;
  if (isDeep) return async (source) => (await import('./read-file.js')).readFile(source);
  const kind = evidenceKindOf(path);
  return kind === 'image' ? readPhoto : kind === 'video' ? readVideo : null;
}

async function attempt(read: () => Found | Promise<Found>): Promise<Found> {
  try {
    return await read();
  } catch (error) {
    if (isLackingModule(error)) throw error;
    return { unread: 'it is damaged' };
  }
}

/** A package that cannot be loaded is our fault, and says nothing about the file. */
function isLackingModule(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /MODULE_NOT_FOUND|PACKAGE_PATH_NOT_EXPORTED|REQUIRE_ESM/.test(code);
}
