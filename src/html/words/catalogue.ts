import type { Language } from '../../portfolio/looks.js';
import { cy } from './words-cy.js';
import { type Catalogue, enGB, type Plural, type Thing, type WordKey } from './words-en.js';

export type { Thing, WordKey };

const CATALOGUES: Record<Language, Catalogue> = { 'en-GB': enGB, cy };

/** Words with the language they are in. */
export interface InLanguage {
  text: string;
  language: Language;
}

/** @returns the words of a key, in English where the language lacks them */
export function wordsFor(language: Language, key: WordKey): InLanguage {
  const text = CATALOGUES[language][key];
  return text === undefined ? { text: enGB[key], language: 'en-GB' } : { text, language };
}

/** @returns the form of a counted thing for so many, with a place `{n}` for the number */
export function formFor(language: Language, thing: Thing, n: number): InLanguage {
  const words = CATALOGUES[language];
  const text = words[`${thing}.${pluralOf(language, n)}`] ?? words[`${thing}.other`];
  if (text !== undefined) return { text, language };
  const english: WordKey = n === 1 ? `${thing}.one` : `${thing}.other`;
  return { text: enGB[english], language: 'en-GB' };
}

/** Every word of every language: what a file of ours has printed on it. */
export function everyWord(): string[] {
  return Object.values(CATALOGUES).flatMap((words) => Object.values(words));
}

/** @returns whether the catalogue has a word of this name */
export function isWordKey(key: unknown): key is WordKey {
  return typeof key === 'string' && Object.hasOwn(enGB, key);
}

/** @returns the words with each `{name}` replaced by its value */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** By CLDR's rules, written here so that no machine's locale data changes a page. */
function pluralOf(language: Language, n: number): Plural {
  if (language === 'cy') return WELSH[n] ?? 'other';
  return n === 1 ? 'one' : 'other';
}

const WELSH: Readonly<Record<number, Plural>> = { 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 6: 'many' };
