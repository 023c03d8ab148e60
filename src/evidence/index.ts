export { type ContentMemory, extractContents, photosIn } from './contents.js';
