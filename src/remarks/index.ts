export { remarksIn } from './collect.js';
export { commentDraft, keyIn } from './comment-file.js';
export type * from './model.js';
