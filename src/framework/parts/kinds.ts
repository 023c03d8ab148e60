/** The parts of a framework that say something, and how they hang together: one table for overlays and exchange. */

export type PartKind =
  | 'stage'
  | 'criterion'
  | 'criterion-point'
  | 'question'
  | 'dimension'
  | 'standard-set'
  | 'standard'
  | 'standard-point'
  | 'checklist'
  | 'skill'
  | 'skill-point'
  | 'mode'
  | 'activity'
  | 'learner'
  | 'principle'
  | 'purpose'
  | 'medium'
  | 'observation-kind'
  | 'evaluator'
  | 'phase'
  | 'route'
  | 'module'
  | 'unit';

interface ChildList {
  kind: PartKind;
  /** Keys from the parent to the list. */
  path: readonly string[];
}

interface ReferenceKey {
  key: string;
  kinds: readonly PartKind[];
  /** The key holds one id and no list. */
  single?: true;
}

/** A key that is no text: one of a few words, or a number. */
interface ExtraKey {
  key: string;
  /** Where CASE takes it. */
  field: 'educationLevel' | 'conceptKeywords';
  /** @returns the value, or null for what cannot be one */
  read: (text: string) => string | number | null;
  /** A part without it is none. */
  needed?: true;
}

export interface PartSpec {
  /** What other programs are told that it is. */
  type: string;
  /** The list of the framework that holds it; left out where it lies in another part. */
  list?: string;
  /** The key of the short text, and of the long one. */
  title?: 'title';
  statement?: 'statement' | 'definition' | 'descriptor';
  /** The text that every such part has. */
  always: 'title' | 'statement' | 'both' | 'neither';
  notes?: 'note' | 'hint';
  extra?: ExtraKey;
  children: readonly ChildList[];
  /** Keys that name other parts. */
  references: readonly ReferenceKey[];
  /** Not to be taken for something that an entry can name: its id is unique among its kind only. */
  container?: true;
}

const point = (): PartSpec => ({
  type: 'Point',
  statement: 'statement',
  always: 'statement',
  children: [],
  references: [],
});

const named = (type: string, list: string, more: Partial<PartSpec> = {}): PartSpec => ({
  type,
  list,
  title: 'title',
  statement: 'statement',
  always: 'title',
  children: [],
  references: [],
  container: true,
  ...more,
});

const oneOf =
  (...words: string[]) =>
  (text: string): string | null =>
    words.includes(text) ? text : null;

const positive = (text: string): number | null =>
  Number(text) > 0 && Number.isFinite(Number(text)) ? Number(text) : null;

const STANDARDS: ReferenceKey = { key: 'standards', kinds: ['standard', 'standard-point'] };

export const PARTS: Readonly<Record<PartKind, PartSpec>> = {
  stage: {
    type: 'Stage',
    list: 'stages',
    title: 'title',
    statement: 'descriptor',
    always: 'title',
    notes: 'note',
    children: [
      { kind: 'criterion', path: ['criteria'] },
      { kind: 'question', path: ['reflection', 'questions'] },
      { kind: 'dimension', path: ['dimensions'] },
    ],
    references: [
      { key: 'subsumes', kinds: ['stage'], single: true },
      { key: 'checklists', kinds: ['checklist'] },
      { key: 'modules', kinds: ['module'] },
    ],
    container: true,
  },
  criterion: {
    type: 'Criterion',
    title: 'title',
    statement: 'statement',
    always: 'statement',
    notes: 'hint',
    children: [{ kind: 'criterion-point', path: ['points'] }],
    references: [STANDARDS],
  },
  'criterion-point': { ...point(), references: [STANDARDS] },
  question: { ...point(), type: 'Key question' },
  dimension: { ...point(), type: 'Dimension', title: 'title' },
  'standard-set': {
    type: 'Standard set',
    list: 'standard-sets',
    title: 'title',
    always: 'title',
    notes: 'note',
    children: [{ kind: 'standard', path: ['standards'] }],
    references: [],
    container: true,
  },
  standard: {
    type: 'Standard',
    title: 'title',
    statement: 'statement',
    always: 'neither',
    extra: { key: 'expects', field: 'educationLevel', read: oneOf('core', 'post') },
    children: [{ kind: 'standard-point', path: ['points'] }],
    references: [],
  },
  'standard-point': point(),
  checklist: {
    type: 'Checklist',
    list: 'checklists',
    title: 'title',
    statement: 'definition',
    always: 'title',
    children: [{ kind: 'skill', path: ['skills'] }],
    references: [],
    container: true,
  },
  skill: {
    type: 'Skill',
    title: 'title',
    statement: 'statement',
    always: 'statement',
    children: [{ kind: 'skill-point', path: ['points'] }],
    references: [],
  },
  'skill-point': point(),
  mode: named('Mode', 'modes', {
    statement: 'definition',
    always: 'both',
    children: [
      { kind: 'activity', path: ['activities'] },
      { kind: 'learner', path: ['learners'] },
    ],
    references: [{ key: 'checklist', kinds: ['checklist'], single: true }],
  }),
  activity: { ...point(), type: 'Activity' },
  learner: { ...point(), type: 'Learner skill' },
  principle: named('Principle', 'principles'),
  purpose: named('Purpose', 'purposes', { always: 'both' }),
  medium: named('Medium', 'media'),
  'observation-kind': named('Observation kind', 'observation-kinds'),
  evaluator: named('Evaluator', 'evaluators'),
  phase: named('Phase', 'phases'),
  route: named('Route', 'routes'),
  module: named('Module', 'modules', {
    extra: { key: 'credits', field: 'conceptKeywords', read: positive, needed: true },
    references: [{ key: 'routes', kinds: ['route'] }],
  }),
  unit: named('Unit', 'units', {
    extra: { key: 'kind', field: 'conceptKeywords', read: oneOf('core', 'additional'), needed: true },
  }),
};

/** @returns whether parts of the kind can hold the words of their official wording */
export function takesWords(kind: PartKind): boolean {
  return PARTS[kind].statement === 'statement';
}

/** The kinds that hang on the framework itself, in the order in which they are written. */
export const ROOT_KINDS: readonly PartKind[] = (Object.keys(PARTS) as PartKind[]).filter((kind) => PARTS[kind].list);

/** A part as plain data: what its kind says its keys hold. */
export type PartData = Record<string, unknown> & { id: string };

/** @returns the parts that lie at `path` of a framework or a part */
export function partsAt(holder: unknown, path: readonly string[]): PartData[] {
  let at: unknown = holder;
  for (const key of path) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  return Array.isArray(at) ? (at as PartData[]) : [];
}
