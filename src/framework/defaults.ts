import type {
  Framework,
  FrameworkAgreement,
  FrameworkChecklist,
  FrameworkCriterion,
  FrameworkMode,
  FrameworkRequires,
  FrameworkStage,
  FrameworkStandardSet,
  Owned,
  TitledColumn,
} from './model.js';
import type {
  Agreement,
  Checklist,
  Column,
  Criterion,
  Mode,
  Module,
  Requires,
  Source,
  Stage,
  StandardSet,
} from './schema.js';

const COLUMN_TITLES: Record<string, string> = {
  criterion: 'Criterion',
  'evidenced-by': 'Evidenced by',
  achieved: 'Achieved',
  links: 'Links',
  standards: 'Standards',
};

const some = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0;

/** What a stage demands where its pack says nothing: that what the stage lists is done. */
function defaultRequires(stage: Stage, modules: readonly Module[]): FrameworkRequires {
  const credits = modules.filter(({ id }) => stage.modules?.includes(id)).map((module) => module.credits);
  return {
    evidence: some(stage.criteria) ? 'entry' : 'none',
    'self-assessment': stage['self-assessment'] ? 'complete' : 'none',
    checklists: some(stage.checklists) ? 'complete' : 'none',
    reflection: stage.reflection ? 'text' : 'none',
    questions: some(stage.reflection?.questions) ? 'guide' : 'none',
    targets: stage.targets ? 1 : 0,
    'sign-off': some(stage['sign-off']) ? 'all' : 'none',
    dimensions: some(stage.dimensions) ? 'all' : 'none',
    references: 'none',
    credits: credits.reduce((sum, one) => sum + one, 0),
    hours: 0,
    'hours-months': 0,
    agreements: 0,
  };
}

/** The demands of `stage` that differ from the default: what its author must have written. */
export function statedRequires(stage: Stage, modules: readonly Module[]): Requires {
  const usual: Record<string, unknown> = defaultRequires(stage, modules);
  return Object.fromEntries(Object.entries(stage.requires ?? {}).filter(([key, value]) => value !== usual[key]));
}

/** Demands with a value for every key. */
function fillRequires(stage: Stage, modules: readonly Module[]): FrameworkRequires {
  const filled: Record<string, unknown> = { ...defaultRequires(stage, modules) };
  for (const [key, value] of Object.entries(stage.requires ?? {})) if (value !== undefined) filled[key] = value;
  return filled as FrameworkRequires;
}

/** Points and standards of a criterion; the standards of its points are among its own. */
function fillCriterion(criterion: Criterion): FrameworkCriterion {
  const { points } = withPoints(criterion);
  const standards = [...(criterion.standards ?? []), ...points.flatMap((point) => point.standards ?? [])];
  return { ...criterion, points, standards: [...new Set(standards)], links: criterion.links ?? [] };
}

/** Numbers what a cited section lists: a part that cites nothing itself is found there, at its position. */
function cite<T extends { source?: Source | undefined }>(
  parts: readonly T[] | undefined,
  source: Source | undefined,
): T[] {
  const section = source?.section;
  if (section === undefined) return [...(parts ?? [])];
  return (parts ?? []).map((part, index) =>
    part.source ? part : { ...part, source: { section, position: index + 1 } },
  );
}

function withPoints<
  P extends { source?: Source | undefined },
  T extends { source?: Source | undefined; points?: P[] | undefined },
>(part: T): T & { points: P[] } {
  return { ...part, points: cite(part.points, part.source) };
}

/** A standard set with the points of every standard, each with its place in the source. */
export function fillSet(set: Owned<StandardSet>): FrameworkStandardSet {
  return { ...set, standards: cite(set.standards.map(withPoints), set.source) };
}

/** A checklist with the points of every skill, each with its place in the source. */
export function fillChecklist(checklist: Owned<Checklist>): FrameworkChecklist {
  return { ...checklist, skills: cite(checklist.skills.map(withPoints), checklist.source) };
}

/** An agreement with every list that it leaves out. Who does not say otherwise signs. */
export function fillAgreement(agreement: Owned<Agreement>): FrameworkAgreement {
  return {
    ...agreement,
    parties: agreement.parties.map((party) => ({ ...party, signs: party.signs ?? true })),
    reports: agreement.reports ?? [],
    observations: agreement.observations ?? [],
    schedules: agreement.schedules ?? [],
  };
}

/** A mode with a place in the source for each activity. */
export function fillMode(mode: Owned<Mode>): FrameworkMode {
  return mode.activities ? { ...mode, activities: cite(mode.activities, mode.source) } : mode;
}

/** A stage with every list, demand and column that it leaves out. Sets and modules are those it can name. */
export function fillStage(
  stage: Owned<Stage>,
  { 'standard-sets': sets, modules }: Pick<Framework, 'standard-sets' | 'modules'>,
): FrameworkStage {
  const { 'self-assessment': assessment, reflection } = stage;
  const set = assessment && setNamed(sets, assessment.set);
  const questions = reflection?.questions && cite(reflection.questions, reflection.source);
  return {
    ...stage,
    ...(assessment && { 'self-assessment': { ...assessment, set: set?.id ?? assessment.set } }),
    ...(reflection && { reflection: { ...reflection, ...(questions && { questions }) } }),
    criteria: cite((stage.criteria ?? []).map(fillCriterion), stage.source),
    checklists: stage.checklists ?? [],
    dimensions: cite(stage.dimensions, stage.source),
    modules: stage.modules ?? [],
    'sign-off': stage['sign-off'] ?? [],
    aligned: stage.aligned ?? [],
    links: stage.links ?? [],
    knowledge: stage.knowledge ?? [],
    'evidence-types': stage['evidence-types'] ?? [],
    columns: fillColumns(stage, sets),
    requires: fillRequires(stage, modules),
  };
}

const hasLinks = ({ links, criteria = [] }: Stage): boolean =>
  some(links) || criteria.some((criterion) => some(criterion.links));

function defaultColumns(stage: Stage, sets: readonly FrameworkStandardSet[]): Column[] {
  if (!some(stage.criteria)) return [];
  const standards = sets.length > 0 ? ['standards'] : [];
  return ['criterion', 'evidenced-by', 'achieved', ...(hasLinks(stage) ? ['links'] : []), ...standards];
}

/** The set that `name` means: its id, or the id of the pack it comes from where that pack has exactly one. */
export function setNamed<S extends { id: string; from: string }>(sets: readonly S[], name: string): S | undefined {
  const byId = sets.find((set) => set.id === name);
  if (byId) return byId;
  const ofPack = sets.filter((set) => set.from === name);
  return ofPack.length === 1 ? ofPack[0] : undefined;
}

/** The columns of the stage's table, each with a title; a set named by its pack gets its own id. */
function fillColumns(stage: Stage, sets: readonly FrameworkStandardSet[]): TitledColumn[] {
  return (stage.columns ?? defaultColumns(stage, sets)).map((column) => {
    const written = typeof column === 'string' ? column : column.id;
    const [kind = written, name] = written.split('/');
    const set = name === undefined ? undefined : setNamed(sets, name);
    const id = set ? `${kind}/${set.id}` : written;
    const title = typeof column === 'string' ? (set?.title ?? COLUMN_TITLES[kind] ?? column) : column.title;
    return { id, title };
  });
}
