import type { Browser } from 'puppeteer';
import { nextTurn } from '../text/next-turn.js';
import { takeApart } from './document-parts.js';
import { type Joined, JoinedPdf } from './join/join.js';
import type { RawPiece } from './join/raw-piece.js';
import { type Outline, outlineOf } from './pieces/blocks.js';
import { divide, type Expect, PIECE_SIZES, type PieceSizes } from './pieces/divide.js';
import { askingForPage, countsAlone } from './pieces/page-counter.js';
import { type Cut, dividedOf, pieceOf } from './pieces/piece.js';
import { type JobHow, PrintJob } from './print-job.js';
import { headOf, type Reader } from './print-page.js';
import { Readers } from './readers.js';

/** How a document is printed. */
export interface PrintHow extends JobHow {
  readonly sizes?: PieceSizes;
  /** Pages that are open already, or soon will be. */
  readonly open?: readonly Promise<Reader>[] | undefined;
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
    return await (isWhole ? job.whole(document) : printInPieces(job, asking, outline, sizes));
  } finally {
    readers.close();
    how.kept?.store.tidy();
  }
}

const placeOf = (cut: Cut | null): number => cut?.block.from ?? 0;

async function printInPieces(job: PrintJob, html: string, outline: Outline, sizes: PieceSizes): Promise<Joined> {
  const joined = new JoinedPdf();
  const divided = dividedOf(html, outline.body);
  // What is done with the pieces waits for the browser to be at work, and leaves it its turns.
  let turn = job.atWork;
  let done = Promise.resolve();
  let asked: Promise<unknown> = Promise.resolve();
  let cut: Cut | null = null;
  const add = async (piece: Promise<RawPiece>, before: Promise<void>): Promise<void> => {
    const [added] = await Promise.all([piece, before]);
    await nextTurn();
    joined.add(added);
  };
  const print = (end: Cut | null): void => {
    const from = cut;
    const begun = asked.then(nextTurn).then(() => job.piece(pieceOf(divided, from, end), placeOf(from)));
    asked = begun;
    turn = turn.then(nextTurn);
    done = add(
      turn.then(async () => (await begun)()),
      done,
    );
    done.catch(() => undefined);
    cut = end;
  };
  const expect: Expect = (from, end) => job.expect(pieceOf(divided, from, end), placeOf(from));
  // Where it cannot be asked, what is left is one piece; a browser that ended says so when it prints.
  const plan = async (): Promise<void> => {
    for await (const next of divide(divided, outline, job.ask, sizes, job.ends, expect)) print(next);
  };
  await plan().catch(() => undefined);
  print(null);
  await asked;
  job.allAsked();
  await done;
  return joined.whole();
}
