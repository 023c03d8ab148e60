export { evidenceOf, linkedFile } from './evidence.js';
export {
  byDate,
  findStageIn,
  isCountedEntry,
  isJournalEntry,
  isStageFile,
  type LinkedPortfolio,
  linkPortfolio,
  type StageInFramework,
} from './link.js';
export type * from './model.js';
export { firstWord, sectionSays } from './sections.js';
export { coverStage } from './stage.js';
