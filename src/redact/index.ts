export type { LeftOut, Place, ReadFile } from './model.js';
export { type RedactedDocument, type RedactSources, redactDocument } from './redact-document.js';
export { searchHtml, searchPdf } from './search-output.js';
