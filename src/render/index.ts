export type { AppendixPlaces } from './html/appendices.js';
export type { BodyStore } from './html/kept-prose.js';
export { isBuiltIn, openTheme, type ThemeRequest } from './html/open-theme.js';
export { type PrepareOptions, prepareBodies } from './html/prepare-bodies.js';
export { type RenderOptions, renderHtml } from './html/render-html.js';
export { TemplateError } from './html/template-error.js';
export { loadTheme, type Theme } from './html/theme.js';
export type * from './model.js';
export { buildDocumentModel, type DocumentOptions } from './sections/document-model.js';
