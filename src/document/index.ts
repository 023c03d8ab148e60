export type * from './model.js';
export { buildDocumentModel, type DocumentOptions } from './sections/document-model.js';
export { PART_ORDERS } from './sections/stage-parts.js';
export { withoutEmpty } from './sections/without-empty.js';
