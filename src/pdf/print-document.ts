import { availableParallelism } from 'node:os';
import type { Browser } from 'puppeteer';
import { type Part, takeApart } from './document-parts.js';
import { JoinedPdf } from './join/join.js';
import { keysFor, type PieceStore } from './piece-store.js';
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
  /** Where what was printed before is kept, and which browser prints, in which version. */
  readonly kept?: { readonly store: PieceStore; readonly browser: string } | undefined;
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
  const { sizes = PIECE_SIZES } = how;
  const { document, images } = takeApart(html);
  const job = jobOf(browser, images, how);
  const start = document.search(/<body\b/i);
  const head = document.slice(0, start);
  const asking = document.length > sizes.most && countsAlone(head) ? askingForPage(head) + document.slice(start) : null;
  const outline = asking === null ? null : outlineOf(asking, sizes.most / 10);
  const bytes =
    asking === null || !outline ? await job.print(document) : await printInPieces(job, asking, outline, how);
  how.kept?.store.tidy();
  return { bytes, asksForPages: outline !== null };
}

/** One run of the browser for one document. */
interface Job {
  readonly browser: Browser;
  /** Prints some markup of it, or finds it printed. */
  print(markup: string): Promise<Uint8Array>;
  /** What was kept of how it was divided. */
  readonly cuts: (html: string) => { get(): KeptCut[] | null; set(cuts: readonly KeptCut[]): void };
}

/** A cut, with the number of its block. */
type KeptCut = Pick<Cut, 'forced' | 'counters'> & { readonly block: number };

function jobOf(browser: Browser, images: ReadonlyMap<string, Part>, { kept, sizes, meanwhile }: PrintHow): Job {
  let ready: Images | undefined;
  const keyOf = keysFor(kept?.browser ?? '', images);
  return {
    browser,
    print: async (markup) => {
      const key = keyOf('printed', markup);
      const before = kept?.store.get(key);
      if (before) return before;
      ready ??= readyImages(browser, images);
      const printed = await printPage(browser, markup, ready, meanwhile);
      kept?.store.set(key, printed);
      return printed;
    },
    cuts: (html) => {
      const key = keyOf(`divided ${JSON.stringify(sizes ?? PIECE_SIZES)}`, html);
      return {
        get: () => {
          const before = kept?.store.get(key);
          return before ? (JSON.parse(Buffer.from(before).toString()) as KeptCut[]) : null;
        },
        set: (cuts) => kept?.store.set(key, Buffer.from(JSON.stringify(cuts))),
      };
    },
  };
}

async function printInPieces(
  job: Job,
  html: string,
  { body, blocks }: Outline,
  { sizes = PIECE_SIZES, atOnce = AT_ONCE }: PrintHow,
): Promise<Uint8Array> {
  const joined = new JoinedPdf();
  const divided: Divided = { html, body, linked: linksIn(html) };
  const turn = turns(atOnce);
  let done = Promise.resolve();
  let cut: Cut | null = null;
  const print = (end: Cut | null): void => {
    const piece = pieceOf(divided, cut, end);
    const printed = turn(() => job.print(piece));
    done = Promise.all([printed, done]).then(([bytes]) => joined.add(bytes));
    done.catch(() => undefined);
    cut = end;
  };
  const kept = job.cuts(html);
  const before = kept.get();
  for (const { block, ...rest } of before ?? []) {
    const at = blocks[block];
    if (at) print({ block: at, ...rest });
  }
  if (!before) {
    const cuts: KeptCut[] = [];
    // Where it cannot be asked, what is left is one piece; a browser that ended says so when it prints.
    const planned = withLayout(job.browser, html, blocks, async (layout) => {
      for await (const next of divide(html, blocks, layout, [body.inner, body.innerEnd], sizes)) {
        print(next);
        cuts.push({ block: blocks.indexOf(next.block), forced: next.forced, counters: next.counters });
      }
      kept.set(cuts);
    });
    await planned.catch(() => undefined);
  }
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
