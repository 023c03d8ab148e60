export { NameFinder, type NameMatch } from './matcher.js';
export { findPatterns, type PatternKind, type PatternMatch } from './patterns.js';
