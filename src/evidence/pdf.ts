import type { ContentText } from '../portfolio/content.js';
import { contentOf, type Found, textAt } from './findings.js';
import { isEncrypted, readPdfObjects } from './pdf-objects.js';

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

/** Reads all that a PDF of somebody else says: what its pages show, what they do not show, and what they showed before. */
export async function readWholePdf(bytes: Buffer): Promise<Found> {
  const shown = await readPdf(new Uint8Array(bytes));
  if (shown.unread) return shown;
  const found = [shown, isEncrypted(bytes) ? behindKey(shown) : readPdfObjects(bytes)];
  for (const end of earlierEnds(bytes)) {
    const { texts = [] } = await readPdf(new Uint8Array(bytes.subarray(0, end)));
    found.push({ texts: texts.map(({ text }) => ({ where: 'an older version in it', text })) });
  }
  return contentOf(...found);
}

/** A file that only may not be changed opens to everybody; what is attached to it stays shut. */
function behindKey({ texts = [] }: Found): Found {
  return { unread: texts.some(({ where }) => where === ATTACHED) ? 'a file in it is encrypted' : null };
}

/** Where the versions end that a program left in the file when it added to it. One made for the web has two ends and one version. */
function earlierEnds(bytes: Buffer): number[] {
  if (bytes.length > LARGEST_WITH_HISTORY) return [];
  const ends: number[] = [];
  for (let at = bytes.indexOf('%%EOF'); at !== -1; at = bytes.indexOf('%%EOF', at + 5)) ends.push(at + 5);
  const isForWeb = bytes.subarray(0, 1024).includes('/Linearized');
  return ends.slice(isForWeb ? 1 : 0, -1).slice(-MOST_VERSIONS);
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
    const text = await pageText(page);
    size += text.length;
    texts.push(...textAt(`page ${number}`, text));
    page.cleanup();
  }
  const isWhole = file.numPages <= bounds.pages && size < bounds.text;
  return { texts, unread: isWhole ? null : 'it is too long' };
}

async function pageText(page: PdfPage): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const notes = (await page.getAnnotations()) as Record<string, unknown>[];
  return [...readings(text), ...notes.flatMap(noteTexts)].join('\n');
}

/** A text as it stands, and with words joined that a line end cut, or that were set with wide spaces between their letters. */
function readings(text: string): string[] {
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
