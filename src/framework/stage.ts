import { listsOf, setsToRate } from './lists.js';
import type {
  Framework,
  FrameworkChecklist,
  FrameworkRole,
  FrameworkStage,
  FrameworkStandardSet,
  RatedPoint,
  SelfAssessment,
  StageColumn,
} from './model.js';
import type { StageSignOff } from './schema.js';

/** The stage with this id, or null. */
export function findStage(framework: Framework, id: string): FrameworkStage | null {
  return framework.stages.find((stage) => stage.id === id) ?? null;
}

/** The checklists of the stage, in its order. One that the framework does not have is left out. */
export function checklistsOf(framework: Framework, stage: FrameworkStage): FrameworkChecklist[] {
  return stage.checklists.flatMap((id) => listsOf(framework).find((checklist) => checklist.id === id) ?? []);
}

/** What the stage's self-assessment rates and on which scale; null where the stage has none. */
export function selfAssessmentOf(framework: Framework, stage: FrameworkStage): SelfAssessment | null {
  const asked = stage['self-assessment'];
  const set = ratedSet(framework, stage);
  const scale = framework.scales.find(({ id }) => id === asked?.scale);
  return set && scale ? { set, scale, points: ratedPoints(set) } : null;
}

/** What is rated one by one: the points of each standard, or the standard itself where it has none. */
export function ratedPoints({ standards }: FrameworkStandardSet): RatedPoint[] {
  return standards.flatMap((standard) => {
    const { id, words, statement = standard.title ?? id } = standard;
    const rated = standard.points.length > 0 ? standard.points : [{ id, statement, words }];
    return rated.map((point) => ({ id: point.id, statement: point.statement, words: point.words, standard }));
  });
}

/** Names the stage's own criteria in the place of a standard set: other programs have those rated. */
export const OWN_CRITERIA = 'criteria';

function ratedSet(framework: Framework, stage: FrameworkStage): FrameworkStandardSet | undefined {
  const name = stage['self-assessment']?.set;
  const found = setsToRate(framework).find(({ id }) => id === name);
  if (found || name !== OWN_CRITERIA) return found;
  const standards = stage.criteria.map(({ id, title, statement, words, points }) => ({
    id,
    title: title ?? statement,
    statement,
    words,
    points: points.length > 0 ? [{ id, statement, words }, ...points] : [],
  }));
  return { id: OWN_CRITERIA, title: stage.title, from: stage.from, standards };
}

/** The columns of the stage's own table; those of a standard set come with the set. */
export function columnsOf(framework: Framework, stage: FrameworkStage): StageColumn[] {
  return stage.columns.map(({ id, title }) => {
    const [kind, name] = id.split('/');
    const set = framework['standard-sets'].find((one) => one.id === name);
    return { id, title, kind: kind as StageColumn['kind'], ...(set && { set }) };
  });
}

/**
 * The standard sets whose standards an entry of the stage may cite: those of its columns and its self-assessment,
 * or all of the framework where the table has a column for all standards or none.
 */
export function standardSetsOf(framework: Framework, stage: FrameworkStage): FrameworkStandardSet[] {
  const columns = columnsOf(framework, stage).filter(({ kind }) => kind === 'standards');
  const named = new Set(columns.flatMap(({ set }) => set?.id ?? []));
  if (named.size < columns.length || columns.length === 0) return framework['standard-sets'];
  const rated = stage['self-assessment']?.set;
  return framework['standard-sets'].filter(({ id }) => named.has(id) || id === rated);
}

/** Who signs the stage, in order, each with what is asked of them. */
export function rolesOf(framework: Framework, stage: FrameworkStage): { role: FrameworkRole; signOff: StageSignOff }[] {
  return stage['sign-off'].flatMap((signOff) =>
    framework.roles.filter(({ id }) => id === signOff.role).map((role) => ({ role, signOff })),
  );
}

/** The standards of `ids` that belong to `set`, in the order of the set: one cell of the table. */
export function standardsIn(set: FrameworkStandardSet, ids: Iterable<string>): string[] {
  const wanted = new Set(ids);
  return set.standards
    .filter(({ id, points }) => wanted.has(id) || points.some((point) => wanted.has(point.id)))
    .map(({ id }) => id);
}
