import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type LinkedPortfolio, linkPortfolio } from '../../src/coverage/index.js';
import { buildDocumentModel, type DocumentModel, type DocumentOptions } from '../../src/document/index.js';
import type { Prose } from '../../src/document/model.js';
import type { Text } from '../../src/document/text.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../src/framework/index.js';
import { loadTheme, renderHtml } from '../../src/html/index.js';
import { LinkMap, type Links } from '../../src/html/markdown/link-map.js';
import { renderProse } from '../../src/html/markdown/render-prose.js';
import { marksOf } from '../../src/html/words/marks.js';
import { Speaker } from '../../src/html/words/speaker.js';
import { Words } from '../../src/html/words/words.js';
import { type FileSet, filesInMemory, readFolder, readPortfolio } from '../../src/portfolio/index.js';

export const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

export const theme: ReturnType<typeof loadTheme> = loadTheme();

type ReadFile = (path: string) => Uint8Array | null;

function linkFiles(files: FileSet): LinkedPortfolio {
  const ids = (): string[] => listBuiltInFrameworks().map(({ id }) => id);
  return linkPortfolio(readPortfolio(files, { ids, load: loadBuiltInFramework }));
}

/** A portfolio from a folder, and what reads its files. */
export function portfolioOnDisk(folder: string): { linked: LinkedPortfolio; readFile: ReadFile } {
  const readFile = (path: string): Uint8Array | null => {
    try {
      return readFileSync(join(folder, path));
    } catch {
      return null;
    }
  };
  return { linked: linkFiles(readFolder(folder)), readFile };
}

export const CONFIG =
  'version: 1\nmentor: {name: Ada Marsh, school: Fell High}\nprovider: Fen University\nframework: ljmu-2016\nstage: advanced\n';

/** A portfolio from texts; the advanced stage of ljmu-2016 unless they hold a portfolio.yaml of their own. */
export function portfolioOf(texts: Record<string, string>): LinkedPortfolio {
  return linkFiles(filesInMemory({ 'portfolio.yaml': CONFIG, ...texts }));
}

export function modelOf(texts: Record<string, string>): DocumentModel {
  return buildDocumentModel(portfolioOf(texts));
}

/** The page of a portfolio of texts; its other files are what `files` gives, else the texts. */
export function pageOf(texts: Record<string, string>, files: Record<string, Uint8Array> = {}): string {
  const readFile: ReadFile = (path) => files[path] ?? (texts[path] === undefined ? null : Buffer.from(texts[path]));
  return renderHtml(modelOf(texts), { theme, readFile });
}

/** What a page says between the tags, without its styles. */
export function wordsOf(html: string): string {
  return html
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

export function entry(frontMatter: string, body = ''): string {
  return `---\nkind: entry\n${frontMatter}\n---\n\n${body}\n`;
}

export function proseOf(markdown: string, more: Partial<Prose> = {}): Prose {
  return { path: 'journal/a.md', markdown, prefix: 'entry-a--', slugs: [], level: 4, form: 'block', ...more };
}

export const noLinks: Links = new LinkMap({ links: [], evidence: [], references: [] });

/** Markdown as HTML, without places to link to. */
/** Says things in English. */
export const english: Speaker = new Speaker('en-GB');

/** A part of the model with its texts as strings. */
export type Plain<T> = T extends Text
  ? string
  : T extends string
    ? T
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

/** A model as a reader sees its texts, in its own language. */
export function plain(model: DocumentModel): Plain<DocumentModel> {
  const spoken = new Speaker(model.language).spoken(model);
  const words = (_: string, value: unknown): unknown => (value instanceof Words ? String(value) : value);
  return JSON.parse(JSON.stringify(spoken, words)) as Plain<DocumentModel>;
}

export function plainModel(linked: LinkedPortfolio, options?: DocumentOptions): Plain<DocumentModel> {
  return plain(buildDocumentModel(linked, options));
}

export function plainModelOf(texts: Record<string, string>): Plain<DocumentModel> {
  return plainModel(portfolioOf(texts));
}

export function htmlOf(markdown: string, more: Partial<Prose> = {}, links: Links = noLinks): string {
  return marksOf(renderProse(proseOf(markdown, more), links, english).html, null);
}
