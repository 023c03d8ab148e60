import { buildDocumentModel } from '../../src/document/index.js';
import type { DocumentModel } from '../../src/document/model.js';
import { renderDocx } from '../../src/docx/index.js';
import { entry, modelOf, portfolioOnDisk } from '../html/support.js';
import { readDocx, type WordFile } from './read-docx.js';

/** A picture of one pixel. */
export const PNG: Buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const DATE = new Date('2026-07-01T12:00:00Z');

/** A model as a Word file; its files are what `files` gives. */
export async function docxOf(
  model: DocumentModel,
  files: Record<string, Uint8Array> | ((path: string) => Uint8Array | null) = {},
  number?: number,
): Promise<Uint8Array | null> {
  const readFile = typeof files === 'function' ? files : (path: string): Uint8Array | null => files[path] ?? null;
  return renderDocx(model, { readFile, date: DATE, producer: 'mentor 0', entry: number });
}

/** A portfolio of texts as a Word file, read back. */
export async function wordOf(texts: Record<string, string>, files: Record<string, Uint8Array> = {}): Promise<WordFile> {
  return readDocx(
    await docxOf(modelOf({ ...texts, ...Object.fromEntries(Object.keys(files).map((path) => [path, ''])) }), files),
  );
}

/** One entry with this body. */
export async function wordOfBody(body: string, files: Record<string, Uint8Array> = {}): Promise<WordFile> {
  const texts = { 'journal/2026-03-12-a.md': entry('title: A talk\ndate: 2026-03-12\ncriteria: [AM1]', body) };
  return wordOf(texts, files);
}

/** A portfolio on disk as a Word file. */
export async function wordOfFolder(folder: string): Promise<{ bytes: Uint8Array; model: DocumentModel }> {
  const { linked, readFile } = portfolioOnDisk(folder);
  const model = buildDocumentModel(linked);
  const bytes = await docxOf(model, readFile);
  if (bytes === null) throw new Error('no file');
  return { bytes, model };
}
