export { describeIds, normaliseCode } from '../text/suggest.js';
export { type Audit, auditHere, findAudit } from './audits.js';
export { isAsBuiltIn, listBuiltInFrameworks, loadBuiltInFramework } from './builtin.js';
export { choicesHere, DECLARED_FIELDS, type DeclaredChoice, type DeclaredField, declaredChoices } from './choices.js';
export { equivalentsFinder } from './equivalents.js';
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
  Crosswalk,
  Dimension,
  KeyQuestion,
  Pack,
  ScaleLevel,
} from './schema.js';
export { findByWords, officialWords, soughtPart, soughtText } from './search.js';
export {
  checklistsOf,
  columnsOf,
  findStage,
  rolesOf,
  selfAssessmentOf,
  standardSetsOf,
  standardsIn,
} from './stage.js';
