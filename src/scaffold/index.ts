export { chooseFramework, chooseStage, frameworksWithStages } from './choose-stage.js';
export { type GitOutcome, startRepository } from './git.js';
export { assertRoomFor, initPortfolio, isEmptyFolder, planPortfolio } from './init.js';
export type { StarterAnswers } from './starter.js';
export { markdownText, oneLine } from './text.js';
export type { WrittenFiles } from './write-new-files.js';
