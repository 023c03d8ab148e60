export { NameFinder, type NameMatch } from './matcher.js';
export { findPatterns, type PatternKind } from './patterns.js';
export { replaceStretches, type Stretch } from './replace-stretches.js';
