/** The library: what the commands do, for programs. Each takes one object of options; docs/library.md shows them. */
export type { CheckScope } from './app/check.js';
export type { DocumentOptions, Where } from './app/documents.js';
export { check, renderDocx, renderHtml, renderPdf, status } from './app/documents.js';
export type { AcceptedFinding, CheckResult, CheckSummary, Finding, Owner, Severity } from './check/model.js';
export type { PortfolioStatus } from './coverage/index.js';
export type { PrintedPdf } from './pdf/index.js';
export { Refusal } from './text/refusal.js';
