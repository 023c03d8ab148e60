export type { AppendixPlaces } from './html/appendices.js';
export type { BodyStore } from './html/kept-prose.js';
export { type PrepareOptions, prepareBodies } from './html/prepare-bodies.js';
export { type RenderOptions, renderHtml } from './html/render-html.js';
export { loadTheme, type Theme } from './html/theme.js';
export type * from './model.js';
export { buildDocumentModel, type DocumentOptions } from './sections/document-model.js';
