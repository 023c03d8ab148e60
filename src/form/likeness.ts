import { addTo, countOf } from '../text/group-by.js';
import type { FormItem } from './items.js';
import { isNear, tokensOf } from './tokens.js';

/** How like the words of a row are to each item: 0 to 1. */
export class Likeness {
  readonly #count: number;
  /** The wordings of all items: whose each is, and what its words weigh together. */
  readonly #slots: { item: number; sum: number }[] = [];
  /** The wordings that hold a word. */
  readonly #holding = new Map<string, number[]>();
  /** What a word says, by the word: the fewer items hold it, the more. */
  readonly #weights = new Map<string, number>();
  readonly #known = new Map<string, string | null>();
  readonly #isForgiving: boolean;

  /** @param spelling whether mistyped words count for the words that they were meant for, which takes longer */
  constructor(items: readonly FormItem[], spelling: 'as written' | 'as meant') {
    this.#count = items.length;
    this.#isForgiving = spelling === 'as meant';
    const counts = countOf(items.flatMap(({ wordings }) => [...new Set(wordings.flat())]));
    for (const [word, count] of counts) this.#weights.set(word, Math.log(1 + items.length / count));
    for (const [item, { wordings }] of items.entries()) for (const words of wordings) this.#add(item, words);
  }

  #add(item: number, words: readonly string[]): void {
    const slot = this.#slots.push({ item, sum: this.#sum(words) }) - 1;
    for (const word of words) addTo(this.#holding, word, slot);
  }

  /** @returns a score for each item, in their order */
  of(text: string): number[] {
    return this.ofWords(tokensOf(text));
  }

  /**
   * The Dice coefficient, rare words weighing more, and words that no item has hardly at all.
   * @param words of a text, as `tokensOf` gives them
   */
  ofWords(words: readonly string[]): number[] {
    const scores = new Array<number>(this.#count).fill(0);
    for (const { item, score } of this.#scored(words)) scores[item] = Math.max(scores[item] ?? 0, score);
    return scores;
  }

  /** @returns the place of the item that the words are most like, and how like; null where they share nothing with any */
  bestOf(words: readonly string[]): { item: number; score: number } | null {
    let best: { item: number; score: number } | null = null;
    for (const one of this.#scored(words))
      if (!best || one.score > best.score || (one.score === best.score && one.item < best.item)) best = one;
    return best;
  }

  *#scored(words: readonly string[]): Generator<{ item: number; score: number }> {
    const said = this.#isForgiving ? [...new Set(words.map((word) => this.#meant(word) ?? word))] : words;
    const shared = new Map<number, number>();
    for (const word of said)
      for (const slot of this.#holding.get(word) ?? [])
        shared.set(slot, (shared.get(slot) ?? 0) + (this.#weights.get(word) ?? STRANGE));
    const total = shared.size === 0 ? 0 : this.#sum(said);
    for (const [slot, weight] of shared) {
      const { item, sum } = this.#slots[slot] as { item: number; sum: number };
      yield { item, score: (2 * weight) / (sum + total) };
    }
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
