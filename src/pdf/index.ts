/** HTML to PDF: finds a browser, prints with it, and finishes what it printed. Knows nothing of portfolios. */
export type { EvidenceFile, FileSort } from './appendix/evidence-file.js';
export { type Appendices, prepareAppendices } from './appendix/prepare.js';
export { findBrowser } from './browser/find.js';
export type { BrowserFound } from './browser/found.js';
export { installBrowser } from './browser/install.js';
export type { BrowserSearch } from './browser/machine.js';
export { openPdfEngine, type PdfEngine, type PdfEngineOptions } from './engine.js';
export type { PrintedPdf, PrintOptions } from './finish/finish.js';
export type { PieceStore } from './piece-store.js';
