import type { Shape } from './shape.js';

const JOURNAL = [
  'entry',
  'meeting',
  'observation',
  'conversation',
  'report',
  'cpd',
  'learning-journey',
  'evaluation',
] as const;

/** The kinds of Markdown files in a portfolio (docs/portfolio.md). */
export const KINDS = [
  ...JOURNAL,
  'self-assessment',
  'checklist',
  'reflection',
  'targets',
  'agreement',
  'credit-claim',
  'sign-off',
  'comment',
] as const;
export type Kind = (typeof KINDS)[number];

/** The kinds that give an account of something done, and so can count for a criterion. */
export const JOURNAL_KINDS: readonly Kind[] = JOURNAL;

export type FieldType =
  | 'text'
  | 'date'
  | 'code'
  | 'codes'
  | 'number'
  | 'count'
  | 'choice'
  | 'evidence'
  | 'ratings'
  | 'schedule'
  | 'on'
  | 'data';

/** A field; `keys` are those of each map in it. */
export interface FieldSpec extends Pick<Shape<FieldType>, 'type' | 'about'> {
  keys?: Readonly<Record<string, FieldSpec>>;
  /** The kinds that may carry the field; left out: all of them. */
  kinds?: readonly Kind[];
  choices?: readonly string[];
}

const RATED: readonly Kind[] = ['self-assessment', 'sign-off', ...JOURNAL];
export const CONTACTS: readonly Kind[] = ['meeting', 'observation', 'conversation', 'report'];

