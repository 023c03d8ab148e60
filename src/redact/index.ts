export type { LeftOut, Place, ReadFile } from './model.js';
export { type RedactedDocument, redactDocument } from './redact-document.js';
export { OutputSearch } from './search-output.js';
