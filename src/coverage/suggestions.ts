import { type Equivalent, equivalentsFinder, type FindEquivalents } from '../framework/equivalents.js';
import type { Indexed } from '../framework/lookup.js';
import type { FrameworkStage } from '../framework/model.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import type { Position } from '../portfolio/position.js';
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

/** Something that an entry names. */
interface NamedItem {
  framework: string;
  field: CountingField;
  /** The id, and where it is that of a point, the id of the whole behind it. */
  ids: readonly string[];
  stage: FrameworkStage | null;
  at: Position;
}

interface Search {
  linked: LinkedPortfolio;
  find: FindEquivalents;
  /** `framework/id` of all that some entry names, points, wholes and stages. */
  known: ReadonlySet<string>;
}

/**
 * What the entries could also count for in the other frameworks of the portfolio, in the order of the entries.
 * @param stages those in question: suggestions that neither come from an entry of them nor lead to them stay out
 */
export function suggestEquivalents(linked: LinkedPortfolio, stages: readonly StageInFramework[]): Suggestion[] {
  const { frameworks, documents } = linked.portfolio;
  if (frameworks.length < 2 || frameworks.every(({ crosswalks }) => crosswalks.length === 0)) return [];
  const entries = documents.filter(isCountedEntry).map((document) => ({ document, names: namedIn(document, linked) }));
  const search: Search = {
    linked,
    find: equivalentsFinder(frameworks),
    known: new Set(entries.flatMap(({ names }) => names.flatMap(keysOf))),
  };
  const wanted = new Set(stages.map(({ stage }) => stage));
  return entries.flatMap(({ document, names }) => {
    const isWanted = wanted.has(linked.stageOf(document)?.stage as FrameworkStage);
    return equivalentsOf(search, names).flatMap(({ target, ...said }) =>
      isWanted || (target !== null && wanted.has(target)) ? [{ file: document.path, ...said }] : [],
    );
  });
}

/** What one entry, written or about to be, could also count for. */
export function suggestFor(
  linked: LinkedPortfolio,
  named: Partial<Record<CountingField, readonly string[]>>,
): Omit<Suggestion, 'file' | 'at' | 'open'>[] {
  const nowhere = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const names = COUNTING_FIELDS.flatMap((field) =>
    (named[field] ?? []).flatMap((text) => lookUp(linked, field, text, nowhere)),
  );
  const search: Search = { linked, find: equivalentsFinder(linked.portfolio.frameworks), known: new Set() };
  return equivalentsOf(search, names).map(({ target: _, at: __, open: ___, ...said }) => said);
}

function namedIn(document: PortfolioDocument, linked: LinkedPortfolio): NamedItem[] {
  return COUNTING_FIELDS.flatMap((field) =>
    (document.frontMatter[field]?.value ?? []).flatMap(({ value, at }) => lookUp(linked, field, value, at)),
  );
}

function lookUp({ find }: LinkedPortfolio, field: CountingField, text: string, at: Position): NamedItem[] {
  const reference = find(field, text);
  if (!reference.found) return [];
  const { framework, id, item } = reference;
  const { whole, stage } = placeOf(item);
  return [{ framework: framework.id, field, ids: id === whole ? [id] : [id, whole], stage, at }];
}

function placeOf(item: Indexed[CountingField]): { whole: string; stage: FrameworkStage | null } {
  if ('criterion' in item) return { whole: item.criterion.id, stage: item.stage };
  if ('dimension' in item) return { whole: item.dimension.id, stage: item.stage };
  return { whole: 'standard' in item ? item.standard.id : item.skill.id, stage: null };
}

function keysOf({ framework, ids, stage }: NamedItem): string[] {
  return [...ids, ...(stage ? [stage.id] : [])].map((id) => `${framework}/${id}`);
}

type Found = Omit<Suggestion, 'file'> & { target: FrameworkStage | null };

/** Item by item; the stages of an entry suggest others only in frameworks that nothing else has brought up. */
function equivalentsOf(search: Search, names: readonly NamedItem[]): Found[] {
  const own = new Set(names.flatMap(keysOf));
  const found = new Map<string, Found>();
  const add = (item: NamedItem, id: string, one: Equivalent, make: typeof asItem): void => {
    const key = `${one.framework}/${one.id}`;
    const made = own.has(key) || found.has(key) ? null : make(search, item, one);
    if (made && !own.has(`${one.framework}/${made.whole}`)) {
      const { framework, relation, via } = one;
      const { whole: _, ...rest } = made;
      const said = { at: item.at, named: `${item.framework}/${id}`, framework, id: one.id, relation, via };
      found.set(key, { ...said, open: !search.known.has(key), ...rest });
    }
  };
  for (const item of names)
    for (const id of item.ids) for (const one of search.find(item.framework, id)) add(item, id, one, asItem);
  const brought = new Set([...names, ...found.values()].map(({ framework }) => framework));
  for (const item of names) {
    if (!item.stage) continue;
    const others = search.find(item.framework, item.stage.id).filter((one) => !brought.has(one.framework));
    for (const one of others) add(item, item.stage.id, one, asStage);
  }
  return [...found.values()];
}

interface Made extends Pick<Found, 'kind' | 'add' | 'target'> {
  /** What an entry that names it counts for as well. */
  whole: string;
}

function asItem({ linked }: Search, { field }: NamedItem, { framework, id }: Equivalent): Made | null {
  const index = linked.indexes.find((one) => one.framework.id === framework);
  const kind = [field, ...COUNTING_FIELDS].find((one) => index?.[one].has(id));
  const item = kind && index?.[kind].get(id);
  if (!kind || !item) return null;
  const { whole, stage } = placeOf(item);
  return { kind, target: stage, whole, add: { [kind]: [writtenAs(linked, framework, id)] } };
}

function asStage({ linked }: Search, _: NamedItem, { framework, id }: Equivalent): Made | null {
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
