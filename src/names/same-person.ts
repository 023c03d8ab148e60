import { readName } from './declared-name.js';
import { latinised } from './look-alikes.js';

/** Digits that look like letters. */
const DIGITS: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 5: 's' };

/** The words of a name as letters that a reader would take for the same. */
function wordsOf(name: string): string[] {
  const letters = latinised(readName(name).words.join(' ')).replace(/[0135]/g, (digit) => DIGITS[digit] ?? digit);
  const plain = letters.toLowerCase().replaceAll("'", '');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words with what looks alike among small letters made one: a capital I, a small l, rn for m. */
function seen(word: string): string {
  return word.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('i', 'l');
}

/**
 * Whether two names may well be those of one person: in another order, with initials or without a middle name, with letters
 * that look alike or signs that nobody sees. Said rather too often than too seldom: whoever is somebody else writes the name out.
 */
export function isSamePerson(one: string, other: string): boolean {
  const words = [wordsOf(one).map(seen), wordsOf(other).map(seen)];
  const [short = [], long = []] = words.sort((a, b) => a.length - b.length);
  if (short.length === 0) return false;
  if (short.join('') === long.join('')) return true;
  return areInitials(short, long) || areInitials(long, short) || isShorter(short, long);
}

/** `J.O.` and `JO` are how Jane Okoro signs. */
function areInitials(letters: readonly string[], words: readonly string[]): boolean {
  return words.length > 1 && letters.join('') === words.map(([first]) => first).join('');
}

/** Every word of the shorter name is in the longer, as it is or as an initial, and one of them at least in full. */
function isShorter(short: readonly string[], long: readonly string[]): boolean {
  const left = [...long];
  const take = (fits: (word: string) => boolean): boolean => {
    const at = left.findIndex(fits);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const others = short.filter((word) => word.length === 1 || !take((one) => one === word));
  if (short.length < 2 || others.length === short.length) return false;
  return others.every((word) => take((one) => isInitialOf(word, one) || isInitialOf(one, word)));
}

function isInitialOf(letter: string, word: string): boolean {
  return letter.length === 1 && word.startsWith(letter);
}
