import { createHash } from 'node:crypto';
import { DOCUMENT_ADDRESS, type Part } from './document-parts.js';

/** Keeps what the browser printed of a document or a piece of one, and how documents were divided. */
export interface PieceStore {
  /** Whether there is something to get, if it is whole. */
  has(key: string): boolean;
  get(key: string): Buffer | null;
  set(key: string, printed: Uint8Array): void;
  /** Lets go of what is too much. Called when a document is printed. */
  tidy(): void;
}

const LAST_HEAD = digest('last head');

/** The head of the document that was printed last. */
export function lastHead(store: PieceStore): string | undefined {
  return store.get(LAST_HEAD)?.toString();
}

export function keepHead(store: PieceStore, head: string): void {
  store.set(LAST_HEAD, Buffer.from(head));
}

const ADDRESS = new RegExp(`${DOCUMENT_ADDRESS.replaceAll('.', '\\.')}image-\\d+`, 'g');

/**
 * Gives keys to pieces: all that they are printed from, which is their markup with its styles and fonts, their images, and the browser.
 *
 * @param browser which one it is, in which version
 * @param images of the document
 */
export function keysFor(browser: string, images: ReadonlyMap<string, Part>): (kind: string, markup: string) => string {
  const digests = new Map([...images].map(([address, { base64 }]) => [address, digest(base64)]));
  return (kind, markup) => {
    const shown = [...new Set(markup.match(ADDRESS) ?? [])].map((address) => digests.get(address));
    return createHash('sha256')
      .update(`${[kind, browser, ...shown].join('\0')}\0`)
      .update(markup)
      .digest('hex');
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
