import { nearest, normaliseCode } from '../text/suggest.js';
import { listsOf } from './lists.js';
import type {
  Framework,
  FrameworkChecklist,
  FrameworkCriterion,
  FrameworkOutline,
  FrameworkPurpose,
  FrameworkRole,
  FrameworkScale,
  FrameworkSkill,
  FrameworkStage,
  FrameworkStandard,
  FrameworkStandardSet,
} from './model.js';
import type { Dimension, KeyQuestion, Module, Named, Point, ScaleLevel } from './schema.js';

/** What each kind of id leads to. A `point` is null where the id is that of the whole. */
export interface Indexed {
  criteria: { stage: FrameworkStage; criterion: FrameworkCriterion; point: Point | null };
  standards: { set: FrameworkStandardSet; standard: FrameworkStandard; point: Point | null };
  skills: { checklist: FrameworkChecklist; skill: FrameworkSkill; point: Point | null };
  questions: { stage: FrameworkStage; question: KeyQuestion };
  dimensions: { stage: FrameworkStage; dimension: Dimension };
  stages: { stage: FrameworkStage };
  roles: { role: FrameworkRole };
  levels: { scale: FrameworkScale; level: ScaleLevel };
  modules: { module: Module };
  routes: { route: Named };
  phases: { phase: Named };
  outlines: { outline: FrameworkOutline };
  purposes: { purpose: FrameworkPurpose };
}

export type ReferenceKind = keyof Indexed;

type Maps = { [K in ReferenceKind]: ReadonlyMap<string, Indexed[K]> };

export interface FrameworkIndex extends Maps {
  framework: Framework;
}

/** An id found: in which framework, and what it is. */
export interface FoundReference<K extends ReferenceKind> {
  found: true;
  framework: Framework;
  id: string;
  item: Indexed[K];
}

/** An id that is nowhere: what may have been meant. */
export interface MissingReference {
  found: false;
  /** The id looked for, spaces out. */
  id: string;
  /** Qualified where the bare id would mean something else. */
  near: string[];
  /** The word before the `/` where it looks like a pack but is none that is followed. */
  unknownPack: string | null;
}

/** Maps from id to what it is. Of two equal ids the first counts (a pack without problems has none). */
export function indexFramework(framework: Framework): FrameworkIndex {
  const { stages } = framework;
  return {
    framework,
    criteria: mapOf(
      stages.flatMap((stage) =>
        stage.criteria.flatMap((criterion) => eachPoint(criterion, (id, point) => ({ id, stage, criterion, point }))),
      ),
    ),
    standards: mapOf(
      framework['standard-sets'].flatMap((set) =>
        set.standards.flatMap((standard) => eachPoint(standard, (id, point) => ({ id, set, standard, point }))),
      ),
    ),
    skills: mapOf(
      listsOf(framework).flatMap((checklist) =>
        checklist.skills.flatMap((skill) => eachPoint(skill, (id, point) => ({ id, checklist, skill, point }))),
      ),
    ),
    questions: mapOf(
      stages.flatMap((stage) =>
        (stage.reflection?.questions ?? []).map((question) => ({ id: question.id, stage, question })),
      ),
    ),
    dimensions: mapOf(
      stages.flatMap((stage) => stage.dimensions.map((dimension) => ({ id: dimension.id, stage, dimension }))),
    ),
    stages: mapOf(stages.map((stage) => ({ id: stage.id, stage }))),
    roles: mapOf(framework.roles.map((role) => ({ id: role.id, role }))),
    modules: mapOf(framework.modules.map((module) => ({ id: module.id, module }))),
    routes: mapOf(framework.routes.map((route) => ({ id: route.id, route }))),
    phases: mapOf(framework.phases.map((phase) => ({ id: phase.id, phase }))),
    outlines: mapOf(framework.outlines.map((outline) => ({ id: outline.id, outline }))),
    purposes: mapOf(framework.purposes.map((purpose) => ({ id: purpose.id, purpose }))),
    levels: mapOf(framework.scales.flatMap((scale) => scale.levels.map((level) => ({ id: level.id, scale, level })))),
  };
}

function eachPoint<T>(part: { id: string; points: Point[] }, make: (id: string, point: Point | null) => T): T[] {
  return [make(part.id, null), ...part.points.map((point) => make(point.id, point))];
}

function mapOf<T extends { id: string }>(entries: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const entry of entries) if (!map.has(entry.id)) map.set(entry.id, entry);
  return map;
}

/** The pack named before the first `/`, where that is one of those followed; else the `/` is part of the code. */
function qualified(frameworks: readonly FrameworkIndex[], text: string): { pack: FrameworkIndex; id: string } | null {
  const name = packPrefix(text);
  const pack = frameworks.find(({ framework }) => framework.id === name);
  return name !== null && pack ? { pack, id: text.slice(name.length + 1) } : null;
}

const packPrefix = (text: string): string | null => /^([a-z][a-z0-9-]*)\//.exec(text)?.[1] ?? null;

/**
 * Finds what `text` names in the frameworks a portfolio follows, in its order: `DM5`, `IM. 4 a/b/c`, `MS2.4`,
 * `ljmu-2007/developing`. Spaces never matter, capital letters do.
 */
export function findReference<K extends ReferenceKind>(
  frameworks: readonly FrameworkIndex[],
  kind: K,
  text: string,
): FoundReference<K> | MissingReference {
  const written = normaliseCode(text);
  const named = qualified(frameworks, written);
  const id = named?.id ?? written;
  const places = named ? [named.pack] : frameworks;
  for (const place of places) {
    const maps: Maps = place;
    const item = maps[kind].get(id);
    if (item) return { found: true, framework: place.framework, id, item };
  }
  const prefix = named ? null : packPrefix(written);
  return { found: false, id, near: near(places, kind, id, named !== null), unknownPack: prefix };
}

function near(places: readonly FrameworkIndex[], kind: ReferenceKind, id: string, isQualified: boolean): string[] {
  const ids = places.flatMap((place) => [...place[kind].keys()]);
  const suggestions = nearest(id, ids);
  const [only] = places;
  return isQualified && only ? suggestions.map((one) => `${only.framework.id}/${one}`) : suggestions;
}
