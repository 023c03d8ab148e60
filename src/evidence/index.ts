export { type ContentMemory, extractContents } from './contents.js';
