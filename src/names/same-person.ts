import { readName } from './declared-name.js';

/** Letters of other alphabets that look like a Latin one, and digits that do (the common part of Unicode UTS 39's confusables). */
const ALIKE: ReadonlyMap<string, string> = new Map(
  (
    'аa ӓa вb еe ѐe ёe зz іi їi јj кk мm нh оo рp сc ԁd ԍg һh ӏl ѕs тt уy ԛq ԝw хx ьb гr пn иu ѵv ' +
    'αa βb εe ηn ιi κk μm νv οo ρp σo ςc τt υu χx ωw γy ζz 0o 1l 3e 5s ɑa ɡg ɩi ʟl ꓝf'
  )
    .split(' ')
    .map((pair) => [...pair] as [string, string]),
);

/** The words of a name as letters that a reader would take for the same. */
function wordsOf(name: string): string[] {
  const said = readName(name).words.join(' ').toLowerCase();
  const letters = Array.from(said, (letter) => ALIKE.get(letter) ?? letter).join('');
  return letters.replaceAll("'", '').match(/[\p{L}\p{N}]+/gu) ?? [];
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
