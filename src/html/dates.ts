import type { Language } from '../portfolio/looks.js';
import { fillWords, wordsFor } from './words/catalogue.js';

/** Spelled out here, so that no machine's locale data changes a page: each month, and its name in a narrow column. */
const MONTHS: Record<Language, readonly (readonly [long: string, short: string])[]> = {
  'en-GB': [
    ['January', 'Jan'],
    ['February', 'Feb'],
    ['March', 'Mar'],
    ['April', 'Apr'],
    ['May', 'May'],
    ['June', 'Jun'],
    ['July', 'Jul'],
    ['August', 'Aug'],
    ['September', 'Sep'],
    ['October', 'Oct'],
    ['November', 'Nov'],
    ['December', 'Dec'],
  ],
  cy: [
    ['Ionawr', 'Ion'],
    ['Chwefror', 'Chwef'],
    ['Mawrth', 'Maw'],
    ['Ebrill', 'Ebr'],
    ['Mai', 'Mai'],
    ['Mehefin', 'Meh'],
    ['Gorffennaf', 'Gorff'],
    ['Awst', 'Awst'],
    ['Medi', 'Medi'],
    ['Hydref', 'Hyd'],
    ['Tachwedd', 'Tach'],
    ['Rhagfyr', 'Rhag'],
  ],
};

/**
 * A day in words: `12 March 2026`.
 * @param day as YYYY-MM-DD; any other text comes back as it is
 */
export function dayInWords(day: string, language: Language): string {
  const parts = split(day);
  return parts ? `${parts.day} ${longName(parts.month, language)} ${parts.year}` : day;
}

/** The same in a table's narrow column: `12 Mar 2026`. */
export function dayInShort(day: string, language: Language): string {
  const parts = split(day);
  return parts ? `${parts.day} ${shortName(parts.month, language)} ${parts.year}` : day;
}

/** A month (YYYY-MM): `March 2026`. */
export function monthInWords(month: string, language: Language): string {
  const [year, number] = month.split('-');
  return `${longName(Number(number), language)} ${year}`.trim();
}

/** A month's short name: `Mar`. */
export function monthName(month: string, language: Language): string {
  return shortName(Number(month.slice(5, 7)), language);
}

/** From one month to another, each named once: `September 2025 to July 2026`, `May to July 2026`, `May 2026`. */
export function monthsInWords(from: string, until: string, language: Language): string {
  const [first, last] = [split(from), split(until)];
  if (!first || !last) return from === until ? from : spanned(language, { from, until });
  const end = `${longName(last.month, language)} ${last.year}`;
  if (first.year !== last.year)
    return spanned(language, { from: `${longName(first.month, language)} ${first.year}`, until: end });
  return first.month === last.month ? end : spanned(language, { from: longName(first.month, language), until: end });
}

function spanned(language: Language, values: { from: string; until: string }): string {
  return fillWords(wordsFor(language, 'dates.span').text, values);
}

/** The first letter of a month's name, from 1 to 12. */
export function monthLetter(month: number, language: Language): string {
  return longName(month, language).slice(0, 1);
}

function longName(month: number, language: Language): string {
  return MONTHS[language][month - 1]?.[0] ?? '';
}

function shortName(month: number, language: Language): string {
  return MONTHS[language][month - 1]?.[1] ?? '';
}

/** Days since 1 January 1970, for placing a day on a line. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

function split(day: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : null;
}
