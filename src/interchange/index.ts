export { type WrittenCase, writeCase } from './case/write.js';
export type { ImportFormat } from './detect.js';
export type { CriteriaLevel } from './foreign.js';
export { type Imported, type ImportOptions, importFramework, LARGEST_IMPORT, packText } from './import.js';
export { writeMoodle } from './moodle/write.js';
export type { ExchangeReport, Remark } from './report.js';
