import { availableParallelism } from 'node:os';
import type { Browser } from 'puppeteer';
import { type Part, takeApart } from './document-parts.js';
import { withAskingApart } from './join/asking-apart.js';
import { type Joined, JoinedPdf } from './join/join.js';
import { packPiece, unpackPiece } from './join/kept-piece.js';
import { type RawPiece, takePieceApart } from './join/raw-piece.js';
import { keysFor, type PieceStore } from './piece-store.js';
import { type Outline, outlineOf } from './pieces/blocks.js';
import { type AskLayout, divide, type KeptEnd, type KeptEnds, PIECE_SIZES, type PieceSizes } from './pieces/divide.js';
import { withLayout } from './pieces/layout.js';
import { askingForPage, countsAlone } from './pieces/page-counter.js';
import { type Cut, type Divided, linksIn, pieceOf } from './pieces/piece.js';
import { type Images, openReader, type Reader, readyImages, toPdf } from './print-page.js';

/** How a document is printed. */
export interface PrintHow {
  readonly sizes?: PieceSizes;
  /** How many pieces are printed at once. */
  readonly atOnce?: number;
  /** Where what was printed before is kept, and which browser prints, in which version. */
  readonly kept?: { readonly store: PieceStore; readonly browser: string } | undefined;
  /** A page that is open already. */
  readonly first?: Promise<Reader> | undefined;
  /** Called when the browser is at work: what blocks this thread then costs nothing. */
  readonly meanwhile?: () => void;
}

/** More pages of a browser at work at once gain nothing. */
const AT_ONCE = Math.min(availableParallelism(), 4);

/**
 * Prints a self-contained HTML document; a long one in pieces, side by side, which are joined. What comes out does not depend on how
 * many are printed at once.
 *
 * @returns what the browser printed; of a document printed in pieces, the pages still ask for their numbers
 */
export async function printDocument(browser: Browser, html: string, how: PrintHow): Promise<Uint8Array | Joined> {
  const { sizes = PIECE_SIZES } = how;
  const { document, images } = takeApart(html);
  const readers = new Readers(browser, how.first);
  const job = jobOf(readers, images, how);
  const start = document.search(/<body\b/i);
  const head = document.slice(0, start);
  const asking = document.length > sizes.most && countsAlone(head) ? askingForPage(head) + document.slice(start) : null;
  const outline = asking === null ? null : outlineOf(asking, sizes.most / 10);
  try {
    const isWhole = asking === null || !outline;
    return await (isWhole ? job.whole(document) : printInPieces(job, asking, outline, sizes));
  } finally {
    readers.close();
    how.kept?.store.tidy();
  }
}

/** One run of the browser for one document: prints some markup of it, or finds it printed. */
interface Job {
  readonly ask: AskLayout;
  whole(markup: string): Promise<Uint8Array>;
  piece(markup: string): Promise<RawPiece>;
  /** Where pieces were found to end before. */
  readonly ends: KeptEnds;
}

function jobOf(readers: Readers, images: ReadonlyMap<string, Part>, { kept, meanwhile, atOnce }: PrintHow): Job {
  let ready: Images | undefined;
  const inTurn = turns(atOnce ?? AT_ONCE);
  const keyOf = keysFor(kept?.browser ?? '', images);
  const print = (markup: string): Promise<Uint8Array> => {
    ready ??= readyImages(readers.browser, images);
    const shown = ready;
    return inTurn(() => readers.use((reader) => reader.read(markup, shown, toPdf(meanwhile))));
  };
  const once = async (key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const before = kept?.store.get(key);
    if (before) return before;
    const made = await make();
    kept?.store.set(key, made);
    return made;
  };
  return {
    ask: (stretch, ask) => readers.use((reader) => withLayout(reader, stretch, ask)),
    whole: (markup) => once(keyOf('whole', markup), () => print(markup)),
    piece: async (markup) => {
      const make = async (): Promise<Buffer> => packPiece(await withAskingApart(takePieceApart(await print(markup))));
      return unpackPiece(await once(keyOf('piece in parts', markup), make));
    },
    ends: {
      get: (seen) => {
        const before = kept?.store.get(keyOf('end', seen));
        return before ? (JSON.parse(Buffer.from(before).toString()) as KeptEnd) : undefined;
      },
      set: (seen, end) => kept?.store.set(keyOf('end', seen), Buffer.from(JSON.stringify(end))),
    },
  };
}

async function printInPieces(job: Job, html: string, outline: Outline, sizes: PieceSizes): Promise<Joined> {
  const joined = new JoinedPdf();
  const divided: Divided = { html, body: outline.body, linked: linksIn(html) };
  let done = Promise.resolve();
  let cut: Cut | null = null;
  const print = (end: Cut | null): void => {
    const printed = job.piece(pieceOf(divided, cut, end));
    done = Promise.all([printed, done]).then(([piece]) => joined.add(piece));
    done.catch(() => undefined);
    cut = end;
  };
  // Where it cannot be asked, what is left is one piece; a browser that ended says so when it prints.
  const plan = async (): Promise<void> => {
    for await (const next of divide(divided, outline, job.ask, sizes, job.ends)) print(next);
  };
  await plan().catch(() => undefined);
  print(null);
  await done;
  return joined.whole();
}

/** Pages of a browser for documents, each of which is used for one thing after another; opened when none is free. */
class Readers {
  readonly browser: Browser;
  readonly #all: Promise<Reader>[];
  readonly #free: Promise<Reader>[];

  /** @param first one that is open already, or soon will be */
  constructor(browser: Browser, first: Promise<Reader> | undefined) {
    this.browser = browser;
    this.#all = first ? [first] : [];
    this.#free = [...this.#all];
  }

  /** Has something done by a page that does nothing else meanwhile. */
  async use<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const reader = this.#free.pop() ?? this.#open();
    try {
      return await work(await reader);
    } finally {
      this.#free.push(reader);
    }
  }

  #open(): Promise<Reader> {
    const reader = openReader(this.browser);
    this.#all.push(reader);
    return reader;
  }

  /** Nobody waits for it. */
  close(): void {
    for (const reader of this.#all)
      void reader.then(
        ({ close }) => close(),
        () => undefined,
      );
  }
}

/** @returns what begins things in the order they come in, and never more than so many at once */
function turns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let left = atOnce;
  return async (work) => {
    if (left > 0) left -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else left += 1;
    }
  };
}
