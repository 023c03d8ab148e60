import { bookmarkName } from '../../word/bookmark-name.js';

/** The names and numbers of the places of one file. A name is of letters, digits and low lines, and stands once. */
export class Bookmarks {
  readonly #known: ReadonlySet<string>;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  #count = 0;

  /** @param known every place that the file has; a link to any other has nowhere to lead */
  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /** @returns the name to link to, or null where the file has no such place */
  find(anchor: string): string | null {
    return this.#known.has(anchor) ? this.name(anchor) : null;
  }

  name(anchor: string): string {
    const named = this.#names.get(anchor);
    if (named !== undefined) return named;
    const name = bookmarkName(anchor, (plain) => this.#taken.has(plain.toLowerCase()));
    this.#names.set(anchor, name);
    this.#taken.add(name.toLowerCase());
    return name;
  }

  /** A number that no other place of the file has. */
  number(): number {
    this.#count += 1;
    return this.#count;
  }
}
