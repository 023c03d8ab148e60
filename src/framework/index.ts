export { listBuiltInFrameworks, loadBuiltInFramework } from './builtin.js';
export { type Equivalent, equivalentsFinder, type FindEquivalents } from './equivalents.js';
export {
  type FoundReference,
  type FrameworkIndex,
  findReference,
  type Indexed,
  indexFramework,
  type MissingReference,
  type ReferenceKind,
} from './lookup.js';
export type * from './model.js';
export { resolvePack } from './resolve.js';
export type {
  Column,
  Crosswalk,
  Dimension,
  KeyQuestion,
  Module,
  Named,
  Pack,
  Point,
  Requires,
  ScaleLevel,
  StageSignOff,
} from './schema.js';
export {
  checklistsOf,
  columnsOf,
  findStage,
  rolesOf,
  selfAssessmentOf,
  standardSetsOf,
  standardsIn,
} from './stage.js';
export { describeIds, nearest, normaliseCode } from './suggest.js';
