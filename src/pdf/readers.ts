import type { Browser } from 'puppeteer';
import { openReader, type Reader } from './print-page.js';

/** Pages of a browser for documents, each of which is used for one thing after another; opened when none is free. */
export class Readers {
  readonly browser: Browser;
  readonly #all: Promise<Reader>[];
  readonly #free: Promise<Reader>[];

  /** @param open some that are open already, or soon will be */
  constructor(browser: Browser, open: readonly Promise<Reader>[] = []) {
    this.browser = browser;
    this.#all = [...open];
    this.#free = [...open];
  }

  /**
   * Has something done by a page that does nothing else meanwhile.
   *
   * @param signal ends it, and the page with it: the browser is busy with nothing that nobody wants
   */
  async use<T>(work: (reader: Reader) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const reader = this.#free.pop() ?? this.#open();
    const end = (): void => close(reader);
    signal?.addEventListener('abort', end);
    try {
      return await work(await reader);
    } finally {
      signal?.removeEventListener('abort', end);
      if (!signal?.aborted) this.#free.push(reader);
    }
  }

  #open(): Promise<Reader> {
    const reader = openReader(this.browser);
    this.#all.push(reader);
    return reader;
  }

  close(): void {
    this.#all.forEach(close);
  }
}

/** Nobody waits for it. */
function close(reader: Promise<Reader>): void {
  void reader.then(
    (opened) => opened.close(),
    () => undefined,
  );
}
