import { availableParallelism } from 'node:os';
import type { Part } from './document-parts.js';
import { withAskingApart } from './join/asking-apart.js';
import { packPiece, unpackPiece } from './join/kept-piece.js';
import { type RawPiece, takePieceApart } from './join/raw-piece.js';
import { keepHead, keysFor, type PieceStore } from './piece-store.js';
import type { AskLayout, KeptEnds } from './pieces/divide.js';
import { withLayout } from './pieces/layout.js';
import { headOf, type Images, readyImages, toPdf } from './print-page.js';
import type { Readers } from './readers.js';
import { turns } from './turns.js';

/** How the markup of a document is printed. */
export interface JobHow {
  /** How much is printed at once. */
  readonly atOnce?: number;
  /** Where what was printed before is kept, and which browser prints, in which version. */
  readonly kept?: { readonly store: PieceStore; readonly browser: string } | undefined;
  /** Called when the browser is at work: what blocks this thread then costs nothing. */
  readonly meanwhile?: () => void;
}

const PIECE = 'piece in parts';

/** More pages of a browser at work at once gain nothing. */
const AT_ONCE = Math.min(availableParallelism(), 4);

/** One run of the browser for one document: prints some markup of it, or finds it printed. */
export class PrintJob {
  readonly #readers: Readers;
  readonly #images: ReadonlyMap<string, Part>;
  readonly #how: JobHow;
  readonly #keyOf: ReturnType<typeof keysFor>;
  readonly #inTurn: ReturnType<typeof turns>;
  readonly #printing = new Map<string, Promise<Uint8Array>>();
  /** Settles when the browser has begun to print, or has nothing to. */
  readonly atWork: Promise<void>;
  #setToWork: () => void = () => undefined;
  #shown: Images | undefined;
  #head: string | undefined;

  constructor(readers: Readers, images: ReadonlyMap<string, Part>, how: JobHow) {
    this.#readers = readers;
    this.#images = images;
    this.#how = how;
    this.#keyOf = keysFor(how.kept?.browser ?? '', images);
    this.#inTurn = turns(how.atOnce ?? AT_ONCE);
    this.atWork = new Promise((resolve) => {
      this.#setToWork = resolve;
    });
  }

  readonly ask: AskLayout = (stretch, ask) => this.#readers.use((reader) => withLayout(reader, stretch, ask));

  /** Where pieces were found to end before, and how documents were divided. */
  readonly ends: KeptEnds = {
    get: (kind, seen) => {
      const before = this.#how.kept?.store.get(this.#keyOf(kind, seen));
      return before ? JSON.parse(before.toString()) : undefined;
    },
    set: (kind, seen, end) => this.#how.kept?.store.set(this.#keyOf(kind, seen), Buffer.from(JSON.stringify(end))),
  };

  /** A document that is printed in one. */
  whole(markup: string): Promise<Uint8Array> {
    return this.#printed(this.#keyOf('whole', markup), () => this.#print(markup))();
  }

  /**
   * Begins to print a piece that was not printed before.
   *
   * @param signal ends it where it turns out to be none; nobody is given what was ended
   * @returns what waits for it, and reads one that was
   */
  piece(markup: string, signal?: AbortSignal): () => Promise<RawPiece> {
    const key = this.#keyOf(PIECE, markup);
    signal?.addEventListener('abort', () => this.#printing.delete(key));
    const printed = this.#printed(key, async () =>
      packPiece(await withAskingApart(takePieceApart(await this.#print(markup, signal)))),
    );
    return async () => unpackPiece(await printed());
  }

  /** To be said when all has been asked for. */
  allAsked(): void {
    if (this.#printing.size === 0) this.#setToWork();
  }

  #printed(key: string, make: () => Promise<Uint8Array>): () => Promise<Uint8Array> {
    const store = this.#how.kept?.store;
    const print = (): Promise<Uint8Array> => {
      const made = make();
      const settle = (): void => {
        if (this.#printing.get(key) === made) this.#printing.delete(key);
        this.#setToWork();
      };
      made.then((bytes) => store?.set(key, bytes)).then(settle, settle);
      this.#printing.set(key, made);
      return made;
    };
    if (!this.#printing.has(key) && store?.has(key)) return async () => store.get(key) ?? print();
    const made = this.#printing.get(key) ?? print();
    return () => made;
  }

  #print(markup: string, signal?: AbortSignal): Promise<Uint8Array> {
    this.#shown ??= readyImages(this.#readers.browser, this.#images);
    const shown = this.#shown;
    const toFile = toPdf(() => this.#begun(headOf(markup)));
    return this.#inTurn(() => this.#readers.use((reader) => reader.read(markup, shown, toFile), signal));
  }

  #begun(head: string): void {
    const { kept, meanwhile } = this.#how;
    if (kept && this.#head !== head) keepHead(kept.store, head);
    this.#head = head;
    this.#setToWork();
    meanwhile?.();
  }
}
