export { NameFinder, type NameSearch } from './matcher.js';
export { findPatterns, type PatternKind } from './patterns.js';
export type { NameMatch } from './person.js';
export { rememberedSearch } from './remembered-search.js';
export { replaceStretches, type Stretch } from './replace-stretches.js';
