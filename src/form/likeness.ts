import type { FormItem } from './items.js';
import { isNear, tokensOf } from './tokens.js';

/** How like the words of a row are to each item: 0 to 1. */
export class Likeness {
  readonly #items: readonly FormItem[];
  /** The items that hold a word, by the word; the fewer they are, the more it says. */
  readonly #weights = new Map<string, number>();
  readonly #known = new Map<string, string | null>();
  readonly #isForgiving: boolean;

  /** @param spelling whether mistyped words count for the words that they were meant for, which takes longer */
  constructor(items: readonly FormItem[], spelling: 'as written' | 'as meant') {
    this.#items = items;
    this.#isForgiving = spelling === 'as meant';
    const counts = new Map<string, number>();
    for (const { wordings } of items)
      for (const word of new Set(wordings.flat())) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) this.#weights.set(word, Math.log(1 + items.length / count));
  }

  /** @returns a score for each item, in their order */
  of(text: string): number[] {
    const said = new Set(tokensOf(text).map((word) => this.#meant(word) ?? word));
    return this.#items.map(({ wordings }) => Math.max(0, ...wordings.map((words) => this.#score(said, words))));
  }

  /** The Dice coefficient, rare words weighing more, and words that no item has hardly at all. */
  #score(said: ReadonlySet<string>, words: readonly string[]): number {
    const shared = this.#sum(words.filter((word) => said.has(word)));
    return shared === 0 ? 0 : (2 * shared) / (this.#sum(words) + this.#sum([...said]));
  }

  #sum(words: readonly string[]): number {
    return words.reduce((sum, word) => sum + (this.#weights.get(word) ?? STRANGE), 0);
  }

  /** The word of the items that a mistyped word was meant for; null where there is none. */
  #meant(word: string): string | null {
    if (!this.#isForgiving || this.#weights.has(word)) return word;
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const near = [...this.#weights.keys()].find((one) => isNear(one, word)) ?? null;
    this.#known.set(word, near);
    return near;
  }
}

/** What a word weighs that no item has. */
const STRANGE = 0.4;
