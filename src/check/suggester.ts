import { nearest } from '../text/suggest.js';

/** Comparisons in one run of a rule: half a second's worth, some thousand suggestions among the ids of a framework. */
const MOST_COMPARISONS = 200_000;

/**
 * Finds what a wrong word may have been meant for. Looking through thousands of words for each of thousands of mistakes
 * would take minutes, so who is wrong throughout gets suggestions for the first ones only.
 */
export function suggester(): (wrong: string, words: ReadonlySet<string> | readonly string[]) => string | null {
  let left = MOST_COMPARISONS;
  return (wrong, words) => {
    left -= 'size' in words ? words.size : words.length;
    return left < 0 ? null : (nearest(wrong, words)[0] ?? null);
  };
}
