export { choicesIn, remarksIn, typedIn } from './collect.js';
export { commentDraft, keyIn, newReplies } from './comment-file.js';
export type * from './model.js';
export { askedFor, type KnownPlaces, PlaceFinder } from './places.js';
