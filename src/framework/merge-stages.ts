import { statedRequires } from './defaults.js';
import type { Framework, Owned } from './model.js';
import type { Module, Stage } from './schema.js';

/** The stages of the packs extended, each with what `own` adds to it, then the stages that are the pack's own. */
export function mergeStages(own: readonly Owned<Stage>[], bases: readonly Framework[]): Owned<Stage>[] {
  const merged = new Map<string, Owned<Stage>>();
  for (const { stages, modules } of bases) {
    for (const stage of stages) {
      const known = merged.get(stage.id);
      const bare = unfilled(stage, modules);
      merged.set(stage.id, known ? joinStages(known, bare) : bare);
    }
  }
  for (const stage of own) {
    const known = merged.get(stage.id);
    merged.set(stage.id, known ? addToStage(known, stage) : stage);
  }
  return [...merged.values()];
}

/** The stage with only what its author wrote of demands and columns, so that what is added to it counts in both. */
function unfilled(stage: Owned<Stage>, modules: readonly Module[]): Owned<Stage> {
  const columns = stage.columns?.length === 0 ? undefined : stage.columns;
  return { ...stage, columns, requires: statedRequires(stage, modules) };
}

const LISTS = ['criteria', 'dimensions', 'links', 'aligned', 'sign-off', 'checklists', 'modules'] as const;

type Lists = Pick<Stage, (typeof LISTS)[number]>;

/** The lists of `first`, each followed by what of `second` is not among `taken` of it. */
function bothLists(first: Stage, second: Stage, taken: (list: readonly unknown[]) => Set<string>): Lists {
  const lists = LISTS.map((name) => {
    const before: readonly unknown[] = first[name] ?? [];
    const known = taken(before);
    return [name, [...before, ...(second[name] ?? []).filter((item) => !known.has(asKey(item)))]];
  });
  return Object.fromEntries(lists) as Lists;
}

const asKey = (item: unknown): string => (typeof item === 'string' ? item : JSON.stringify(item));

/** Two packs extended have the stage of one core: what the second added is added to what the first has. */
function joinStages(first: Owned<Stage>, second: Owned<Stage>): Owned<Stage> {
  const lists = bothLists(first, second, (list) => new Set(list.map(asKey)));
  return { ...first, ...lists, requires: { ...second.requires, ...first.requires } };
}

/** What a pack says of a stage that it extends stands above; its lists are added, and say where they come from. */
function addToStage(base: Owned<Stage>, more: Owned<Stage>): Owned<Stage> {
  const from = more.from === base.from ? {} : { from: more.from };
  const signed = <T extends { from?: string | undefined }>(items: readonly T[] | undefined): T[] =>
    (items ?? []).map((item) => ({ ...from, ...item }));
  const added = { ...more, criteria: signed(more.criteria), dimensions: signed(more.dimensions) };
  const lists = bothLists(base, added, (list) => new Set(list.filter((item) => typeof item === 'string')));
  return { ...base, ...more, from: base.from, ...lists, requires: { ...base.requires, ...more.requires } };
}
