import { LANGUAGES, MONTHS, WORDS } from './words.js';

/** How much of a word has to be capital. */
export type Capitals = 'none' | 'first' | 'all';

/** One way in which a person's name can be written. */
export interface NameForm {
  /** Words that it can begin with, in small letters: what a text is searched for first. */
  firstWords: string[];
  /** Sticky; one group for each word, empty for one that need not be there. */
  pattern: RegExp;
  /** For each group. */
  capitals: Capitals[];
  /** One word that means something else too. */
  alsoWord: 'no' | 'word' | 'month' | 'language';
  /** Only part of the name that was declared: one that means something else too counts less readily. */
  isPart: boolean;
  isFamily: boolean;
  /** Put together otherwise than it was declared: where that is somebody else's whole name, it is theirs. */
  isArranged: boolean;
  /** Written all in small letters it is nothing else, either. */
  countsSmall: boolean;
}

/** Between two words of a name: white space, a hyphen, a line break of a quotation, a dot as in an account, or nothing. */
export const GAP = '(?:\\.(?=\\p{L})|[\\s>_-]{0,20})';
/** A script that sets no spaces between words, or none before what a word ends in. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const LETTER = `(?:(?!${UNSPACED.source})[\\p{L}\\p{N}])`;
/** What a text is searched by: words; letters one by one where no space parts the words. */
export const WORD = new RegExp(`${UNSPACED.source}|${LETTER}+`, 'gu');

/** @returns finds the words of a text that begin with the first letter of one of these, or with a figure */
export function wordsBeginning(words: Iterable<string>): RegExp {
  const letters = new Set(Array.from(words, ([letter = '']) => letter));
  const begins = `[\\p{N}${[...letters].join('')}]`;
  return new RegExp(`${begins}(?<!${LETTER}${begins})(?<=${LETTER})${LETTER}*|(?!${LETTER})${begins}`, 'giu');
}

/** @returns what else a single word means */
export function otherMeaning(word: string): NameForm['alsoWord'] {
  const small = word.toLowerCase();
  if (LANGUAGES.has(small)) return 'language';
  return MONTHS.has(small) ? 'month' : WORDS.has(small) ? 'word' : 'no';
}

/** `McDonald` may be `MacDonald`, `Mc Donald`, `Macdonald`; nobody is called `Mack` so. */
const MAC = /^ma?c(?=\p{L}{3})/iu;

/** A hyphen in a name may be a dash, a space or nothing; a dot or an apostrophe may be missing, and St may have one. */
export function wordPattern(word: string): string {
  const dot = /^st$/i.test(word) ? '\\.?' : '';
  const [mac = ''] = MAC.exec(word) ?? [];
  return `${mac && 'Ma?c[\\s-]?'}${[...word.slice(mac.length)]
    .map((character) => {
      if (character === '-') return '[\\s\u2012-\u2015-]?';
      if (character === '.') return '\\.?';
      if (character === "'") return "(?:'{1,2}\\s?|\\s)?";
      if (UNSPACED.test(character)) return `\\s?${character}`;
      return character.replace(/[\\^$*+?()[\]{}|/]/g, '\\$&');
    })
    .join('')}${dot}`;
}

/** `Anne-Marie O'Dowd` begins with `anne`, `annemarie` or `annemarieodowd`. */
export function beginnings(words: readonly string[]): string[] {
  const runs = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];
  const first = runs(words[0] ?? '');
  const isMac = MAC.test(words[0] ?? '');
  const begins = [first[0] ?? '', first.join(''), runs(words.join(' ')).join(''), ...(isMac ? ['mac', 'mc'] : [])];
  return [...new Set(begins.flatMap((begin) => [begin, begin.replace(/ma?c/, 'mac'), begin.replace(/ma?c/, 'mc')]))];
}

const ENDS_UNSPACED = new RegExp(`${UNSPACED.source}\\)$`, 'u');

/** A pattern that ends where a word ends; a number may follow, as in `Jane7b`. */
export function sticky(pattern: string): RegExp {
  return new RegExp(ENDS_UNSPACED.test(pattern) ? pattern : `${pattern}(?!\\p{L})`, 'iuy');
}
