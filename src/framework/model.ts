import type {
  Agreement,
  Checklist,
  Criterion,
  Mode,
  Module,
  Named,
  Outline,
  Pack,
  Point,
  Purpose,
  Requires,
  Role,
  Scale,
  Skill,
  Stage,
  Standard,
  StandardSet,
  Unit,
} from './schema.js';

/** The named keys of a pack part, always there: an empty list where the pack has none. */
type Filled<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };

/** What a framework shows says which pack it was written in: its own id, or that of a pack it uses or extends. */
export type Owned<T> = Omit<T, 'from'> & { from: string };

export type FrameworkStandard = Filled<Standard, 'points'>;
export type FrameworkStandardSet = Owned<Omit<StandardSet, 'standards'> & { standards: FrameworkStandard[] }>;
export type FrameworkSkill = Filled<Skill, 'points'>;
export type FrameworkChecklist = Owned<Omit<Checklist, 'skills'> & { skills: FrameworkSkill[] }>;
export type FrameworkScale = Owned<Scale>;
export type FrameworkRole = Owned<Role>;
export type FrameworkMode = Owned<Mode>;
export type FrameworkAgreement = Owned<
  Omit<Filled<Agreement, 'reports' | 'observations' | 'schedules'>, 'parties'> & {
    parties: (Agreement['parties'][number] & { signs: boolean })[];
  }
>;
export type FrameworkOutline = Owned<Outline>;
export type FrameworkPurpose = Owned<Purpose>;
export type FrameworkCriterion = Filled<Criterion, 'points' | 'standards' | 'links'>;
/** Every demand with a value: what the pack says, else that what the stage lists is demanded. */
export type FrameworkRequires = { [K in keyof Requires]-?: NonNullable<Requires[K]> };
export interface TitledColumn {
  id: string;
  title: string;
}

export type FrameworkStage = Owned<
  Omit<
    Filled<
      Stage,
      'checklists' | 'dimensions' | 'modules' | 'sign-off' | 'aligned' | 'links' | 'knowledge' | 'evidence-types'
    >,
    'criteria' | 'columns' | 'requires'
  > & { criteria: FrameworkCriterion[]; columns: TitledColumn[]; requires: FrameworkRequires }
>;

/** The parts that a pack can take from another with `uses`. */
export interface SharedParts {
  'standard-sets': FrameworkStandardSet[];
  checklists: FrameworkChecklist[];
  scales: FrameworkScale[];
  roles: FrameworkRole[];
  modes: FrameworkMode[];
  agreements: FrameworkAgreement[];
  outlines: FrameworkOutline[];
  purposes: FrameworkPurpose[];
  principles: Owned<Named>[];
  media: Owned<Named>[];
  'observation-kinds': Owned<Named>[];
  evaluators: Owned<Named>[];
  audits: Owned<NonNullable<Pack['audits']>[number]>[];
}

/** The parts that a pack has for itself, or gets from the pack that it extends. */
export interface InheritedParts {
  phases: Owned<Named>[];
  routes: Owned<Named>[];
  modules: Owned<Module>[];
  units: Owned<Unit>[];
  stages: FrameworkStage[];
}

/**
 * A pack with everything that it uses or extends merged in: the object that `framework show --json` prints.
 * It has the shape of a pack, so it is also valid where a pack is expected.
 */
export type Framework = Omit<
  Filled<Pack, 'comparison' | 'crosswalks' | 'uses'>,
  keyof SharedParts | keyof InheritedParts
> &
  SharedParts &
  InheritedParts & { resolved: true };

/** What `framework list` shows and `init` offers, without loading the framework. */
export interface FrameworkSummary {
  id: string;
  title: string;
  version: number;
  status: Pack['status'];
  ended: number | null;
  stages: { id: string; title: string; criteria: number }[];
  /** What else it holds: `agreements`, `outlines`, `modules` … */
  holds: string[];
}

/** Something wrong in a pack: where (keys and positions from the top of the file) and what to do. */
export interface PackProblem {
  message: string;
  path: (string | number)[];
}

/** Finds a pack by id; a framework, resolved already, will do as well. */
export type PackLookup = (id: string) => Pack | Framework | null;

/** A column of a stage's table, taken apart. `set` is given for the standards of one set. */
export interface StageColumn extends TitledColumn {
  kind: 'criterion' | 'evidenced-by' | 'achieved' | 'standards' | 'links';
  set?: FrameworkStandardSet;
}

/** One thing to rate: a point of a standard, or the standard itself where it has none. */
export interface RatedPoint extends Pick<Point, 'id' | 'words'> {
  statement: string;
  standard: FrameworkStandard;
}

export interface SelfAssessment {
  set: FrameworkStandardSet;
  scale: FrameworkScale;
  points: RatedPoint[];
}
