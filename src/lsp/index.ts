export type { LanguageServerOptions } from './options.js';
export { runLanguageServer } from './server.js';
