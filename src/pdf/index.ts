/** HTML to PDF: finds a browser, prints with it, and finishes what it printed. Knows nothing of portfolios. */
export { findBrowser } from './browser/find.js';
export type { BrowserFound, BrowserKind, BrowserMissing, LookedAt } from './browser/found.js';
export { type BrowserInstallation, installBrowser } from './browser/install.js';
export type { BrowserSearch, Env } from './browser/machine.js';
export { openPdfEngine, type PdfEngine, type PdfEngineOptions, type RunningBrowser } from './engine.js';
export { PdfError, type PdfErrorCode } from './errors.js';
export type { PageNumbers, PrintedPdf, PrintOptions } from './finish/finish.js';
