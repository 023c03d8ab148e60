import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileContent } from '../portfolio/content.js';
import type { FileSet } from '../portfolio/files.js';
import type { PortfolioFile } from '../portfolio/model.js';
import { type ByteSource, inMemory, withFile } from './bytes.js';
import { contentOf, type Found } from './findings.js';
import { evidenceKindOf } from './kinds.js';
import { readPhoto } from './photo.js';
import { readVideo } from './video.js';

/** What was read before, by path, and the state of the file that it holds for. */
export type ContentMemory = Map<string, { state: string; content: FileContent }>;

/**
 * What is inside the files of a portfolio that are no Markdown. A file that cannot be read says so; none stops the rest.
 * @param root absolute path of the portfolio
 * @param isDeep whether texts are read too; else only where a photo or film was taken, and by whom, which costs little
 * @param memory for a program that looks again and again: files that have not changed are not read again
 */
export async function extractContents(
  root: string,
  files: Iterable<PortfolioFile>,
  isDeep: boolean,
  signal: AbortSignal,
  memory: ContentMemory = new Map(),
): Promise<Map<string, FileContent>> {
  const contents = new Map<string, FileContent>();
  for (const { path, outside } of files) {
    signal.throwIfAborted();
    const read = outside ? null : readerFor(path, isDeep);
    if (read) contents.set(path, await remembered(join(root, path), isDeep, read, memory));
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

async function remembered(path: string, isDeep: boolean, read: Reader, memory: ContentMemory): Promise<FileContent> {
  const stats = statSync(path, { throwIfNoEntry: false });
  const state = `${stats?.size} ${stats?.mtimeMs} ${stats?.ino} ${isDeep}`;
  const known = memory.get(path);
  if (known?.state === state) return known.content;
  const content = contentOf(await attempt(() => withFile(path, read)));
  memory.set(path, { state, content });
  return content;
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
