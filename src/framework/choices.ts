import { listBuiltInFrameworks, loadBuiltInFramework } from './builtin.js';
import type { Framework } from './model.js';

/** Fields of front-matter whose words packs declare. */
export const DECLARED_FIELDS = [
  'purpose',
  'model',
  'phase',
  'route',
  'medium',
  'observed',
  'by',
  'moderated-by',
  'audit',
] as const;
export type DeclaredField = (typeof DECLARED_FIELDS)[number];

/** A word that a pack declares for a field. */
export interface DeclaredChoice {
  id: string;
  title: string;
  statement?: string | undefined;
  /** The title in other languages, by their codes. */
  titles?: Readonly<Record<string, string>> | undefined;
}

const DECLARED: Readonly<Record<DeclaredField, (framework: Framework) => readonly DeclaredChoice[]>> = {
  purpose: ({ purposes }) => purposes,
  model: ({ outlines }) => outlines.filter(({ kind }) => isTalk(kind)).map(named),
  phase: ({ phases }) => phases,
  route: ({ routes }) => routes,
  medium: ({ media }) => media,
  observed: (framework) => framework['observation-kinds'],
  by: people,
  'moderated-by': people,
  audit: ({ audits }) => audits,
};

/** Who can say something of the mentor: those whom a pack names for it, and whoever signs. */
function people({ evaluators, roles }: Framework): DeclaredChoice[] {
  return [...evaluators, ...roles.map(named)];
}

const named = ({ id, title, titles }: DeclaredChoice): DeclaredChoice => ({ id, title, titles });

/** Kinds of entry that can follow a model. */
const isTalk = (kind: string): boolean => kind === 'conversation' || kind === 'meeting';

/** What frameworks declare for a field, in their order; of two of one id the first counts. */
export function declaredChoices(field: DeclaredField, frameworks: readonly Framework[]): DeclaredChoice[] {
  const found = new Map<string, DeclaredChoice>();
  for (const choice of frameworks.flatMap(DECLARED[field])) if (!found.has(choice.id)) found.set(choice.id, choice);
  return [...found.values()];
}

type LentList = 'purposes' | 'outlines' | 'media' | 'observation-kinds' | 'evaluators' | 'audits';

/**
 * The list that packs not followed lend for a field: nobody follows a study for its purposes. Phases and routes belong
 * to the award that has them.
 */
const LENT_BY: Readonly<Record<DeclaredField, LentList | null>> = {
  purpose: 'purposes',
  model: 'outlines',
  phase: null,
  route: null,
  medium: 'media',
  observed: 'observation-kinds',
  by: 'evaluators',
  'moderated-by': 'evaluators',
  audit: 'audits',
};

const LENT: readonly DeclaredField[] = DECLARED_FIELDS.filter((field) => LENT_BY[field] !== null);

/**
 * The packs not followed that declare words which documents use and those followed do not have; where a word is nowhere,
 * all that declare some, to say what there is.
 * @param used the words used of each field
 */
export function findLenders(
  used: ReadonlyMap<DeclaredField, ReadonlySet<string>>,
  followed: readonly Framework[],
  source: { ids: () => string[]; load: (id: string) => Framework | null },
): Framework[] {
  const open = LENT.map((field) => {
    const own = new Set(declaredChoices(field, followed).map(({ id }) => id));
    return { field, words: new Set([...(used.get(field) ?? [])].filter((word) => !own.has(word))) };
  });
  const lenders: Framework[] = [];
  const others = open.some(({ words }) => words.size > 0) ? source.ids() : [];
  for (const id of others) {
    if (open.every(({ words }) => words.size === 0)) break;
    const framework = followed.some((one) => one.id === id) ? null : source.load(id);
    if (framework && lends(open, framework)) lenders.push(framework);
  }
  return lenders;
}

/** @returns whether the framework declares anything for a field with open words; what it declares is open no more */
function lends(open: readonly { field: DeclaredField; words: Set<string> }[], framework: Framework): boolean {
  const asked = open.filter(({ words }) => words.size > 0);
  const declared = asked.flatMap(({ field, words }) =>
    declaredChoices(field, [framework]).map(({ id }) => words.delete(id)),
  );
  return declared.length > 0;
}

/**
 * What can be written in a field: what the frameworks followed declare, then what others that come with mentor lend.
 * Reads the disk for those.
 */
export function choicesHere(field: DeclaredField, followed: readonly Framework[]): DeclaredChoice[] {
  const list = LENT_BY[field];
  const others = list === null ? [] : listBuiltInFrameworks().filter(({ holds }) => holds.includes(list));
  const loaded = others.flatMap(({ id }) =>
    followed.some((one) => one.id === id) ? [] : (loadBuiltInFramework(id) ?? []),
  );
  return declaredChoices(field, [...followed, ...loaded]);
}
