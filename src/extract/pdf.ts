import type { ContentText } from '../portfolio/content.js';
import { type Found, textAt } from './findings.js';

const MOST_PAGES = 2000;
const MOST_TEXT = 8 * 1024 * 1024;

type PdfJs = Awaited<ReturnType<typeof import('unpdf')['getResolvedPDFJS']>>;
type PdfFile = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<PdfFile['getPage']>>;

/** Reads the text of a PDF: pages, notes, form fields, bookmarks, properties and the names of what is attached. */
export async function readPdf(bytes: Uint8Array): Promise<Found> {
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
    return await readFile(await task.promise);
  } catch (error) {
    return { unread: reason(error) };
  } finally {
    await task.destroy();
  }
}

function reason(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException' ? 'it is encrypted' : 'it is damaged';
}

async function readFile(file: PdfFile): Promise<Found> {
  const texts: ContentText[] = [...(await properties(file)), ...(await bookmarks(file)), ...(await attachments(file))];
  let size = 0;
  const pages = Math.min(file.numPages, MOST_PAGES);
  for (let number = 1; number <= pages && size < MOST_TEXT; number += 1) {
    const page = await file.getPage(number);
    const text = await pageText(page);
    size += text.length;
    texts.push(...textAt(`page ${number}`, text));
    page.cleanup();
  }
  const isWhole = file.numPages <= MOST_PAGES && size < MOST_TEXT;
  return { texts, unread: isWhole ? null : 'it is too long' };
}

async function pageText(page: PdfPage): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const notes = (await page.getAnnotations()) as Record<string, unknown>[];
  return [text, ...notes.flatMap(noteTexts)].join('\n');
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
  for (let next = queue.shift(); next && titles.length < MOST_PAGES; next = queue.shift()) {
    titles.push(next.title);
    queue.push(...(next.items as typeof queue));
  }
  return textAt('a bookmark', titles.join('\n'));
}

async function attachments(file: PdfFile): Promise<ContentText[]> {
  const attached = (await file.getAttachments()) as Record<string, { filename?: unknown }> | null;
  const names = Object.entries(attached ?? {}).flatMap(([key, { filename }]) => [key, filename]);
  return textAt('an attachment', names.filter(isText).join('\n'));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
