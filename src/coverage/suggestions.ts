import { type Equivalent, equivalentsFinder, type FindEquivalents } from '../framework/equivalents.js';
import type { Indexed } from '../framework/lookup.js';
import type { FrameworkStage } from '../framework/model.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import type { Position } from '../text/position.js';
import { isCountedEntry, type LinkedPortfolio, type StageInFramework } from './link.js';

/** The front-matter fields by which an entry counts for something. */
export const COUNTING_FIELDS = ['criteria', 'dimensions', 'standards', 'skills'] as const;
export type CountingField = (typeof COUNTING_FIELDS)[number];

/** Something that an entry could also count for, by a crosswalk. Nobody has said that it does: it counts for nothing. */
export interface Suggestion {
  /** Path of the entry. */
  file: string;
  /** Where it names the id in question. */
  at: Position;
  /** That id, or the stage of it, as `framework/id`. */
  named: string;
  /** What it could also count for: an item of another framework, or a stage of which something may fit. */
  framework: string;
  id: string;
  kind: CountingField | 'stages';
  /** What the other is for what is named: `broader` takes in more. */
  relation: Equivalent['relation'];
  /** `framework/id` in which two crosswalks meet; null where one leads straight there. */
  via: string | null;
  /** No entry of the portfolio names it so far. */
  open: boolean;
  /** What would make it count, written in the entry: all of it for an item; for a stage what fits, of at most 40 ids. */
  add: Partial<Record<CountingField, string[]>>;
}

/** Ids of a stage that are listed to choose from. */
const MOST_TO_CHOOSE = 40;

type Said = Omit<Suggestion, 'file' | 'at' | 'open'>;

/** Something that stands beside what is named, with all that is said of it: the same for every entry. */
interface Counterpart {
  /** `framework/id`, and that of the whole where it is a point. */
  keys: readonly string[];
  target: FrameworkStage | null;
  said: Said;
}

/** An id that entries name, worked out once for all of them. */
interface NamedItem {
  framework: string;
  /** `framework/id` of it, of the whole where it is a point, and of its stage. */
  keys: readonly string[];
  own: readonly Counterpart[];
  ofStage: readonly Counterpart[];
}

interface Named {
  item: NamedItem;
  at: Position;
}

/**
 * What the entries could also count for in the other frameworks of the portfolio, in the order of the entries.
 * @param stages those in question: suggestions that neither come from an entry of them nor lead to them stay out
 */
export function suggestEquivalents(linked: LinkedPortfolio, stages: readonly StageInFramework[]): Suggestion[] {
  const { frameworks, documents } = linked.portfolio;
  if (frameworks.length < 2 || frameworks.every(({ crosswalks }) => crosswalks.length === 0)) return [];
  const read = itemReader(linked);
  const entries = documents.filter(isCountedEntry).map((document) => ({ document, names: namedIn(document, read) }));
  const known = new Set(entries.flatMap(({ names }) => names.flatMap(({ item }) => item.keys)));
  const wanted = new Set(stages.map(({ stage }) => stage));
  return entries.flatMap(({ document, names }) => {
    const stage = linked.stageOf(document)?.stage;
    const isWanted = stage !== undefined && wanted.has(stage);
    return counterpartsOf(names).flatMap(({ counterpart: { keys, target, said }, at }) => {
      if (!isWanted && !(target !== null && wanted.has(target))) return [];
      return [{ file: document.path, at, ...said, open: !known.has(keys[0] ?? '') }];
    });
  });
}

/** What one entry, about to be written, could also count for. */
export function suggestFor(linked: LinkedPortfolio, named: Partial<Record<CountingField, readonly string[]>>): Said[] {
  const read = itemReader(linked);
  const at = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const names = COUNTING_FIELDS.flatMap((field) =>
    (named[field] ?? []).flatMap((text) => {
      const item = read(field, text);
      return item ? [{ item, at }] : [];
    }),
  );
  return counterpartsOf(names).map(({ counterpart }) => counterpart.said);
}

type ReadItem = (field: CountingField, text: string) => NamedItem | null;

function namedIn({ frontMatter }: PortfolioDocument, read: ReadItem): Named[] {
  const names: Named[] = [];
  for (const field of COUNTING_FIELDS) {
    for (const { value, at } of frontMatter[field]?.value ?? []) {
      const item = read(field, value);
      if (item) names.push({ item, at });
    }
  }
  return names;
}

