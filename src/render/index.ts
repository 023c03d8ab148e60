export type { BodyStore } from './html/prose-setter.js';
export { type RenderOptions, renderHtml } from './html/render-html.js';
export { loadTheme, type Theme } from './html/theme.js';
export type * from './model.js';
export { buildDocumentModel, type DocumentOptions } from './sections/document-model.js';
