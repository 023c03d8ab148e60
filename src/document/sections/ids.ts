import { freeName } from '../../text/free-name.js';
import { plainSlug } from '../../text/slug.js';
import type { Anchor } from '../text.js';

/** Gives out anchors, each once. None holds two hyphens in a row: what follows `--` belongs to a text's own headings. */
export class Ids {
  readonly #taken = new Set<string>();

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  /** In the order in which they were given out. */
  get all(): Anchor[] {
    return [...this.#taken];
  }

  /** @returns `base` as an anchor, with a number behind it where it is taken */
  claim(base: string): Anchor {
    const id = freeName(plainSlug(base) || 'part', (name) => this.#taken.has(name));
    this.#taken.add(id);
    return id;
  }
}
