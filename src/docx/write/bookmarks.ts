import { createHash } from 'node:crypto';

/** Word's longest name for a place. */
const LONGEST = 40;

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
    const plain = `at_${anchor.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '_')}`;
    const fits = plain.length <= LONGEST && /^[\w-]+$/.test(anchor) && !this.#taken.has(plain.toLowerCase());
    const name = fits ? plain : `${plain.slice(0, LONGEST - 9)}_${digest(anchor)}`;
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

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
