export type * from './model.js';
export { readWord } from './read-word.js';
export { cellText, paragraphsIn, textOf } from './text.js';