/** Every front-matter field, in the order in which commands write them. */
export const FIELDS = {
  kind: { type: 'code', about: 'What this file is' },
  title: { type: 'text', about: 'The heading it gets in the submission' },
  date: { type: 'date', about: 'The day it happened, as 2026-03-12' },
  stage: { type: 'code', about: 'The stage it counts for' },
  criteria: { type: 'codes', kinds: JOURNAL_KINDS, about: 'The criteria it shows, as [DM5, DM7]' },
  standards: { type: 'codes', kinds: JOURNAL_KINDS, about: 'The standards it meets, as [IM.21, MS2.4]' },
  skills: { type: 'codes', kinds: JOURNAL_KINDS, about: 'The skills it used, as [mentoring.5]' },
  dimensions: { type: 'codes', kinds: JOURNAL_KINDS, about: 'The dimensions it addresses' },
  evidence: {
    type: 'evidence',
    about: 'Files or addresses that show it',
    keys: {
      file: { type: 'text', about: "Its path, from the portfolio's folder" },
      url: { type: 'text', about: 'Its address, if it is not a file' },
      caption: { type: 'text', about: 'What the reader is told about it' },
      alt: { type: 'text', about: 'What a picture shows, for those who cannot see it' },
    },
  },
  achieved: { type: 'text', kinds: JOURNAL_KINDS, about: "What the programme's table shows" },
  people: { type: 'codes', about: 'Ids from private.yaml, never names' },
  hours: { type: 'number', kinds: JOURNAL_KINDS, about: 'How long it took, in hours' },
  purpose: { type: 'code', about: 'What the mentoring is for, as a pack declares it' },
  consent: {
    type: 'choice',
    choices: ['given', 'not-needed', 'missing'],
    about: 'Consent of the people in photos and video',
  },
  agreement: { type: 'code', kinds: [...CONTACTS, 'evaluation'], about: 'The agreement it belongs to, by file name' },
  medium: { type: 'code', kinds: CONTACTS, about: 'How you met, as a pack declares it' },
  observed: {
    type: 'codes',
    kinds: ['observation'],
    about: 'What the observation was, as a pack declares it: joint, developmental …',
  },
  'moderated-by': {
    type: 'code',
    kinds: ['observation'],
    about: 'Who gave a second view of the judgement: a role, never a name',
  },
  by: { type: 'code', kinds: ['evaluation'], about: 'Who says it about the mentor: a role, never a name' },
  model: { type: 'code', kinds: ['conversation', 'meeting'], about: 'The conversation model it follows' },
  phase: { type: 'code', kinds: ['learning-journey'], about: 'The phase of the learning journey' },
  audit: { type: 'code', kinds: JOURNAL_KINDS, about: "Which audit of somebody's skills it is, as a pack declares it" },
  ratings: {
    type: 'ratings',
    kinds: RATED,
    about: 'A rating for each point, as MS1.1: green',
    keys: { rating: { type: 'code', about: 'The rating' }, note: { type: 'text', about: 'Why' } },
  },
  parties: { type: 'data', kinds: ['agreement'], about: 'Who agrees' },
  starts: { type: 'date', kinds: ['agreement'], about: 'The first day of the agreement' },
  ends: { type: 'date', kinds: ['agreement'], about: 'The last day of the agreement' },
  subject: { type: 'text', kinds: ['agreement'], about: 'The subject or phase taught' },
  place: { type: 'text', about: 'Where it takes place' },
  objectives: { type: 'data', kinds: ['agreement'], about: 'Three or more objectives' },
  fields: {
    type: 'data',
    kinds: ['agreement'],
    about: 'What else an agreement says according to its pack, by the id of each field',
  },
  obligations: { type: 'data', kinds: ['agreement'], about: 'What each party agrees to do' },
  signatures: { type: 'data', kinds: ['agreement'], about: 'Who signed, and when' },
  schedule: {
    type: 'schedule',
    kinds: ['agreement'],
    about: 'Contacts agreed per period',
    keys: {
      period: { type: 'text', about: 'What the period is called' },
      until: { type: 'date', about: 'Its last day' },
      discussions: { type: 'count', about: 'How many discussions' },
      observations: { type: 'count', about: 'How many observations' },
      reports: { type: 'count', about: 'How many reports' },
      note: { type: 'text', about: 'What else was agreed for it' },
    },
  },
  module: { type: 'code', kinds: ['credit-claim'], about: 'The module claimed' },
  credits: { type: 'number', kinds: ['credit-claim'], about: 'Credits claimed' },
  route: { type: 'code', kinds: ['credit-claim'], about: 'The route taken' },
  role: { type: 'code', kinds: ['sign-off', 'comment'], about: 'The role that signs' },
  name: { type: 'text', kinds: ['sign-off', 'comment'], about: 'Who signs' },
  decision: {
    type: 'choice',
    kinds: ['sign-off'],
    choices: ['supported', 'recognised', 'returned', 'noted'],
    about: 'What was decided',
  },
  seal: { type: 'data', kinds: ['sign-off'], about: 'What exactly was signed' },
  signature: { type: 'text', kinds: ['sign-off'], about: 'An SSH signature' },
  'entered-by': { type: 'text', kinds: ['sign-off'], about: 'Who typed it in from paper' },
  scan: { type: 'text', kinds: ['sign-off'], about: 'The scanned page' },
  on: {
    type: 'on',
    kinds: ['comment'],
    about: 'The file and line, the criterion, or another id that it is about',
    keys: {
      file: { type: 'text', about: 'The file' },
      line: { type: 'count', about: 'The line of the file' },
      criterion: { type: 'code', about: 'The criterion' },
      item: { type: 'code', about: 'Another id of the framework' },
    },
  },
  quote: { type: 'text', kinds: ['comment'], about: 'The words it is attached to' },
  state: {
    type: 'choice',
    kinds: ['comment'],
    choices: ['open', 'answered'],
    about: 'Whether it is still waiting for an answer',
  },
} as const satisfies Record<string, FieldSpec>;

export type FieldName = keyof typeof FIELDS;

/** Keys that note-taking programs and makers of websites write; theirs, and nothing of the portfolio's. */
const FOREIGN: ReadonlySet<string> = new Set(
  `alias aliases author authors banner categories category comments created created_at cssclass cssclasses description
  draft excalidraw-plugin icon id kanban-plugin keywords lang last_modified layout modified permalink publish published
  slug source status summary tag tags template toc uid updated updated_at uuid weight`.split(/\s+/),
);

/** Whether a key is one that other programs write (Obsidian, Logseq, Jekyll, Hugo and the like), and so no mistake here. */
export function isForeignKey(key: string): boolean {
  return FOREIGN.has(key.toLowerCase()) || /^(?:date |linter-|obsidian)/i.test(key);
}
