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
  about: 'Another weight for a rule of mentor check',
  each: { type: 'choice', about: '', choices: WEIGHTS },
} as const satisfies Shape;

/** portfolio.yaml. */
export const CONFIG = {
  version: { type: 'choice', about: 'The version of this file', choices: [1, '1'] },
  id: { type: 'code', about: 'What files handed out are known by when they come back; init writes it' },
  mentor: {
    type: 'map',
    about: 'Who you are, and what you teach',
    keys: {
      name: { type: 'text', about: 'Your name' },
      school: { type: 'text', about: 'Your school' },
      threshold: {
        type: 'choice',
        about: 'post is past the threshold: the post-threshold standards are expected too',
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
    about: 'The framework you follow, or a list; the first counts for bare ids',
    required: true,
  },
  stage: { type: 'code', names: 'stages', about: 'The stage you are working on now' },
  language: { type: 'choice', about: 'The language of headings and labels', choices: LANGUAGES },
  theme: { type: 'choice', about: 'How the document looks', choices: THEMES },
  people: { type: 'map', names: 'roles', about: 'Who has which sign-off role', each: { type: 'text', about: '' } },
  hidden: {
    type: 'code',
    about: 'How many private.yaml lists, so that it is seen where that is not here; check --fix writes it',
  },
  rules: RULES,
  stages: {
    type: 'map',
    names: 'stages',
    about: 'For one stage: rules with another weight there',
    each: { type: 'map', about: '', keys: { rules: RULES } },
  },
  ignore: { type: 'codes', about: 'Folders and files that are no part of the portfolio' },
  accept: {
    type: 'list',
    about: 'Findings set aside, each with a reason',
    keys: {
      rule: { type: 'code', names: 'rules', about: 'The rule', required: true },
      file: { type: 'text', about: 'The file; left out: any' },
      reason: { type: 'text', about: 'Why it is right as it is', required: true },
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
      id: { type: 'text', about: 'What people: in entries calls them, such as trainee-a', required: true },
      as: { type: 'text', about: 'The pseudonym, such as Trainee A' },
      kind: {
        type: 'choice',
        about: 'A school or place is hidden as a whole',
        choices: ['person', 'school', 'place'],
      },
      anycase: {
        type: 'choice',
        about: 'The names count in small letters too',
        choices: [true, false, 'yes', 'no'],
      },
    },
  },
} as const satisfies Record<string, Shape>;