/** Item by item; the stages of an entry suggest others only in frameworks that nothing else has brought up. */
function counterpartsOf(names: readonly Named[]): { counterpart: Counterpart; at: Position }[] {
  const taken = new Set(names.flatMap(({ item }) => item.keys));
  const found: { counterpart: Counterpart; at: Position }[] = [];
  const add = (counterpart: Counterpart, at: Position): void => {
    if (counterpart.keys.some((key) => taken.has(key))) return;
    taken.add(counterpart.keys[0] ?? '');
    found.push({ counterpart, at });
  };
  for (const { item, at } of names) for (const counterpart of item.own) add(counterpart, at);
  const brought = new Set([
    ...names.map(({ item }) => item.framework),
    ...found.map(({ counterpart }) => counterpart.said.framework),
  ]);
  for (const { item, at } of names)
    for (const counterpart of item.ofStage) if (!brought.has(counterpart.said.framework)) add(counterpart, at);
  return found;
}

/** Looks each text up once: a code stands in many entries. */
function itemReader(linked: LinkedPortfolio): ReadItem {
  const find = equivalentsFinder(linked.portfolio.frameworks);
  const read = new Map<string, NamedItem | null>();
  return (field, text) => {
    const key = `${field} ${text}`;
    const known = read.get(key);
    if (known !== undefined) return known;
    const item = itemOf(linked, field, text, find);
    read.set(key, item);
    return item;
  };
}

function itemOf(linked: LinkedPortfolio, field: CountingField, text: string, find: FindEquivalents): NamedItem | null {
  const reference = linked.find(field, text);
  if (!reference.found) return null;
  const { framework, id, item } = reference;
  const { whole, stage } = placeOf(item);
  const ids = [...new Set([id, whole])];
  const beside = (from: string, make: (one: Equivalent) => Made | null): Counterpart[] =>
    find(framework.id, from).flatMap((one) => {
      const made = make(one);
      return made ? [counterpartOf(`${framework.id}/${from}`, one, made)] : [];
    });
  return {
    framework: framework.id,
    keys: [...ids, ...(stage ? [stage.id] : [])].map((one) => `${framework.id}/${one}`),
    own: ids.flatMap((from) => beside(from, (one) => asItem(linked, field, one))),
    ofStage: stage ? beside(stage.id, (one) => asStage(linked, one)) : [],
  };
}

function placeOf(item: Indexed[CountingField]): { whole: string; stage: FrameworkStage | null } {
  if ('criterion' in item) return { whole: item.criterion.id, stage: item.stage };
  if ('dimension' in item) return { whole: item.dimension.id, stage: item.stage };
  return { whole: 'standard' in item ? item.standard.id : item.skill.id, stage: null };
}

interface Made extends Pick<Said, 'kind' | 'add'> {
  target: FrameworkStage | null;
  /** What an entry that names it counts for as well. */
  whole: string;
}

function counterpartOf(
  named: string,
  { framework, id, relation, via }: Equivalent,
  { kind, add, target, whole }: Made,
): Counterpart {
  const keys = [...new Set([id, whole])].map((one) => `${framework}/${one}`);
  return { keys, target, said: { named, framework, id, kind, relation, via, add } };
}

function asItem(linked: LinkedPortfolio, field: CountingField, { framework, id }: Equivalent): Made | null {
  const index = linked.indexes.find((one) => one.framework.id === framework);
  const kind = [field, ...COUNTING_FIELDS].find((one) => index?.[one].has(id));
  const item = kind && index?.[kind].get(id);
  if (!kind || !item) return null;
  const { whole, stage } = placeOf(item);
  return { kind, target: stage, whole, add: { [kind]: [writtenAs(linked, framework, id)] } };
}

function asStage(linked: LinkedPortfolio, { framework, id }: Equivalent): Made | null {
  const stage = linked.indexes.find((one) => one.framework.id === framework)?.stages.get(id)?.stage;
  if (!stage) return null;
  const written = (parts: readonly { id: string }[]): string[] =>
    parts.slice(0, MOST_TO_CHOOSE).map((part) => writtenAs(linked, framework, part.id));
  const { criteria, dimensions } = stage;
  const add = {
    ...(criteria.length > 0 ? { criteria: written(criteria) } : {}),
    ...(dimensions.length > 0 ? { dimensions: written(dimensions) } : {}),
  };
  return Object.keys(add).length === 0 ? null : { kind: 'stages', target: stage, whole: id, add };
}

/** A bare id means the first framework; whatever else says whose it is. */
function writtenAs({ indexes }: LinkedPortfolio, framework: string, id: string): string {
  return indexes[0]?.framework.id === framework ? id : `${framework}/${id}`;
}
