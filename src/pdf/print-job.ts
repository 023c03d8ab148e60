import { availableParallelism } from 'node:os';
import type { Part } from './document-parts.js';
import { withAskingApart } from './join/asking-apart.js';
import { type KeptPiece, packPiece, unpackPiece } from './join/kept-piece.js';
import { type RawPiece, takePieceApart } from './join/raw-piece.js';
import { withTagsApart } from './join/tags-apart.js';
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

/** A piece that was printed, or will be. */
export interface PrintedPiece {
  read(): Promise<RawPiece>;
  /** Keeps it for the next time. */
  keep(piece: KeptPiece): void;
}

/** More pages of a browser at work at once gain nothing. */
const AT_ONCE = Math.min(availableParallelism(), 4);

/** One run of the browser for one document: prints some markup of it, or finds it printed. */
export class PrintJob {
  readonly #readers: Readers;
  readonly #images: ReadonlyMap<string, Part>;
  readonly #how: JobHow;
  readonly #keyOf: ReturnType<typeof keysFor>;
  readonly #inTurn: ReturnType<typeof turns>;
  readonly #printing = new Map<string, Promise<unknown>>();
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
    const print = async (): Promise<Uint8Array> => {
      const printed = await this.#print(markup);
      keep(() => printed);
      return printed;
    };
    const { read, keep } = this.#printed(this.#keyOf('whole', markup), print, (kept: Uint8Array) => kept);
    return read();
  }

  /**
   * Begins to print a piece that was not printed before.
   *
   * @param signal ends it where it turns out to be none; nobody is given what was ended
   */
  piece(markup: string, signal?: AbortSignal): PrintedPiece {
    const key = this.#keyOf(PIECE, markup);
    signal?.addEventListener('abort', () => this.#printing.delete(key));
    const print = async (): Promise<RawPiece> =>
      withTagsApart(await withAskingApart(takePieceApart(await this.#print(markup, signal))));
    const { read, keep } = this.#printed(key, print, unpackPiece);
    return { read, keep: (piece) => keep(() => packPiece(piece)) };
  }

  /** To be said when all has been asked for. */
  allAsked(): void {
    if (this.#printing.size === 0) this.#setToWork();
  }

  /** Begins to print something that is not printed yet, and is not kept. It can be asked for until it is kept. */
  #printed<T>(
    key: string,
    print: () => Promise<T>,
    unpack: (kept: Uint8Array) => T,
  ): { read: () => Promise<T>; keep: (pack: () => Uint8Array) => void } {
    const store = this.#how.kept?.store;
    const begin = (): Promise<T> => {
      const begun = print();
      this.#printing.set(key, begun);
      const forget = (): void => {
        if (this.#printing.get(key) === begun) this.#printing.delete(key);
      };
      begun.catch(forget).finally(this.#setToWork);
      return begun;
    };
    const keep = (pack: () => Uint8Array): void => {
      store?.set(key, pack());
      this.#printing.delete(key);
    };
    const known = this.#printing.get(key) as Promise<T> | undefined;
    if (known || !store?.has(key)) {
      const begun = known ?? begin();
      return { read: () => begun, keep };
    }
    const read = async (): Promise<T> => {
      const kept = store.get(key);
      return kept ? unpack(kept) : begin();
    };
    return { read, keep };
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
