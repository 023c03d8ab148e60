/** A page and what was found, shown in a browser on this machine. Gets its work handed in; knows no disk of its own. */
export { PictureShelf } from './pictures.js';
export { Preview, type PreviewState, type PreviewWork } from './preview.js';
export { RecentBodies } from './recent-bodies.js';
export { type PreviewServer, startPreviewServer } from './server.js';
export type { OpenRequest } from './source.js';
