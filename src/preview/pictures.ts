import { createHash } from 'node:crypto';

/** A picture as the server sends it. */
export interface ShelvedPicture {
  bytes: Uint8Array;
  type: string;
}

/** What the address of every picture begins with. */
export const PICTURES = '/picture/';

/**
 * Gives the pictures of one page addresses, so that a save does not send them all again. An address is made from the content
 * and a secret of this run: one content keeps its address from page to page, and nobody can guess another's.
 */
export class PictureShelf {
  readonly #secret: string;
  readonly #places = new Map<string, { path: string; type: string }>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** Puts a picture on the shelf; what the renderer calls for each. */
  readonly shelve = (path: string, bytes: Uint8Array, type: string): string => {
    const address = this.#addressOf(bytes);
    this.#places.set(address, { path, type });
    return address;
  };

  /** @returns null for what this page does not show, and for a file that is no longer what the page shows */
  read(address: string, readFile: (path: string) => Uint8Array | null): ShelvedPicture | null {
    const place = this.#places.get(address);
    const bytes = place ? readFile(place.path) : null;
    return place && bytes && this.#addressOf(bytes) === address ? { bytes, type: place.type } : null;
  }

  #addressOf(bytes: Uint8Array): string {
    return `${PICTURES}${createHash('sha256').update(this.#secret).update(bytes).digest('base64url')}`;
  }
}
