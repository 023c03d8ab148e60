import type { PrivatePerson } from '../people.js';
import { fold } from './fold.js';
import { MONTHS, TITLES, WORDS } from './words.js';

/** One way in which a person's name can be written. */
export interface NameForm {
  person: PrivatePerson;
  /** Words that it can begin with, in small letters: what a text is searched for first. */
  firstWords: string[];
  /** Sticky; one group for each word. */
  pattern: RegExp;
  /** For each group: how much of it has to be capital. */
  capitals: ('none' | 'first' | 'all')[];
  /** Longer ones are tried first. */
  length: number;
  /** One word that means something else too. */
  alsoWord: 'no' | 'word' | 'month';
  /** Only part of the name that was declared: one that means something else too counts less readily. */
  isPart: boolean;
}

/** Between two words of a name: white space, a hyphen, a line break of a quotation, or nothing. */
const GAP = '[\\s>_-]{0,20}';

/** @returns the declared name, nicknames and initials of a person, and each word of the name by itself */
export function formsOf(person: PrivatePerson): NameForm[] {
  const declared = [person.name, ...person.also].flatMap((name) => declaredForms(name, person));
  const words = wordsOf(person.name);
  const parts = words.length < 2 ? [] : words.filter(canStandAlone).map((word) => formOf([word], person, true));
  return [...declared, ...parts];
}

function declaredForms(name: string, person: PrivatePerson): NameForm[] {
  const initials = initialsOf(name);
  if (initials) return [initialsForm(initials, person)];
  const words = wordsOf(name);
  return words.length === 0 ? [] : [formOf(words, person, false)];
}

function wordsOf(name: string): string[] {
  const words = fold(name)
    .text.split(/[\s,]+/)
    .filter((word) => /\p{L}/u.test(word));
  const named = words.filter((word) => !TITLES.has(word.toLowerCase().replace('.', '')));
  return named.length > 0 ? named : words;
}

/** `JS`, `J.S.` and `J. S.` are the same initials; `Jo` is a name. */
function initialsOf(name: string): string[] | null {
  const text = fold(name).text.trim();
  if (/^\p{Lu}{2,4}$/u.test(text)) return [...text];
  const dotted = /^(?:\p{Lu}\.\s?){1,4}(?:\p{Lu}\.?)?$/u.test(text);
  return dotted ? (text.match(/\p{Lu}/gu) ?? null) : null;
}

function initialsForm(letters: readonly string[], person: PrivatePerson): NameForm {
  const gap = letters.length > 1 ? '\\.?[ \\t]?' : '\\.';
  const pattern = letters.map((letter) => `(${letter})`).join(gap) + (letters.length > 1 ? '' : gap);
  return {
    person,
    firstWords: [letters[0] ?? '', letters.join('')].map((word) => word.toLowerCase()),
    pattern: sticky(pattern),
    capitals: letters.map(() => (person.anyCase ? 'none' : 'all')),
    length: letters.length,
    alsoWord: 'no',
    isPart: false,
  };
}

function canStandAlone(word: string): boolean {
  return /^\p{Lu}[\p{L}'-]+$/u.test(word);
}

function formOf(words: readonly string[], person: PrivatePerson, isPart: boolean): NameForm {
  return {
    person,
    firstWords: beginnings(words),
    pattern: sticky(words.map((word) => `(${wordPattern(word)})`).join(GAP)),
    capitals: words.map((word) => (person.anyCase || !/^\p{Lu}/u.test(word) ? 'none' : 'first')),
    length: words.join(' ').length,
    alsoWord: words.length === 1 && !person.anyCase ? otherMeaning(words[0] ?? '') : 'no',
    isPart,
  };
}

function otherMeaning(word: string): NameForm['alsoWord'] {
  const small = word.toLowerCase();
  return MONTHS.has(small) ? 'month' : WORDS.has(small) ? 'word' : 'no';
}

/** A hyphen in a name may be a space in the text, or nothing; a dot or an apostrophe may be missing. */
function wordPattern(word: string): string {
  return [...word]
    .map((character) => {
      if (character === '-') return '[\\s-]?';
      if (character === '.') return '\\.?';
      if (character === "'") return "'?";
      return character.replace(/[\\^$*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
}

/** `Anne-Marie O'Dowd` begins with `anne`, `annemarie` or `annemarieodowd`. */
function beginnings(words: readonly string[]): string[] {
  const runs = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const first = runs(words[0] ?? '');
  return [...new Set([first[0] ?? '', first.join(''), runs(words.join(' ')).join('')])];
}

function sticky(pattern: string): RegExp {
  return new RegExp(`${pattern}(?![\\p{L}\\p{N}])`, 'iuy');
}
