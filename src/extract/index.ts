export { extractContents } from './contents.js';
export { searchHistory } from './history.js';
