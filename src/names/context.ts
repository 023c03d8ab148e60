import type { NameForm } from './name-form.js';
import { ALL_MONTHS, DEEDS, JOINED_WORDS, TITLES } from './words.js';

const TITLE_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${[...TITLES].join('|')})\\.?\\s+$`, 'iu');
/** Titles that are no words: a name follows them, whatever its letters. */
export const TITLE_SHORT = /(?:^|[^\p{L}])(?:mr|mrs|ms|mx|dr|prof)\.?\s+$/iu;
const SENTENCE_BEFORE =
  /(?:^\s*|[.!?:]["')\]*_]*\s+|\n[ \t]*\n\s*|\n[ \t]*(?=[-#*+>|\d]))(?:[#>*_+"'([|~\s-]|\d+[.)]\s)*$/;
const LOOK_BACK = 60;
const DATE_BEFORE = new RegExp(
  `(?:(?<![\\d.])(?<!year\\s|class\\s)(?:[12]?\\d|3[01])(?:st|nd|rd|th)?(?:\\s+of)?|\\b(?:${ALL_MONTHS})(?:\\s+\\d{1,4})?\\s*(?:,|/|to|and|or|until|till|-|\u2013)|\\b(?:in|during|until|till|early|mid|late|last|next))[\\s-]*$`,
  'i',
);
const DATE_AFTER = new RegExp(
  `^(?:\\s+\\d{1,4}(?![\\d.]*\\s?%)|(?:\\s+\\d{1,4})?\\s*(?:,|/|to|and|or|until|till|-|\u2013)\\s*(?:${ALL_MONTHS})\\b|[\\s-]half[\\s-]term)`,
  'i',
);

const DEED_AFTER = new RegExp(`^(?:\\s+(?:${DEEDS})(?!\\p{L})|,?\\s+(?:and|with)\\s+\\p{Lu})`, 'u');

/** `JO 2` is a form, whoever is called Jo. */
export function isCode(text: string, from: number, to: number): boolean {
  return /^\p{Lu}{1,2}$/u.test(text.slice(from, to)) && /^[ \t]?\d/.test(text.slice(to, to + 2));
}

/** `Will you`, `Page 2`, `in May`; but `Will asked`, `so Will went`, `May's lesson` and `Mrs May` are people. */
export function meansSomethingElse(alsoWord: NameForm['alsoWord'], text: string, from: number, to: number): boolean {
  if (alsoWord === 'no' || /^'s\b/.test(text.slice(to, to + 3))) return false;
  const [before, after] = [text.slice(Math.max(0, from - LOOK_BACK), from), text.slice(to, to + 30)];
  if (TITLE_BEFORE.test(before)) return false;
  if (alsoWord === 'word' && /^\s\d/.test(after)) return true;
  if (alsoWord === 'word' && DEED_AFTER.test(after)) return false;
  return alsoWord !== 'word' || SENTENCE_BEFORE.test(from > LOOK_BACK ? `x${before}` : before);
}

/** `12 May`, `May 2026`, `in May`, `March to May`; but not `in May's plan`. */
export function isMonthInDate(text: string, from: number, to: number): boolean {
  const [before, after] = [text.slice(Math.max(0, from - 30), from), text.slice(to, to + 30)];
  if (/^'s\b/.test(after) || TITLE_BEFORE.test(before)) return false;
  return DATE_BEFORE.test(before) || DATE_AFTER.test(after);
}

/** Mary in `Mary-Jane` is somebody else; in `Mary-led`, and in `Mary-Jo` where Jo is declared too, she is not. */
export function isOtherName(text: string, from: number, to: number, isName: (word: string) => boolean): boolean {
  const after = /^-(\p{Lu}[\p{L}']*)/u.exec(text.slice(to, to + 30))?.[1];
  const before = /(\p{Lu}[\p{L}']*)-$/u.exec(text.slice(Math.max(0, from - 30), from))?.[1];
  const isOther = (word: string | undefined): boolean =>
    word !== undefined && !JOINED_WORDS.has(word.toLowerCase()) && !isName(word);
  return isOther(after) || isOther(before);
}
