export type * from './model.js';
export { buildDocumentModel, type DocumentOptions } from './sections/document-model.js';
export { withoutEmpty } from './sections/without-empty.js';
