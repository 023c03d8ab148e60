export { runLanguageServer } from './server.js';
