export { type DocxOptions, renderDocx } from './render-docx.js';
