import type { Around } from './around.js';
import type { NameForm } from './name-form.js';
import { ALL_MONTHS, DEEDS, JOINED_WORDS, TITLES } from './words.js';

const TITLE_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${[...TITLES].join('|')})\\.?\\s+$`, 'iu');
/** Titles that are no words: a name follows them, whatever its letters. */
export const TITLE_SHORT = /(?:^|[^\p{L}])(?:mr|mrs|ms|mx|dr|prof)\.?\s+$/iu;
const SENTENCE_BEFORE =
  /(?:^\s*|[.!?:]["')\]*_]*\s+|\n[ \t]*\n\s*|\n[ \t]*(?=[-#*+>|\d]))(?:[#>*_+"'([|~\s-]|\d+[.)]\s)*$/;
const DATE_BEFORE = new RegExp(
  `(?:(?<![\\d.])(?<!year\\s|class\\s)(?:[12]?\\d|3[01])(?:st|nd|rd|th)?(?:\\s+of)?|\\b(?:${ALL_MONTHS})(?:\\s+\\d{1,4})?\\s*(?:,|/|to|and|or|until|till|-|\u2013)|\\b(?:in|during|until|till|early|mid|late|last|next))[\\s-]*$`,
  'i',
);
const DATE_AFTER = new RegExp(
  `^(?:\\s+\\d{1,4}(?![\\d.]*\\s?%)|(?:\\s+\\d{1,4})?\\s*(?:,|/|to|and|or|until|till|-|\u2013)\\s*(?:${ALL_MONTHS})\\b|[\\s-]half[\\s-]term)`,
  'i',
);

/** `The West`, `our Bell`: nobody is called so, but for a family. */
const DETERMINED = /(?:^|[^\p{L}])(?:the|an?|this|that|these|those|our|your|their|its|every|each|no|any|some)\s+$/iu;
/** `North West England`, `Red Cross`. */
const OF_A_NAME =
  /(?:^|[^\p{L}])(?:North|South|Mid|Upper|Lower|Inner|Outer|Great|Greater|New|Red|Green|Blue|White|Black|King's|Holy)[\s-]+$/u;
const COLOUR = /^(?:red|green|blue|black|white|brown|gr[ae]y|orange|gold|silver)$/iu;
/** `Cross-curricular` */
const COMPOUND = /^-(\p{Ll}+)/u;
/** `West Midlands`, `Red Cross`, `Bell Street`: a name of something else goes on. */
const GOES_ON = /^[ \t]+(\p{Lu}[\p{L}']+)/u;
/** What a place, a building or a body is called behind its first word. */
const OF_THINGS =
  /^(?:school|academy|college|primary|secondary|infants?|juniors?|street|road|lane|avenue|close|hill|park|house|hall|court|inn|arms|hotel|cross|sea|ham|bridge|church|midlands|yorkshire|sussex|indies|bank|coast|end|side|minster|london|africa|belt|party|paper|day|week|zone|room|block|wing|building|centre|library|theatre|station|club|society|trust|council|lion|team|group)s?$/iu;
const RATED = /^(?:red|amber|green)$/iu;
const RATED_BEFORE = /(?<!\p{L})(?:red(?!\p{L})[\s\S]{0,13}|(?:amber|green)(?!\p{L})[\s\S]{0,11})$/iu;
const RATED_AFTER = /^(?:[\s\S]{0,13}(?<!\p{L})red|[\s\S]{0,11}(?<!\p{L})(?:amber|green))(?!\p{L})/iu;
export const POSSESSIVE = /^'s(?!\p{L})/u;
/** The whole of a list item, heading, cell or line, or what speaks of somebody by a colon. */
const STANDS_ALONE = /^[ \t]*(?:$|\n|\||[:;)\]]|[*_]{1,3}[ \t]*(?:$|\n|\||:)|,\s+(?:\p{Lu}|and\s))/u;

const DEED_AFTER = new RegExp(`^(?:\\s+(?:${DEEDS})(?!\\p{L})|,?\\s+(?:and|with)\\s+\\p{Lu})`, 'u');

/** `JO 2` is a form, whoever is called Jo. */
export function isCode({ written, after }: Around): boolean {
  return /^\p{Lu}{1,2}$/u.test(written) && /^[ \t]?\d/.test(after);
}

/**
 * `The West Midlands`, `the Green Party`, `Red, amber or green`: a word with a capital that names a thing.
 * @param isName whether a declared name begins with a word
 */
export function namesThing(
  { alsoWord, isFamily }: Pick<NameForm, 'alsoWord' | 'isFamily'>,
  { before, written, after }: Around,
  isName: (word: string) => boolean,
): boolean {
  if (alsoWord !== 'word' || POSSESSIVE.test(after) || TITLE_BEFORE.test(before)) return false;
  if (DETERMINED.test(before) || OF_A_NAME.test(before)) return true;
  const joined = COMPOUND.exec(after)?.[1];
  if (joined !== undefined && !JOINED_WORDS.has(joined)) return true;
  if (isFamily && COLOUR.test(written) && SENTENCE_BEFORE.test(before)) return true;
  if (RATED.test(written) && (RATED_BEFORE.test(before) || RATED_AFTER.test(after))) return true;
  const next = GOES_ON.exec(after)?.[1];
  return next !== undefined && (OF_THINGS.test(next) || (isFamily && !isName(next)));
}

/** `Will you`, `Page 2`, `in May`; but `Will asked`, `so Will went`, `May's lesson` and `Mrs May` are people. */
export function meansSomethingElse(alsoWord: NameForm['alsoWord'], { before, after }: Around): boolean {
  if (alsoWord === 'no' || POSSESSIVE.test(after) || TITLE_BEFORE.test(before)) return false;
  if (alsoWord === 'word' && /^\s\d/.test(after)) return true;
  if (alsoWord === 'word' && (DEED_AFTER.test(after) || STANDS_ALONE.test(after))) return false;
  return alsoWord !== 'word' || SENTENCE_BEFORE.test(before);
}

/** `12 May`, `May 2026`, `in May`, `March to May`; but not `in May's plan`. */
export function isMonthInDate({ before, after }: Around): boolean {
  if (POSSESSIVE.test(after) || TITLE_BEFORE.test(before)) return false;
  return DATE_BEFORE.test(before) || DATE_AFTER.test(after);
}

/** Mary in `Mary-Jane` is somebody else; in `Mary-led`, and in `Mary-Jo` where Jo is declared too, she is not. */
export function isOtherName({ before, after }: Around, isName: (word: string) => boolean): boolean {
  const isOther = (word: string | undefined): boolean =>
    word !== undefined && !JOINED_WORDS.has(word.toLowerCase()) && !isName(word);
  return isOther(/^-(\p{Lu}[\p{L}']*)/u.exec(after)?.[1]) || isOther(/(\p{Lu}[\p{L}']*)-$/u.exec(before)?.[1]);
}
