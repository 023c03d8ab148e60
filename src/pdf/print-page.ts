import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'puppeteer';
import { asPart, DOCUMENT_ADDRESS, type Part } from './document-parts.js';
import { shrinkPictures } from './shrink-pictures.js';

/** By then the order to print has reached the browser. */
const BEGUN_MS = 20;

/** A picture of a few megabytes takes a tenth of a second. */
const LOOK_AGAIN_MS = 10;

/** What a document asks for, by its address; what takes time comes when it is done. */
export type Images = ReadonlyMap<string, Part | Promise<Part>>;

/** Begins to make the images of a document ready to be asked for. */
export function readyImages(browser: Browser, images: ReadonlyMap<string, Part>): Images {
  return shrinkPictures(browser, images);
}

/**
 * Prints a document to PDF in a page of its own. The paper, its margins and what runs in them are the document's own CSS.
 *
 * @param images what it asks for
 * @returns Chromium's PDF as it comes: tagged, with bookmarks
 */
export async function printPage(browser: Browser, document: string, images: Images = new Map()): Promise<Uint8Array> {
  const reader = await openReader(browser);
  try {
    return await reader.read(document, images, toPdf());
  } finally {
    await reader.close();
  }
}

/** @param meanwhile called when the browser is at work: what blocks this thread then costs nothing */
export function toPdf(meanwhile: () => void = () => undefined): (page: Page) => Promise<Uint8Array> {
  return (page) => {
    const printed = page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: 0,
    });
    void setTimeout(BEGUN_MS).then(meanwhile);
    return printed;
  };
}

/** A page of the browser for documents, one after another: a page for each takes a quarter of a second of processor time more. */
export interface Reader {
  read<T>(document: string, images: Images, use: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens a page for documents: no JavaScript, no request but those for the document itself (`data:` addresses make none). It is in
 * the background, where a full browser draws no window for it.
 *
 * Answering requests with the document loads it several times as fast as Puppeteer's `setContent`, and a page that shows nothing
 * on screen is laid out once, for paper, and not twice: a quarter less time. Of a document with the same head as the one before,
 * only the body is opened: style sheets and fonts are there.
 */
export async function openReader(browser: Browser): Promise<Reader> {
  const page = await browser.newPage({ background: true });
  const crashed = new Promise<never>((_, reject) => page.once('error', reject));
  crashed.catch(() => undefined);
  const close = (): Promise<void> => page.close().catch(() => undefined);
  const setUp = async (): Promise<(parts: Images) => void> => {
    await page.setJavaScriptEnabled(false);
    // The document's own policy allows its images as `data:` only; what replaces it here is stricter.
    await page.setBypassCSP(true);
    return answerOnly(await page.createCDPSession());
  };
  const answer = await setUp().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  let opened = '';
  const open = async (document: string, images: Images): Promise<void> => {
    const head = headOf(document);
    if (head !== '' && head === opened) {
      answer(images);
      await page.evaluate(showBody, document.slice(head.length));
      while (!(await page.evaluate(arePicturesThere))) await setTimeout(LOOK_AGAIN_MS);
      return;
    }
    opened = '';
    answer(new Map([...images, [DOCUMENT_ADDRESS, asPart(notOnScreen(document))]]));
    await page.goto(DOCUMENT_ADDRESS, { waitUntil: 'load', timeout: 0 });
    await page.evaluate(loadFonts);
    opened = head;
  };
  return {
    close,
    read: async (document, images, use) => {
      await Promise.race([crashed, open(document, images)]);
      return await Promise.race([crashed, use(page)]);
    },
  };
}

/** What a document says before its body. */
export function headOf(document: string): string {
  return document.slice(0, Math.max(0, document.search(/<body\b/i)));
}

/** For the screen alone, which nobody sees. What it hides is not laid out there, and its pictures load all the same. */
const NOTHING = '<style media="screen">body{display:none!important}</style>';

/** By `data-paged` a style sheet knows that page numbers will be set: whoever prints the page from a browser gets none. */
function notOnScreen(html: string): string {
  return html.replace(/<html\b/i, '$& data-paged').replace(/<head\b[^>]*>/i, (head) => head + NOTHING);
}

/** What of a page the functions below use. They run in the browser. */
declare const document: {
  readonly fonts: Iterable<{ load(): Promise<unknown> }>;
  readonly images: Iterable<{ readonly complete: boolean }>;
  readonly body: { replaceWith(body: unknown): void };
};
declare class DOMParser {
  parseFromString(markup: string, type: 'text/html'): { readonly body: unknown };
}

/** The browser loads a font when it first lays text out with it, and does not wait for one while it prints. */
async function loadFonts(): Promise<void> {
  await Promise.allSettled(Array.from(document.fonts, (font) => font.load()));
}

function showBody(markup: string): void {
  document.body.replaceWith(new DOMParser().parseFromString(markup, 'text/html').body);
}

/** Also one that cannot be shown is. */
function arePicturesThere(): boolean {
  return Array.from(document.images).every(({ complete }) => complete);
}

/**
 * Answers requests for a document's parts and refuses all others, whatever they are for and wherever they go. The document
 * itself is answered once, or one that refreshes itself would never be done.
 *
 * @returns what takes the parts of the next document
 */
async function answerOnly(session: CDPSession): Promise<(parts: Images) => void> {
  let unanswered = new Map<string, Part | Promise<Part>>();
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const asked = unanswered.get(request.url);
    if (request.url === DOCUMENT_ADDRESS) unanswered.delete(request.url);
    const refuse = (): Promise<void> => session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    const answer = async (part: Part | Promise<Part>): Promise<void> =>
      session.send('Fetch.fulfillRequest', { requestId, ...responseOf(await part) });
    const reply = asked ? answer(asked).catch(refuse) : refuse();
    // The page may be gone by now, and then nobody waits for the answer.
    reply.catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  return (parts) => {
    unanswered = new Map(parts);
  };
}

function responseOf({ type, base64 }: Part): {
  responseCode: number;
  responseHeaders: { name: string; value: string }[];
  body: string;
} {
  return { responseCode: 200, responseHeaders: [{ name: 'content-type', value: type }], body: base64 };
}
