import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileContent } from '../portfolio/content.js';
import type { PortfolioFile } from '../portfolio/model.js';
import { type ByteSource, withFile } from './bytes.js';
import { contentOf, type Found } from './findings.js';
import { readOffice } from './office.js';
import { readOldOffice } from './old-office.js';
import { readWholePdf } from './pdf.js';
import { readPhoto } from './photo.js';
import { readPlain } from './plain.js';
import { readTags, readWhole } from './tags.js';
import { readVideo } from './video.js';

const PHOTO = /\.(jpe?g|jpe|png|webp|tiff?|heic|heif|avif|jfif|pjpeg)$/i;
const VIDEO = /\.(mp4|m4v|mov|3gp|3g2|m4a|m4b)$/i;
const SOUND = /\.(mp3|wav|ogg|oga|ogv|flac|aac|opus|wma|wmv|aiff?|webm|mkv|avi|mpg|mpeg)$/i;
const PICTURE = /\.(gif|bmp|ico|jxl)$/i;
const OFFICE = /\.(docx|docm|dotx|pptx|ppsx|xlsx|odt|odp|ods|ott)$/i;
const OLD_OFFICE = /\.(doc|dot|ppt|xls)$/i;
const PLAIN = /\.(txt|text|csv|tsv|html?|svg|rtf|json|xml|srt|vtt|ics|vcf|eml|log|bib|tex)$/i;
const PDF = /\.pdf$/i;
/** A PDF or a Word file larger than this is not opened. */
const LARGEST = 100 * 1024 * 1024;

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

async function remembered(path: string, isDeep: boolean, read: Reader, memory: ContentMemory): Promise<FileContent> {
  const stats = statSync(path, { throwIfNoEntry: false });
  const state = `${stats?.size} ${stats?.mtimeMs} ${stats?.ino} ${isDeep}`;
  const known = memory.get(path);
  if (known?.state === state) return known.content;
  const content = contentOf(await attempt(path, read));
  memory.set(path, { state, content });
  return content;
}

type Reader = (source: ByteSource) => Found | Promise<Found>;

function readerFor(path: string, isDeep: boolean): Reader | null {
  if (PHOTO.test(path)) return readPhoto;
  if (VIDEO.test(path)) return isDeep ? (source) => contentOf(readVideo(source), readTags(source)) : readVideo;
  if (!isDeep) return null;
  if (SOUND.test(path)) return readTags;
  if (PICTURE.test(path)) return readWhole;
  if (PDF.test(path)) return limited((source) => readWholePdf(source.read(0, source.size)));
  if (OFFICE.test(path)) return limited(readOffice);
  if (OLD_OFFICE.test(path)) return readOldOffice;
  return PLAIN.test(path) ? readPlain : null;
}

function limited(read: Reader): Reader {
  return (source) => (source.size > LARGEST ? { unread: 'it is too large' } : read(source));
}

async function attempt(path: string, read: Reader): Promise<Found> {
  try {
    return await withFile(path, read);
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
