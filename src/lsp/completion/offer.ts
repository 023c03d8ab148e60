import type { Shape } from '../../portfolio/shape.js';

/** One thing that can be written at a place. */
export interface Offer {
  label: string;
  /** One line: what it stands for. */
  about: string;
  /** What is written, where that is not the label; `$1` is where the caret goes in a snippet. */
  insert?: string;
  isSnippet?: true;
  /** Lower comes first: what is still open. */
  rank: number;
  /** The words of the official wording, to be found by. */
  words?: readonly string[];
  /** Markdown, where more is to be said. */
  more?: string;
  kind: 'key' | 'word' | 'id' | 'file';
}

/** Words of a list, in its order. */
export function wordOffers(words: readonly string[], about: (word: string) => string = () => ''): Offer[] {
  return words.map((label) => ({ label, about: about(label), rank: 0, kind: 'word' }));
}

/** The keys of a map, with what they are for. */
export function keysOf(shapes: Readonly<Record<string, Shape<string>>>): Offer[] {
  return asKeys(Object.entries(shapes).map(([label, { about }], rank) => ({ label, about, rank, kind: 'key' })));
}

/** Offers of what stands before a colon. */
export function asKeys(offers: readonly Offer[]): Offer[] {
  return offers.map((offer) => ({ ...offer, insert: `${offer.label}: `, kind: 'key' }));
}
