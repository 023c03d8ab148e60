import { unpacksTooFar } from '../pdf/viewer/unpacks-too-far.js';
import { viewPdf } from '../pdf/viewer/viewed-pdf.js';
import type { ContentText } from '../portfolio/content.js';
import { groupBy } from '../text/group-by.js';
import { contentOf, type Found, textAt } from './findings.js';
import { readPdfObjects } from './pdf-objects.js';
import { readHeld, TOO_LARGE, type Within } from './within.js';

/** How much of a PDF that somebody else made is read. */
const BOUNDS: PdfBounds = { pages: 2000, text: 8 * 1024 * 1024 };
const MOST_BOOKMARKS = 20_000;
/** Larger files are not looked through for older versions of their pages. */
const LARGEST_WITH_HISTORY = 20 * 1024 * 1024;
const MOST_VERSIONS = 4;
const ATTACHED = 'an attachment';

export interface PdfBounds {
  pages: number;
  /** Characters. */
  text: number;
}

type PdfJs = Awaited<ReturnType<typeof import('unpdf')['getResolvedPDFJS']>>;
type PdfFile = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<PdfFile['getPage']>>;

/**
 * Reads the text of a PDF: pages, notes, form fields, bookmarks, properties and the names of what is attached.
 * @param bytes are of no use afterwards
 */
export async function readPdf(bytes: Uint8Array, bounds: PdfBounds = BOUNDS): Promise<Found> {
  // The built program loads packages by require(), and `unpdf/pdfjs` has an export for import() alone.
  const { getResolvedPDFJS } = await import('unpdf');
  const { getDocument, VerbosityLevel } = await getResolvedPDFJS();
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    return await readFile(await task.promise, bounds);
  } catch (error) {
    return { unread: reason(error) };
  } finally {
    await task.destroy();
  }
}

/**
 * Reads all that a PDF of somebody else says: what its pages show, as every viewer shows them, what they do not show, what
 * they showed before, and the files in it.
 * @param within where it lies
 */
export async function readWholePdf(bytes: Buffer, within: Within): Promise<Found> {
  if (unpacksTooFar(bytes)) return { unread: TOO_LARGE };
  const viewed = await viewPdf(bytes, (pdf) => {
    const files = pdf.files();
    const plain = pdf.save();
    return { files, plain, hasMeaning: pdf.lettersHaveMeaning(), pages: pdf.pages, shown: pdf.drawn() };
  });
  if (viewed === 'encrypted') return { unread: 'it is encrypted' };
  if (viewed === 'too-large') return { unread: TOO_LARGE };
  if (viewed === 'broken') return { unread: 'it is damaged' };
  const { files, plain, hasMeaning, pages, shown } = viewed;
  const found = [await readPdf(new Uint8Array(bytes)), await readPdf(new Uint8Array(shown)), readPdfObjects(plain)];
  const versions = earlierEnds(bytes);
  for (const end of versions.slice(-MOST_VERSIONS)) {
    const { texts = [] } = await readPdf(new Uint8Array(bytes.subarray(0, end)));
    found.push({ texts: texts.map(({ text }) => ({ where: 'an older version in it', text })) });
  }
  for (const { name, bytes: held } of files)
    found.push({ texts: textAt(ATTACHED, name) }, await readHeld(held, within, ATTACHED));
  const isMore = pagesIn(bytes, plain) > pages || versions.length > MOST_VERSIONS;
  const whole = contentOf(...found, {
    unread: hasMeaning
      ? isMore
        ? 'it holds content that its pages no longer show'
        : null
      : 'its letters have no meaning',
  });
  return { ...whole, texts: uniqueTexts(whole.texts) };
}

/** How many objects of a file, as it came and unpacked, are pages, whether or not anything leads to them. */
function pagesIn(...files: readonly Buffer[]): number {
  const numbers = new Set<string>();
  for (const file of files)
    for (const [, number = '', object = ''] of file
      .toString('latin1')
      .matchAll(/(?<!\d)(\d+) \d+ obj\b((?:(?!\bobj\b|endobj|stream)[\s\S]){0,3000})(?=endobj|stream)/g))
      if (/\/Type\s*\/Page\b(?!s)/.test(object)) numbers.add(number);
  return numbers.size;
}

function uniqueTexts(texts: readonly ContentText[]): ContentText[] {
  const seen = new Set<string>();
  return texts.filter(({ where, text }) => !seen.has(`${where} ${text}`) && seen.add(`${where} ${text}`));
}

