export { isSamePerson } from '../names/same-person.js';
export { agreementSignatures } from './agreement-signatures.js';
export { COMMENTED, commentText, commentWords, type ReviewComment, reviewComments } from './comments.js';
export {
  CONTACT_KINDS,
  coverAgreements,
  isOverdue,
  owedContacts,
} from './contacts.js';
export { type ClaimFault, claimFaults } from './credits.js';
export { evidenceOf, linkedFile } from './evidence.js';
export { type Rateable, readGivenRatings } from './given-ratings.js';
export { hoursThatCount } from './hours.js';
export {
  byDate,
  findStageIn,
  isCountedEntry,
  isJournalEntry,
  type LinkedPortfolio,
  linkPortfolio,
  type StageInFramework,
  saysSomething,
} from './link.js';
export type * from './model.js';
export { type NextStep, nextSteps } from './next-steps.js';
export { progressOf, progressWords } from './progress.js';
export { auditOf, ratedBy } from './rated-by.js';
export { type RatedSideBySide, ratingDifferences } from './rating-differences.js';
export { firstWord } from './sections.js';
export { coverPoints } from './self-assessment.js';
export { awaitedSignOffs } from './sign-off/awaited.js';
export { DECISIONS, hasSigned, isPositive, saysYes } from './sign-off/decisions.js';
export { isSignedByOwner, signedTwice } from './sign-off/hands.js';
export { type HistoryTrouble, historyTroubles, strayTroubles } from './sign-off/history.js';
export {
  holds,
  judgeSignOff,
  namespaceOf,
  type SignatureState,
  signedText,
} from './sign-off/judge.js';
export type { SealState, SealVerdict } from './sign-off/judge-seal.js';
export { coverStage } from './stage.js';
export { isHandedInAgain, type Owed } from './stage-state.js';
export {
  type PeriodStatus,
  type PortfolioStatus,
  portfolioStatus,
  type StageStatus,
} from './status.js';
export {
  COUNTING_FIELDS,
  type CountingField,
  type Suggestion,
  suggestEquivalents,
  suggestFor,
} from './suggestions.js';
