import { availableParallelism } from 'node:os';
import type { Browser } from 'puppeteer';
import { takeApart } from './document-parts.js';
import { JoinedPdf } from './join/join.js';
import { type Outline, outlineOf } from './pieces/blocks.js';
import { divide, PIECE_SIZES, type PieceSizes } from './pieces/divide.js';
import { withLayout } from './pieces/layout.js';
import { askingForPage, countsAlone } from './pieces/page-counter.js';
import { type Cut, type Divided, linksIn, pieceOf } from './pieces/piece.js';
import { type Images, printPage, readyImages } from './print-page.js';

/** What the browser printed, and whether its pages still ask for their numbers. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly asksForPages: boolean;
}

/** How a document is printed. */
export interface PrintHow {
  readonly sizes?: PieceSizes;
  /** How many pieces are printed at once. */
  readonly atOnce?: number;
  /** Called when the browser is at work: what blocks this thread then costs nothing. */
  readonly meanwhile?: () => void;
}

/** More pages of a browser at work at once gain nothing. */
const AT_ONCE = Math.min(availableParallelism(), 4);

/**
 * Prints a self-contained HTML document; a long one in pieces, side by side, which are joined. What comes out does not depend on how
 * many are printed at once.
 */
export async function printDocument(browser: Browser, html: string, how: PrintHow): Promise<Printed> {
  const { sizes = PIECE_SIZES, meanwhile } = how;
  const { document, images } = takeApart(html);
  const ready = readyImages(browser, images);
  const start = document.search(/<body\b/i);
  const head = document.slice(0, start);
  const asking = document.length > sizes.most && countsAlone(head) ? askingForPage(head) + document.slice(start) : null;
  const outline = asking === null ? null : outlineOf(asking, sizes.most / 10);
  if (asking === null || !outline)
    return { bytes: await printPage(browser, document, ready, meanwhile), asksForPages: false };
  return { bytes: await printInPieces(browser, asking, outline, ready, how), asksForPages: true };
}

async function printInPieces(
  browser: Browser,
  html: string,
  { body, blocks }: Outline,
  images: Images,
  { sizes = PIECE_SIZES, atOnce = AT_ONCE, meanwhile }: PrintHow,
): Promise<Uint8Array> {
  const joined = new JoinedPdf();
  const divided: Divided = { html, body, linked: linksIn(html) };
  const turn = turns(atOnce);
  let done = Promise.resolve();
  let cut: Cut | null = null;
  const print = (end: Cut | null): void => {
    const piece = pieceOf(divided, cut, end);
    const printed = turn(() => printPage(browser, piece, images, meanwhile));
    done = Promise.all([printed, done]).then(([bytes]) => joined.add(bytes));
    done.catch(() => undefined);
    cut = end;
  };
  // Where it cannot be asked, what is left is one piece; a browser that ended says so when it prints.
  const planned = withLayout(browser, html, blocks, async (layout) => {
    for await (const next of divide(html, blocks, layout, [body.inner, body.innerEnd], sizes)) print(next);
  });
  await planned.catch(() => undefined);
  print(null);
  await done;
  return joined.file();
}

/** Lets so many of what is asked for run at once; the rest wait for their turn. */
function turns(atOnce: number): <T>(run: () => Promise<T>) => Promise<T> {
  const running: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve());
  let next = 0;
  return (run) => {
    const before = running[next] ?? Promise.resolve();
    const own = before.then(run, run);
    running[next] = own.catch(() => undefined);
    next = (next + 1) % atOnce;
    return own;
  };
}
