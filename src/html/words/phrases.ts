import type { Language } from '../../portfolio/looks.js';
import { dayInShort, dayInWords, monthsInWords } from '../dates.js';
import { inLanguage, wordsOf } from './words.js';
import { enGB } from './words-en.js';

/** What a document says in a language, as it stands in a text. */
export interface Phrases {
  language: Language;
  pattern: RegExp;
}

/**
 * How to know the words that a document in the language `spoken` says itself, where they are not in the language `base`. Words
 * that are the same in both languages are in neither.
 */
export function phrasesOtherThan(base: Language, spoken: Language): Phrases[] {
  const own = wordsOf(spoken);
  const english = Object.entries(enGB) as [string, string][];
  const lacking = spoken === 'en-GB' ? [] : english.filter(([key]) => !(key in own)).map(([, text]) => text);
  const said = Object.entries(own)
    .filter(([key, text]) => spoken === 'en-GB' || text !== (enGB as Record<string, string>)[key])
    .map(([, text]) => text);
  return [
    { language: spoken, pattern: patternOf([...said.flatMap(withHead), ...datesIn(spoken)]) },
    { language: 'en-GB' as const, pattern: patternOf(lacking) },
  ].filter(({ language }) => language !== base);
}

/** `Entry {number}: {title}` is ours up to the title. */
function withHead(text: string): string[] {
  const head = /^(.*\{\w+\}): \{\w+\}$/.exec(text)?.[1];
  return head === undefined ? [text] : [text, head];
}

/** Days, months and spans of months, with figures for what changes. */
function datesIn(language: Language): string[] {
  const months = Array.from({ length: 12 }, (_, index) => `2000-${String(index + 1).padStart(2, '0')}-01`);
  const texts = inLanguage(language, () =>
    months.flatMap((day) => [dayInWords(day), dayInShort(day), monthsInWords(day, day)]),
  );
  return [...new Set(texts)].map((text) => text.replace('2000', '{year}').replace(/^1 /, '{day} '));
}

/** So many letters of ours, and whatever stands between them can be a name. With fewer only a figure can. */
const ENOUGH = 8;

function patternOf(texts: readonly string[]): RegExp {
  const patterns = texts.map((text) => {
    const letters = text.replace(/\{\w+\}/g, '').match(/\p{L}/gu)?.length ?? 0;
    const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    return letters === 0 ? '(?!)' : escaped.replace(/\{\w+\}/g, letters < ENOUGH ? '[\\d.,]+' : '.{1,200}?');
  });
  return new RegExp(`^(?:${patterns.join('|') || '(?!)'})[,;:.]?$`, 'u');
}
