import type { FrameworkRole } from '../framework/model.js';
import { isDay, monthNumber, readDayFirst } from '../portfolio/dates.js';
import { tokensOf } from './tokens.js';

/** What the words in front of a box or a cell ask for. */
export type Label =
  | 'strengths'
  | 'targets'
  | 'actions'
  | 'reflection'
  | 'comment'
  | 'signature'
  | 'name'
  | 'date'
  | 'school'
  | 'achieved'
  | 'evidence'
  | 'standards'
  | 'criterion';

const LABELS: readonly [RegExp, Label][] = [
  [/^strengths?\b/i, 'strengths'],
  [/^(?:development )?target(?:s|\(s\))?\b|^areas? for development\b/i, 'targets'],
  [/^action(?:s|\(s\))?\b/i, 'actions'],
  [/^(?:(?:critical|personal|mentor'?s?|\w+ mentor) )?reflection\b(?! and verif)/i, 'reflection'],
  [/\bcomments?\b/i, 'comment'],
  [/^(?:verification )?signatures?\b|^signed\b|^verification\b/i, 'signature'],
  [/^date\b/i, 'date'],
  [/^(?:mentor'?s? |your |full )?name(?: of mentor)?\b/i, 'name'],
  [/^school(?: name)?$/i, 'school'],
  [/^achieved\b|^achievements?\b|^what (?:was|you have|i have) (?:achieved|done)\b/i, 'achieved'],
  [/^evidence(?:d by)?\b/i, 'evidence'],
  [/\bstandards?\b/i, 'standards'],
  [/^(?:performance )?criteri(?:on|a)\b/i, 'criterion'],
];

/** A label is short, and what it says in brackets is for who fills it in. */
const LONGEST = 70;

/** What the words ask for: the whole of them, or those before a colon; null where they are no label. */
export function labelOf(text: string): Label | null {
  const words = beforeColon(text);
  if (words === '' || words.length > LONGEST) return null;
  return LABELS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** The words of a label, without what is in brackets and behind the colon. */
export function beforeColon(text: string): string {
  const [first = ''] = text.split('\n');
  return first
    .replace(/\([^)]*\)/g, ' ')
    .replace(/:.*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What stands behind the colon of a label, and on the lines below it. */
export function afterLabel(text: string): string[] {
  const [first = '', ...rest] = text.split('\n');
  const colon = first.indexOf(':');
  const same = colon === -1 ? '' : first.slice(colon + 1).replace(/^\s*\([^)]*\)\s*$/, '');
  return [same, ...rest].map((line) => line.trim()).filter((line) => line !== '');
}

/**
 * The role that words speak of: by its title, by what the framework asks of it, or by its side where it is the only one of
 * that side.
 */
export function roleNamed(
  text: string,
  roles: readonly { role: FrameworkRole; prompt: string | null }[],
): FrameworkRole | null {
  const words = new Set(tokensOf(beforeColon(text)));
  if (words.size === 0 || words.size > 8) return null;
  const has = (said: string | null): boolean => {
    const tokens = tokensOf(said ?? '');
    return tokens.length > 0 && tokens.every((token) => words.has(token));
  };
  const found = roles.find(({ role, prompt }) => has(role.title) || has(prompt));
  if (found) return found.role;
  const side = roles.filter(({ role }) => words.has(role.side === 'school' ? 'school' : 'universiti'));
  return side.length === 1 && words.has('comment') ? (side[0]?.role ?? null) : null;
}

const DATE = new RegExp(
  [
    String.raw`(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?\b(?:`,
    String.raw`\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{4}-\d\d-\d\d|`,
    String.raw`\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?[a-z]{3,9}\.?,?[\s-]+\d{2,4}|`,
    String.raw`[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})\b`,
  ].join(''),
  'gi',
);

/** The days in a text, day first, as YYYY-MM-DD, and the text without them. */
export function datesIn(text: string): { days: string[]; rest: string } {
  const days: string[] = [];
  const rest = text.replace(DATE, (written) => {
    const day = dayOf(written);
    if (day === null) return written;
    days.push(day);
    return ' ';
  });
  const plain = rest
    .replace(/\bdated?\b\s*:?/gi, ' ')
    .replace(/[,;]\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { days, rest: /[\p{L}\p{N}]/u.test(plain) ? plain : '' };
}

function dayOf(written: string): string | null {
  const parts = written.toLowerCase().match(/\d+|[a-z]{3,}/g) ?? [];
  const month = parts.map(monthNumber).find((number) => number !== null);
  const numbers = parts.filter((part) => /\d/.test(part));
  if (numbers[0]?.length === 4) return isDay(written) ? written : null;
  if (month) numbers.splice(1, 0, String(month));
  return readDayFirst(numbers.join('/'));
}

/** What a cell of a row asks for, and the texts in and behind it that answer. */
export interface Asked {
  label: Label | null;
  said: string[];
}

/** Labels that stand beside each other in a row: `Name | … | Date | …`. */
const BESIDE: readonly (Label | null)[] = ['name', 'school', 'date', 'signature'];
/** A label in a row of them is this short, or ends in a colon. */
const SHORT = 24;

/** A row of cells as what each label asks for and what answers it. */
export function askedIn(texts: readonly string[]): Asked[] {
  const all: Asked[] = [];
  for (const [index, text] of texts.entries()) {
    const label = labelOf(text);
    const isNext = BESIDE.includes(label) && (text.includes(':') || text.length <= SHORT);
    const last = all.at(-1);
    if (index === 0 || isNext || !last) all.push({ label, said: afterLabel(text) });
    else last.said.push(...text.split('\n').filter(Boolean));
  }
  return all;
}
