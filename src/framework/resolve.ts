import { didYouMean } from '../text/suggest.js';
import { fillAgreement, fillChecklist, fillMode, fillSet, fillStage, setNamed } from './defaults.js';
import { mergeStages } from './merge-stages.js';
import type { Framework, FrameworkMode, InheritedParts, Owned, PackLookup, PackProblem, SharedParts } from './model.js';
import { walkParts } from './parts/walk.js';
import { findProblems } from './problems.js';
import type { Pack } from './schema.js';
import { SHARED_PARTS } from './shared-parts.js';

interface Resolution {
  lookup: PackLookup;
  problems: PackProblem[];
  /** Packs merged already: one that many others use is merged once. */
  merged: Map<string, Framework>;
  /** Where the pack asked for leads to what is looked at now. */
  place?: PackProblem['path'];
}

/**
 * Merges into a pack all that it uses and extends, and fills what it leaves out.
 * Returns the framework with every problem found: packs that are not there, cycles, references to nothing, ids given
 * twice. With problems the framework is what could be made of the pack, good enough to show, not to trust.
 * The problems of the packs it uses are their own; only a cycle among them is told here.
 */
export function resolvePack(pack: Pack, lookup: PackLookup): { framework: Framework; problems: PackProblem[] } {
  if (isFramework(pack)) return { framework: pack, problems: [] };
  const problems: PackProblem[] = [];
  const resolution = { lookup, problems, merged: new Map<string, Framework>() };
  const sources = sourcesOf(pack, [pack.id], resolution);
  const framework = merge(pack, sources);
  const shared = sources.used.map(withoutInherited);
  problems.push(...findProblems(pack, framework, [...sources.base, ...shared], lookup));
  return { framework, problems };
}

const isFramework = (pack: Pack | Framework): pack is Framework => pack.resolved === true;

interface Sources {
  base: Framework[];
  used: Framework[];
}

/** `trail` holds the ids from the pack asked for down to this one: a pack met again on it would never end. */
function sourcesOf(pack: Pack, trail: readonly string[], resolution: Resolution): Sources {
  const used = (pack.uses ?? []).flatMap((use, position) => {
    const path = ['uses', position];
    if (typeof use === 'string') return follow(use, path, trail, resolution);
    return follow(use.pack, path, trail, resolution).map((found) => {
      if (trail.length === 1) resolution.problems.push(...unknownNames(found, use, path));
      return reworded(use.only ? only(found, use.only) : found, use.wording);
    });
  });
  const bases = typeof pack.extends === 'string' ? [pack.extends] : (pack.extends ?? []);
  const base = bases.flatMap((id) => follow(id, ['extends'], trail, resolution));
  return { base, used };
}

function withoutInherited(framework: Framework): Framework {
  const none: InheritedParts = { phases: [], routes: [], modules: [], units: [], stages: [] };
  return { ...framework, ...none };
}

function merge(pack: Pack, { base, used }: Sources): Framework {
  const sources = [...base, ...used];
  const sets = together('standard-sets', pack, sources).map(fillSet);
  const modules = together('modules', pack, base);
  const stages = mergeStages(owned(pack.stages, pack.id), base);
  const modes = together('modes', pack, sources).map(fillMode);
  return {
    ...pack,
    resolved: true,
    uses: pack.uses ?? [],
    'standard-sets': sets,
    checklists: together('checklists', pack, sources).map(fillChecklist),
    scales: together('scales', pack, sources),
    roles: together('roles', pack, sources),
    modes,
    agreements: together('agreements', pack, sources).map(fillAgreement),
    outlines: together('outlines', pack, sources),
    purposes: together('purposes', pack, sources),
    principles: together('principles', pack, sources),
    media: together('media', pack, sources),
    'observation-kinds': together('observation-kinds', pack, sources),
    evaluators: together('evaluators', pack, sources),
    audits: together('audits', pack, sources).map((audit) => withSetId(audit, sets)),
    phases: together('phases', pack, base),
    routes: together('routes', pack, base),
    modules,
    units: together('units', pack, base),
    stages: stages.map((stage) => fillStage(stage, { 'standard-sets': sets, modules })),
    comparison: [...comparisonOf(used, modes), ...alike([...base, pack].flatMap((one) => one.comparison ?? []))],
    crosswalks: alike([...base, pack].flatMap((one) => one.crosswalks ?? [])),
  };
}

