import { fillChecklist, fillMode, fillSet, fillStage, statedRequires } from './defaults.js';
import type { Framework, FrameworkStage, Owned, PackLookup, PackProblem } from './model.js';
import { findProblems } from './problems.js';
import type { Pack, Stage } from './schema.js';
import { didYouMean } from './suggest.js';

type Shared = (typeof SHARED)[number];

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
  const shared = sources.used.map((used) => ({ ...used, stages: [], principles: [] }));
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
      if (trail.length === 1) resolution.problems.push(...unknownParts(found, use.only, [...path, 'only']));
      return only(found, use.only);
    });
  });
  return { base: pack.extends === undefined ? [] : follow(pack.extends, ['extends'], trail, resolution), used };
}

function merge(pack: Pack, { base, used }: Sources): Framework {
  const sources = [...base, ...used];
  const sets = together('standard-sets', pack, sources).map(fillSet);
  const stages = mergeStages(
    owned(pack.stages, pack.id),
    base.flatMap((framework) => framework.stages),
  );
  return {
    ...pack,
    resolved: true,
    uses: pack.uses ?? [],
    'standard-sets': sets,
    checklists: together('checklists', pack, sources).map(fillChecklist),
    scales: together('scales', pack, sources),
    roles: together('roles', pack, sources),
    modes: together('modes', pack, sources).map(fillMode),
    principles: [...base.flatMap((framework) => framework.principles), ...(pack.principles ?? [])],
    comparison: [...base.flatMap((framework) => framework.comparison), ...(pack.comparison ?? [])],
    stages: stages.map((stage) => fillStage(stage, sets)),
    crosswalks: [...base.flatMap((framework) => framework.crosswalks), ...(pack.crosswalks ?? [])],
  };
}

/** The framework of the pack `id`, or none and a problem. Deep in the trail the place is the link that leads there. */
function follow(id: string, path: PackProblem['path'], trail: readonly string[], resolution: Resolution): Framework[] {
  const { lookup, problems } = resolution;
  const place = resolution.place ?? path;
  if (trail.includes(id)) {
    const message = `The packs go round in a circle: ${[...trail, id].join(' -> ')}. Take one link out.`;
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

const SHARED = ['standard-sets', 'checklists', 'scales', 'roles', 'modes'] as const;

function unknownParts(framework: Framework, ids: readonly string[], path: PackProblem['path']): PackProblem[] {
  const known = SHARED.flatMap((kind) => framework[kind].map((part) => part.id));
  return ids.flatMap((id, position) => {
    if (known.includes(id)) return [];
    const message = `\`${framework.id}\` has no set, checklist, scale, role or mode \`${id}\`${didYouMean(id, known)}`;
    return [{ message, path: [...path, position] }];
  });
}

/** The framework with only the named shared parts left. */
function only(framework: Framework, ids: readonly string[]): Framework {
  const keep = <T extends { id: string }>(parts: T[]): T[] => parts.filter((part) => ids.includes(part.id));
  return {
    ...framework,
    'standard-sets': keep(framework['standard-sets']),
    checklists: keep(framework.checklists),
    scales: keep(framework.scales),
    roles: keep(framework.roles),
    modes: keep(framework.modes),
  };
}

function owned<T extends { from?: string | undefined }>(parts: readonly T[] | undefined, id: string): Owned<T>[] {
  return (parts ?? []).map((part) => ({ ...part, from: part.from ?? id }));
}

/** The pack's own parts, then those of its sources; the same part reached by two ways stands once. */
function together<K extends Shared>(
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

/** The base's stages, each with what the pack adds to it, then the stages that are the pack's own. */
function mergeStages(own: readonly Owned<Stage>[], base: readonly FrameworkStage[]): Owned<Stage>[] {
  const added = base.map((stage) => {
    const more = own.filter(({ id }) => id === stage.id);
    return more.reduce<Owned<Stage>>(addToStage, { ...stage, requires: statedRequires(stage) });
  });
  const inBase = new Set(base.map(({ id }) => id));
  return [...added, ...own.filter(({ id }) => !inBase.has(id))];
}

function addToStage(base: Owned<Stage>, more: Stage): Owned<Stage> {
  const both = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined): T[] => [...(a ?? []), ...(b ?? [])];
  return {
    ...base,
    ...more,
    from: base.from,
    criteria: both(base.criteria, more.criteria),
    checklists: [...new Set(both(base.checklists, more.checklists))],
    dimensions: both(base.dimensions, more.dimensions),
    links: both(base.links, more.links),
    aligned: both(base.aligned, more.aligned),
    'sign-off': both(base['sign-off'], more['sign-off']),
    requires: { ...base.requires, ...more.requires },
  };
}
