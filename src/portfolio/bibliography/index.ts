export { BIBLIOGRAPHY_PATH, type Source, type SourceName } from './model.js';
export { isOthers } from './names.js';
export { readBibliography } from './read.js';