/** A set may be named by its pack. */
function withSetId<A extends { set?: string | undefined }>(audit: A, sets: Framework['standard-sets']): A {
  const set = audit.set === undefined ? undefined : setNamed(sets, audit.set);
  return set ? { ...audit, set: set.id } : audit;
}

/** What used packs say of activities side by side, where all of their modes were taken. */
function comparisonOf(used: readonly Framework[], modes: readonly FrameworkMode[]): Framework['comparison'] {
  const taken = new Set(modes.flatMap(({ activities = [] }) => activities.map(({ id }) => id)));
  return alike(used.flatMap(({ comparison }) => comparison)).filter((row) =>
    row.activities.every((id) => taken.has(id)),
  );
}

/** Each row once: two packs that extend one core both bring its rows. */
function alike<T>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** The framework of the pack `id`, or none and a problem. Deep in the trail the place is the link that leads there. */
function follow(id: string, path: PackProblem['path'], trail: readonly string[], resolution: Resolution): Framework[] {
  const { lookup, problems } = resolution;
  const place = resolution.place ?? path;
  if (trail.includes(id)) {
    const message = `The packs go round in a circle: ${[...trail, id].join(' -> ')}. Remove one link.`;
    problems.push({ message, path: place });
    return [];
  }
  const known = resolution.merged.get(id);
  if (known) return [known];
  const pack = lookup(id);
  if (!pack) {
    const asker = trail.length === 1 ? '' : `, which \`${trail.at(-1)}\` needs,`;
    problems.push({ message: `There is no pack \`${id}\`${asker} here. See \`mentor framework list\`.`, path: place });
    return [];
  }
  const framework = isFramework(pack) ? pack : merge(pack, sourcesOf(pack, [...trail, id], { ...resolution, place }));
  resolution.merged.set(id, framework);
  return [framework];
}

type Use = Exclude<NonNullable<Pack['uses']>[number], string>;

function unknownNames(framework: Framework, use: Use, path: PackProblem['path']): PackProblem[] {
  const parts = SHARED_PARTS.flatMap((kind) => framework[kind].map((part) => part.id));
  const unknown = (id: string, known: readonly string[], place: PackProblem['path']): PackProblem[] =>
    known.includes(id)
      ? []
      : [{ message: `\`${framework.id}\` has nothing called \`${id}\`${didYouMean(id, known)}`, path: place }];
  const worded = [...walkParts(framework)].map(({ part }) => part.id);
  return [
    ...(use.only ?? []).flatMap((id, position) => unknown(id, parts, [...path, 'only', position])),
    ...Object.keys(use.wording ?? {}).flatMap((id) => unknown(id, worded, [...path, 'wording', id])),
  ];
}

/** The framework with some of its parts said otherwise; the one given stays as it is. */
function reworded(framework: Framework, wording: Use['wording']): Framework {
  if (!wording) return framework;
  const copy = structuredClone(framework);
  for (const { part } of walkParts(copy)) if (Object.hasOwn(wording, part.id)) Object.assign(part, wording[part.id]);
  return copy;
}

/** The framework with only the named shared parts left. */
function only(framework: Framework, ids: readonly string[]): Framework {
  const kept = SHARED_PARTS.map((kind) => [kind, framework[kind].filter((part) => ids.includes(part.id))]);
  return { ...framework, ...(Object.fromEntries(kept) as SharedParts) };
}

function owned<T extends { from?: string | undefined }>(parts: readonly T[] | undefined, id: string): Owned<T>[] {
  return (parts ?? []).map((part) => ({ ...part, from: part.from ?? id }));
}

/** The pack's own parts, then those of its sources; the same part reached by two ways stands once. */
function together<K extends Exclude<keyof SharedParts | keyof InheritedParts, 'stages'>>(
  kind: K,
  pack: Pack,
  sources: readonly Framework[],
): Owned<NonNullable<Pack[K]>[number]>[] {
  type Part = NonNullable<Pack[K]>[number];
  const own = owned(pack[kind] as readonly Part[] | undefined, pack.id);
  const seen = new Set(own.map(({ from, id }) => `${from} ${id}`));
  const theirs = sources.flatMap((source) => source[kind] as unknown as Owned<Part>[]);
  const fromOthers = theirs.filter(({ from, id }) => {
    const isNew = !seen.has(`${from} ${id}`);
    seen.add(`${from} ${id}`);
    return isNew;
  });
  return [...own, ...fromOthers];
}
