/**
 * The submission as data, a file of `model/` for each part, named as the file of `sections/` that makes it.
 */
export type * from './model/agreements.js';
export type * from './model/checklists.js';
export type * from './model/cited-sources.js';
export type * from './model/comments.js';
export type * from './model/coverage-map.js';
export type * from './model/credit-claims.js';
export type * from './model/document-model.js';
export type * from './model/evidence-register.js';
export type * from './model/journal.js';
export type * from './model/rating-level.js';
export type * from './model/references.js';
export type * from './model/reflection.js';
export type * from './model/self-assessment.js';
export type * from './model/sign-offs.js';
export type * from './model/stage-section.js';
export type * from './model/stage-table.js';
export type * from './model/standards-use.js';
export type * from './model/standing.js';
export type * from './model/targets.js';
