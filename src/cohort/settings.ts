import { isDay } from '../portfolio/dates.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';
import { type Period, readPeriod } from './period.js';
import { mapIn, mapsIn, readYaml, textIn, textsIn, type YamlData } from './yaml-file.js';

/** Somebody who reads for the university. */
export interface Reviewer {
  id: string;
  name: string;
  /** Schools whose portfolios they may not read, their own among them. */
  notSchools: string[];
  /** Ids of people.csv whom they may not read. */
  notPeople: string[];
}

/** What decides whom the moderation sample always holds. */
export const ALWAYS = ['returned', 'readers-differ', 'new-reader'] as const;
export type Always = (typeof ALWAYS)[number];

/** `cohort.yaml`: what the team decided once. Everything else is derived from files. */
export interface CohortSettings {
  title: string;
  provider: string | null;
  /** The first is the default. */
  frameworks: string[];
  /** Path of the roster, in the cohort's folder. */
  roster: string;
  reviewers: Reviewer[];
  second: 'none' | 'sample' | 'all';
  sample: { share: number; atLeast: number; perReader: number; always: Always[] };
  award: { valid: Period | null; warn: Period; number: string };
  /** When portfolios are expected, or null; how long somebody may be silent after one came back. */
  due: { by: string | null; silent: Period };
  /** Days, in the university's words, that each kind of file is kept. */
  keep: { received: string; reviews: string; register: string };
}

const PATH = 'cohort.yaml';
const KEYS = 'version title provider frameworks roster reviewers reading sample award due keep'.split(' ');

/**
 * @param text of cohort.yaml
 * @throws Refusal BrokenFile for what cannot be meant, with what was expected
 */
export function readSettings(text: string): CohortSettings {
  const data = readYaml(PATH, text);
  assertKeys(data, KEYS, '');
  const sample = mapIn(data, 'sample');
  const award = mapIn(data, 'award');
  const keep = mapIn(data, 'keep');
  const due = mapIn(data, 'due');
  assertKeys(sample, ['share', 'at-least', 'per-reader', 'always', 'seed'], 'sample: ');
  assertKeys(award, ['valid', 'warn', 'number'], 'award: ');
  assertKeys(due, ['by', 'silent'], 'due: ');
  assertKeys(keep, ['received', 'reviews', 'register'], 'keep: ');
  return {
    title: textIn(data, 'title') || 'Mentor recognition',
    provider: textIn(data, 'provider') || null,
    frameworks: textsIn(data, 'frameworks'),
    roster: rosterOf(textIn(data, 'roster')),
    reviewers: reviewersOf(data),
    second: oneOf(textIn(mapIn(data, 'reading'), 'second') || 'none', ['none', 'sample', 'all'] as const, 'second'),
    sample: {
      share: shareOf(textIn(sample, 'share') || '10%'),
      atLeast: whole(textIn(sample, 'at-least') || '0', 'at-least'),
      perReader: whole(textIn(sample, 'per-reader') || '0', 'per-reader'),
      always: textsIn(sample, 'always').map((word) => oneOf(word, ALWAYS, 'always')),
    },
    award: {
      valid: textIn(award, 'valid') === '' ? null : period(textIn(award, 'valid'), 'award: valid'),
      warn: period(textIn(award, 'warn') || '6 months', 'award: warn'),
      number: numberForm(textIn(award, 'number') || '{year}-{n:04}'),
    },
    due: { by: dayOf(textIn(due, 'by')), silent: period(textIn(due, 'silent') || '6 weeks', 'due: silent') },
    keep: {
      received: textIn(keep, 'received'),
      reviews: textIn(keep, 'reviews'),
      register: textIn(keep, 'register'),
    },
  };
}

/** @returns the reviewer of an id, who must be known */
export function reviewerOf({ reviewers }: CohortSettings, id: string): Reviewer {
  const found = reviewers.find((one) => one.id === id);
  if (found) return found;
  const known = reviewers.map((one) => one.id);
  const hint = suggestion(id, known);
  throw new Refusal('UnknownReviewer', `There is no reviewer \`${id}\` in cohort.yaml.`, hint);
}

function reviewersOf(data: YamlData): Reviewer[] {
  const reviewers = mapsIn(data, 'reviewers').map((one) => {
    const not = mapIn(one, 'not');
    assertKeys(one, ['id', 'name', 'school', 'not', 'keys'], 'reviewers: ');
    assertKeys(not, ['school', 'people'], 'reviewers, not: ');
    return {
      id: textIn(one, 'id'),
      name: textIn(one, 'name'),
      notSchools: [...textsIn(one, 'school'), ...textsIn(not, 'school')],
      notPeople: textsIn(not, 'people'),
    };
  });
  const ids = reviewers.map(({ id }) => id);
  if (reviewers.some(({ id, name }) => !/^[a-z][a-z0-9-]{0,30}$/.test(id) || name === ''))
    throw wrong('reviewers', 'reviewers, each with an id of small letters and a name', '- {id: hb, name: Hana Begum}');
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw wrong('reviewers', `\`${twice}\` once`, 'Give each reviewer a different id.');
  return reviewers;
}

function assertKeys(data: YamlData, known: readonly string[], where: string): void {
  const unknown = Object.keys(data).find((key) => !known.includes(key) && !key.startsWith('x-'));
  if (unknown === undefined) return;
  const hint = suggestion(unknown, known);
  throw new Refusal('BrokenFile', `${PATH}: unexpected key ${where}\`${unknown}\`.`, hint);
}

/** The roster lies in the cohort's folder: a path that leads out of it is a slip. */
function rosterOf(text: string): string {
  if (text === '') return 'people.csv';
  if (/^([a-z]:|[/\\])|(^|[/\\])\.\.([/\\]|$)/i.test(text))
    throw wrong('roster', "a file in the cohort's folder", 'Write `roster: people.csv`.');
  return text;
}

function shareOf(text: string): number {
  const [, number = '', percent = ''] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text) ?? [];
  const share = Number(number) / (percent === '' ? 1 : 100);
  if (number !== '' && share <= 1) return share;
  throw wrong('sample: share', 'a part such as 10%', 'Write `share: 10%`.');
}

function whole(text: string, key: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw wrong(key, 'a whole number', `Write \`${key}: 6\`.`);
}

function period(text: string, key: string): Period {
  const read = readPeriod(text);
  if (read) return read;
  throw wrong(key, 'a length of time such as 3y or 6 months', 'Write a number and years, months, weeks or days.');
}

function dayOf(text: string): string | null {
  if (text === '' || isDay(text)) return text || null;
  throw wrong('due: by', 'a day', 'Write `due: {by: 2027-05-31}`.');
}

function numberForm(text: string): string {
  if (/\{n(:0?\d+)?\}/.test(text)) return text;
  throw wrong('award: number', 'a form with {n} in it', "Write `number: 'NS-{year}-{n:04}'`.");
}

function oneOf<T extends string>(word: string, words: readonly T[], key: string): T {
  const found = words.find((one) => one === word);
  if (found) return found;
  throw wrong(key, words.map((one) => `\`${one}\``).join(', '), `Write \`${key}: ${words.at(-1)}\`.`);
}

function wrong(key: string, expected: string, hint: string): Refusal {
  return new Refusal('BrokenFile', `${PATH}: unexpected value of \`${key}\`, expected ${expected}.`, hint);
}
