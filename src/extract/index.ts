export { type ContentMemory, extractContents } from './contents.js';
export { searchHistory } from './history.js';
