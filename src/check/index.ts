export { check, stagesToCheck } from './engine.js';
export type * from './model.js';
export { RULES } from './rules/index.js';
