import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '../../portfolio/looks.js';
import { cy } from './words-cy.js';
import { enGB } from './words-en.js';

export type WordKey = keyof typeof enGB;

const CATALOGUES: Record<Language, Catalogue> = { 'en-GB': enGB, cy };

/** The words of another language: what it lacks is said in English. Its forms of counted things are its own. */
export type Catalogue = Readonly<Partial<Record<WordKey | `${Counted}.${Plural}`, string>>>;

type Counted = 'entries' | 'hours' | 'credits' | 'contacts' | 'targets' | 'evidence' | 'pages' | 'files' | 'comments';

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

const spoken = new AsyncLocalStorage<Language>();

/**
 * Says what `work` says in a language, and whatever it waits for. Hundreds of places say a word or a date, most of them deep
 * in other work; none of them has to be told.
 */
export function inLanguage<T>(language: Language, work: () => T): T {
  return language === spokenLanguage() ? work() : spoken.run(language, work);
}

/** The language that words are said in here and now. */
export function spokenLanguage(): Language {
  return spoken.getStore() ?? 'en-GB';
}

/** The words of a language; another than English may lack some. */
export function wordsOf(language: Language): Readonly<Record<string, string>> {
  return CATALOGUES[language];
}

/** Every word of every language: what this program says and no portfolio. */
export function everyWord(): string[] {
  return Object.values(CATALOGUES).flatMap((words) => Object.values(words));
}

/** @returns the words of `key` with each `{name}` replaced by its value */
export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(CATALOGUES[spokenLanguage()][key] ?? enGB[key], values);
}

/** @returns a number with the thing it counts: `1 entry`, `38 entries` */
export function sayCount(thing: Counted, n: number): string {
  const language = spokenLanguage();
  const words = CATALOGUES[language];
  const text = words[`${thing}.${pluralOf(language, n)}`] ?? words[`${thing}.other`];
  const english: WordKey = n === 1 ? `${thing}.one` : `${thing}.other`;
  return fill(text ?? enGB[english], { n: formatNumber(n) });
}

/** @returns whether the catalogue has a word of this name */
export function isWordKey(key: unknown): key is WordKey {
  return typeof key === 'string' && Object.hasOwn(enGB, key);
}

/** @returns the words for a value that may be none of the catalogue's: then the value itself, made readable */
export function sayOr(prefix: string, value: string): string {
  const key = `${prefix}.${value}`;
  return isWordKey(key) ? say(key) : value.replaceAll('-', ' ');
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** By CLDR's rules, written here so that no machine's locale data changes a page. */
function pluralOf(language: Language, n: number): Plural {
  if (language === 'cy') return WELSH[n] ?? 'other';
  return n === 1 ? 'one' : 'other';
}

const WELSH: Readonly<Record<number, Plural>> = { 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 6: 'many' };

function formatNumber(n: number): string {
  const [whole = '', fraction] = String(n).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
