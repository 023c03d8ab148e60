export {
  findPatterns,
  NameFinder,
  type NameMatch,
  type NameSearch,
  type PatternKind,
  rememberedSearch,
  replaceStretches,
  type Stretch,
} from '../names/index.js';
export type { PrivatePerson } from '../names/person.js';
export { LineIndex, type Located, type Position } from '../text/position.js';
export { printable, quoted } from '../text/quoted.js';
export { BIBLIOGRAPHY_PATH, type Source } from './bibliography/index.js';
export { readConfig } from './config.js';
export { COLOUR_PROFILE, type ContentText, type FileContent, type PastName } from './content.js';
export { isDay, meantDay, readDayFirst } from './dates.js';
export { declaredWords } from './declared-words.js';
export { digestContent } from './digest.js';
export { normalise, readDocument, stemOf } from './document.js';
export { FIELDS, type FieldName, type FieldSpec, JOURNAL_KINDS, KINDS, type Kind } from './fields.js';
export { type FileSet, filesInMemory } from './files.js';
export { CONFIG_PATH, findPortfolioRoot } from './find.js';
export { type FaultFinder, loadFiles, loadPortfolio } from './load.js';
export { LANGUAGES, THEMES } from './looks.js';
export type * from './model.js';
export { folderOf, linkTo, portfolioPath, splitLink, splitNamed } from './paths.js';
export { isMisnamedPeople, isPeoplePath, PEOPLE_PATH, readPeople } from './people.js';
export { type FrameworkSource, readPortfolio } from './portfolio.js';
export { readFolder } from './read-folder.js';
export type { Submission, SubmissionTrouble } from './submissions.js';
