export type { AppendixPlaces } from './page/appendices.js';
export type { BodyStore } from './page/kept-prose.js';
export { type EvidenceDelivery, MOST_A_FILE, MOST_OF_ALL } from './page/open-evidence.js';
export { isBuiltIn, openTheme, type ThemeRequest } from './page/open-theme.js';
export { type PrepareOptions, prepareBodies } from './page/prepare-bodies.js';
export { type RenderOptions, renderHtml } from './page/render-html.js';
export { loadTheme, type Theme } from './page/theme.js';
export { Speaker, type Spoken } from './words/speaker.js';
