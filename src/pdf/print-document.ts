import type { Browser } from 'puppeteer';
import { nextTurn } from '../text/next-turn.js';
import { takeApart } from './document-parts.js';
import { type Joined, JoinedPdf } from './join/join.js';
import { type Outline, outlineOf } from './pieces/blocks.js';
import { divide, PIECE_SIZES, type PieceSizes } from './pieces/divide.js';
import { dividedAgain, isSameCut, keptDivision } from './pieces/division.js';
import { askingForPage, countsAlone } from './pieces/page-counter.js';
import { type Cut, type Divided, dividedOf, pieceOf } from './pieces/piece.js';
import { type JobHow, type PrintedPiece, PrintJob } from './print-job.js';
import { headOf, type Reader } from './print-page.js';
import { Readers } from './readers.js';

/** How a document is printed. */
export interface PrintHow extends JobHow {
  readonly sizes?: PieceSizes;
  /** Pages that are open already, or soon will be. */
  readonly open?: readonly Promise<Reader>[] | undefined;
  /** Told of what will most likely be returned, before that is sure. */
  readonly likely?: (joined: Joined) => void;
}

/**
 * Prints a self-contained HTML document; a long one in pieces, side by side, which are joined. What comes out does not depend on how
 * many are printed at once.
 *
 * @returns what the browser printed; of a document printed in pieces, the pages still ask for their numbers
 */
export async function printDocument(browser: Browser, html: string, how: PrintHow): Promise<Uint8Array | Joined> {
  const { sizes = PIECE_SIZES } = how;
  const { document, images } = takeApart(html);
  const readers = new Readers(browser, how.open);
  const job = new PrintJob(readers, images, how);
  const head = headOf(document);
  const body = document.slice(head.length);
  const asking = document.length > sizes.most && countsAlone(head) ? askingForPage(head) + body : null;
  const outline = asking === null ? null : outlineOf(asking, sizes.most / 10);
  try {
    const isWhole = asking === null || !outline;
    return await (isWhole ? job.whole(document) : printInPieces(job, asking, outline, how));
  } finally {
    readers.close();
    how.kept?.store.tidy();
  }
}

/**
 * What has changed is most likely divided as the last time: it is printed so, and the browser is asked meanwhile whether it is. The one
 * takes as long as the other.
 */
async function printInPieces(
  job: PrintJob,
  html: string,
  outline: Outline,
  { sizes = PIECE_SIZES, likely = () => undefined }: PrintHow,
): Promise<Joined> {
  const divided = dividedOf(html, outline.body);
  const last = job.ends.get('division', divided.head);
  const expected = last && dividedAgain(divided, outline, last);
  const again = expected && new Pieces(job, divided, expected);
  const joined = again?.whole();
  joined?.then(likely, () => undefined);
  await again?.asked();
  const cuts: (Cut | null)[] = [];
  let pieces = again ?? new Pieces(job, divided);
  for await (const cut of toTheEnd(divide(divided, outline, job.ask, sizes, job.ends))) {
    if (pieces === again && !isSameCut(cut, expected?.[cuts.length])) {
      again.leaveFrom(cuts.length);
      pieces = new Pieces(job, divided, cuts);
    }
    cuts.push(cut);
    if (pieces !== again) pieces.print(cut);
  }
  if (pieces === again && joined) return joined;
  job.ends.set('division', divided.head, keptDivision(divided, cuts));
  return pieces.whole();
}

/** Where it cannot be asked, what is left is one piece; a browser that ended says so when it prints. */
async function* toTheEnd(cuts: AsyncIterable<Cut>): AsyncGenerator<Cut | null> {
  try {
    yield* cuts;
  } catch {
    // The last cut is then the one before.
  }
  yield null;
}

/** The pieces of a document, printed as it becomes known where they end, and joined. */
class Pieces {
  readonly #job: PrintJob;
  readonly #divided: Divided;
  readonly #joined = new JoinedPdf();
  readonly #left: AbortController[] = [];
  #cut: Cut | null = null;
  #asked: Promise<unknown> = Promise.resolve();
  /** What is done with the pieces waits for the browser to be at work, and leaves it its turns. */
  #turn: Promise<unknown>;
  #added = Promise.resolve();

  /** @param ends of those that are known; null: the end of the document */
  constructor(job: PrintJob, divided: Divided, ends: readonly (Cut | null)[] = []) {
    this.#job = job;
    this.#divided = divided;
    this.#turn = job.atWork;
    for (const end of ends) this.print(end);
  }

  /** @param end where the next one ends */
  print(end: Cut | null): void {
    const from = this.#cut;
    const left = new AbortController();
    const begun = this.#asked
      .then(nextTurn)
      .then(() => this.#job.piece(pieceOf(this.#divided, from, end), left.signal));
    this.#asked = begun;
    this.#turn = this.#turn.then(nextTurn);
    this.#added = this.#add(begun, this.#turn, this.#added, left.signal);
    this.#added.catch(() => undefined);
    this.#left.push(left);
    this.#cut = end;
  }

  async #add(
    begun: Promise<PrintedPiece>,
    turn: Promise<unknown>,
    before: Promise<void>,
    left: AbortSignal,
  ): Promise<void> {
    await turn;
    const printed = await begun;
    const [piece] = await Promise.all([printed.read(), before]);
    await nextTurn();
    left.throwIfAborted();
    const packed = this.#joined.add(piece);
    // Those who finish the whole wait for the same.
    packed.then((tags) => tags !== piece.tags && printed.keep({ ...piece, tags })).catch(() => undefined);
  }

  /** Settles when all have been asked for that were known. */
  async asked(): Promise<void> {
    await this.#asked;
    this.#job.allAsked();
  }

  /** Ends what is done for all but the first: they are none. */
  leaveFrom(first: number): void {
    for (const left of this.#left.slice(first)) left.abort();
  }

  /** @returns all that were known, joined */
  async whole(): Promise<Joined> {
    await this.asked();
    await this.#added;
    return this.#joined.whole();
  }
}
