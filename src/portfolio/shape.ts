import { LANGUAGES, THEMES } from './looks.js';

/**
 * What a value written by hand may be. Readers, the editor's offers, the JSON Schemas and the tables of docs/portfolio.md
 * come from it (`npm run gen` makes the last two).
 */
export interface Shape<Type extends string = 'text' | 'code' | 'codes' | 'choice' | 'map' | 'list'> {
  /** `text` is words of a person and may hold a `#`, `code` an id, `codes` one or several, `list` maps with `keys`. */
  type: Type;
  /** What it is for, in the words of offers, hovers and docs. */
  about: string;
  choices?: readonly (string | number | boolean)[];
  /** What it names. There are no other rules than mentor's; stages, frameworks and roles may be a pack's own. */
  names?: 'frameworks' | 'stages' | 'rules' | 'roles';
  /** Of a map, or of each map of a list. */
  keys?: Readonly<Record<string, Shape<string>>>;
  /** What a map with names for keys holds for each. */
  each?: Shape;
  required?: boolean;
}

/** What portfolio.yaml may make of a rule. */
export const WEIGHTS = ['error', 'missing', 'warning', 'off'] as const;

const RULES = {
  type: 'map',
  names: 'rules',
  about: 'A different severity for a rule of mentor check',
  each: { type: 'choice', about: '', choices: WEIGHTS },
} as const satisfies Shape;

/** portfolio.yaml. */
export const CONFIG = {
  version: { type: 'choice', about: 'The version of this file', choices: [1, '1'] },
  id: { type: 'code', about: 'By this id, files that you sent out are recognised when they come back; init writes it' },
  mentor: {
    type: 'map',
    about: 'Who you are, and what you teach',
    keys: {
      name: { type: 'text', about: 'Your name' },
      school: { type: 'text', about: 'Your school' },
      threshold: {
        type: 'choice',
        about: 'post: you are past the threshold, so the post-threshold standards are expected, too',
        choices: ['core', 'post'],
      },
      role: { type: 'text', about: 'What you do at school' },
      phase: { type: 'text', about: 'Primary, secondary, …' },
      subject: { type: 'text', about: 'What you teach' },
    },
  },
  provider: { type: 'text', about: 'The university or partnership' },
  framework: {
    type: 'codes',
    names: 'frameworks',
    about: 'The framework you follow, or a list; ids without a framework belong to the first',
    required: true,
  },
  stage: { type: 'code', names: 'stages', about: 'The stage you are working on now' },
  language: { type: 'choice', about: 'The language of headings and labels', choices: LANGUAGES },
  theme: { type: 'choice', about: 'How the document looks', choices: THEMES },
  people: { type: 'map', names: 'roles', about: 'Who holds which sign-off role', each: { type: 'text', about: '' } },
  hidden: {
    type: 'code',
    about: 'How many people private.yaml lists, so that its absence is noticed; check --fix writes it',
  },
  rules: RULES,
  stages: {
    type: 'map',
    names: 'stages',
    about: 'Rules with a different severity in one stage',
    each: { type: 'map', about: '', keys: { rules: RULES } },
  },
  ignore: { type: 'codes', about: 'Folders and files that are not part of the portfolio' },
  accept: {
    type: 'list',
    about: 'Findings set aside, each with a reason',
    keys: {
      rule: { type: 'code', names: 'rules', about: 'The rule', required: true },
      file: { type: 'text', about: 'The file; without it, any file' },
      reason: { type: 'text', about: 'Why it may stay as it is', required: true },
    },
  },
} as const satisfies Record<string, Shape>;

/** private.yaml. */
export const PRIVATE = {
  version: CONFIG.version,
  people: {
    type: 'list',
    about: 'Everybody whose name must not be handed in',
    keys: {
      name: { type: 'text', about: 'The real name', required: true },
      also: { type: 'codes', about: 'Nicknames, initials' },
      id: { type: 'text', about: 'The id that entries use in people:, such as trainee-a', required: true },
      as: { type: 'text', about: 'The pseudonym, such as Trainee A' },
      kind: {
        type: 'choice',
        about: 'A school or place is hidden as a whole',
        choices: ['person', 'school', 'place'],
      },
      anycase: {
        type: 'choice',
        about: 'The names also count in small letters',
        choices: [true, false, 'yes', 'no'],
      },
    },
  },
} as const satisfies Record<string, Shape>;