/** Where the versions end that a program left in the file when it added to it. One made for the web has two ends and one version. */
function earlierEnds(bytes: Buffer): number[] {
  if (bytes.length > LARGEST_WITH_HISTORY) return [];
  const ends: number[] = [];
  for (let at = bytes.indexOf('%%EOF'); at !== -1; at = bytes.indexOf('%%EOF', at + 5)) ends.push(at + 5);
  const isForWeb = bytes.subarray(0, 1024).includes('/Linearized');
  return ends.slice(isForWeb ? 1 : 0, -1);
}

function reason(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException' ? 'it is encrypted' : 'it is damaged';
}

async function readFile(file: PdfFile, bounds: PdfBounds): Promise<Found> {
  const texts: ContentText[] = [...(await properties(file)), ...(await bookmarks(file)), ...(await attachments(file))];
  let size = 0;
  const pages = Math.min(file.numPages, bounds.pages);
  for (let number = 1; number <= pages && size < bounds.text; number += 1) {
    const page = await file.getPage(number);
    const { text, isWhole } = await pageText(page, bounds.text - size);
    size = isWhole ? size + text.length : bounds.text;
    texts.push(...textAt(`page ${number}`, text));
    page.cleanup();
  }
  const isAll = file.numPages <= bounds.pages && size < bounds.text;
  return { texts, unread: isAll ? null : 'it is too long' };
}

async function pageText(page: PdfPage, most: number): Promise<{ text: string; isWhole: boolean }> {
  const { items, isWhole } = await itemsOf(page, most);
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const placed = items.flatMap((item) =>
    'str' in item ? { text: item.str, x: item.transform[4] as number, y: item.transform[5] as number } : [],
  );
  const notes = (await page.getAnnotations()) as Record<string, unknown>[];
  return { text: [...readings(text), ...readings(byPlace(placed)), ...notes.flatMap(noteTexts)].join('\n'), isWhole };
}

type TextItem = Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number];
/** An item costs some hundred times what a letter does. */
const ITEM = 20;

/** Piece by piece, so that a page of more than `most` characters is not held whole. */
async function itemsOf(page: PdfPage, most: number): Promise<{ items: TextItem[]; isWhole: boolean }> {
  const items: TextItem[] = [];
  let left = most;
  const reader = page.streamTextContent().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    for (const item of (next.value as { items: TextItem[] }).items) {
      items.push(item);
      left -= ITEM + ('str' in item ? item.str.length : 0);
    }
    if (left > 0) continue;
    await reader.cancel(new Error('enough'));
    return { items, isWhole: false };
  }
  return { items, isWhole: true };
}

/** The words of a page by where they stand: a program may paint them in any order. */
function byPlace(items: readonly { text: string; x: number; y: number }[]): string {
  const lines = groupBy(items, ({ y }) => Math.round(y / 3));
  const rows = [...lines].sort(([one], [other]) => other - one);
  return rows
    .map(([, row]) =>
      row
        .sort((one, other) => one.x - other.x)
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n');
}

/** A text as it stands, and with words joined that a line end cut, or that were set with wide spaces between their letters. */
export function readings(text: string): string[] {
  const joined = text.replace(/-[ \t]*\n[ \t]*(?=\p{Ll})/gu, '');
  const narrow = joined.replace(/(?<!\p{L})\p{L}(?: \p{L}){2,}(?!\p{L})/gu, (word) => word.replaceAll(' ', ''));
  return narrow === text ? [text] : [text, narrow];
}

function noteTexts(note: Record<string, unknown>): string[] {
  const parts = ['titleObj', 'contentsObj'].map((key) => (note[key] as { str?: unknown } | undefined)?.str);
  return [...parts, note['fieldValue'], note['alternativeText'], note['url'], note['unsafeUrl']].flat().filter(isText);
}

async function properties(file: PdfFile): Promise<ContentText[]> {
  const { info, metadata } = await file.getMetadata();
  const custom = Object.values((info as { Custom?: object }).Custom ?? {});
  const values = [...Object.values(info), ...custom, ...[...(metadata ?? [])].map(([, value]) => value)];
  return textAt('the properties', values.flat().filter(isText).join('\n'));
}

async function bookmarks(file: PdfFile): Promise<ContentText[]> {
  const outline = (await file.getOutline()) as { title: string; items: unknown[] }[] | null;
  const titles: string[] = [];
  const queue = [...(outline ?? [])];
  for (let next = queue.shift(); next && titles.length < MOST_BOOKMARKS; next = queue.shift()) {
    titles.push(next.title);
    queue.push(...(next.items as typeof queue));
  }
  return textAt('a bookmark', titles.join('\n'));
}

async function attachments(file: PdfFile): Promise<ContentText[]> {
  const attached = (await file.getAttachments()) as Record<string, { filename?: unknown }> | null;
  const names = Object.entries(attached ?? {}).flatMap(([key, { filename }]) => [key, filename]);
  return textAt(ATTACHED, names.filter(isText).join('\n'));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
