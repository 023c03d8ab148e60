import type { Rule } from '../model.js';
import { rule as completeAgreement } from './complete/agreement.js';
import { rule as completeAgreementSignature } from './complete/agreement-signature.js';
import { rule as completeComment } from './complete/comment.js';
import { rule as completeContact } from './complete/contact.js';
import { rule as completeCredits } from './complete/credits.js';
import { rule as completeCriterion } from './complete/criterion.js';
import { rule as completeCriterionNoFile } from './complete/criterion-no-file.js';
import { rule as completeDimension } from './complete/dimension.js';
import { rule as completeEntryDate } from './complete/entry-date.js';
import { rule as completeHours } from './complete/hours.js';
import { rule as completeObjective } from './complete/objective.js';
import { rule as completeQuestion } from './complete/question.js';
import { rule as completeRating } from './complete/rating.js';
import { rule as completeReferences } from './complete/references.js';
import { rule as completeReflection } from './complete/reflection.js';
import { rule as completeSignOff } from './complete/sign-off.js';
import { rule as completeSignOffWords } from './complete/sign-off-words.js';
import { rule as completeSkill } from './complete/skill.js';
import { rule as completeTarget } from './complete/target.js';
import { rule as completeTargetDate } from './complete/target-date.js';
import { rule as completeTargetForRating } from './complete/target-for-rating.js';
import { rule as completeTargetMeasure } from './complete/target-measure.js';
import { rule as completeTargetOverdue } from './complete/target-overdue.js';
import { rule as linkAgreement } from './link/agreement.js';
import { rule as linkAlt } from './link/alt.js';
import { rule as linkAnchor } from './link/anchor.js';
import { rule as linkChecklistSkill } from './link/checklist-skill.js';
import { rule as linkChoice } from './link/choice.js';
import { rule as linkCitation } from './link/citation.js';
import { rule as linkComment } from './link/comment.js';
import { rule as linkCriterion } from './link/criterion.js';
import { rule as linkDeadLink } from './link/dead-link.js';
import { rule as linkDimension } from './link/dimension.js';
import { rule as linkEquivalent } from './link/equivalent.js';
import { rule as linkEvidence } from './link/evidence.js';
import { rule as linkEvidenceCase } from './link/evidence-case.js';
import { rule as linkFileLink } from './link/file-link.js';
import { rule as linkFramework } from './link/framework.js';
import { rule as linkFrameworkPack } from './link/framework-pack.js';
import { rule as linkModule } from './link/module.js';
import { rule as linkNoCriterion } from './link/no-criterion.js';
import { rule as linkNoStage } from './link/no-stage.js';
import { rule as linkOtherStage } from './link/other-stage.js';
import { rule as linkOutside } from './link/outside.js';
import { rule as linkPoint } from './link/point.js';
import { rule as linkQuestion } from './link/question.js';
import { rule as linkRating } from './link/rating.js';
import { rule as linkRole } from './link/role.js';
import { rule as linkRule } from './link/rule.js';
import { rule as linkSkill } from './link/skill.js';
import { rule as linkStage } from './link/stage.js';
import { rule as linkStandard } from './link/standard.js';
import { rule as linkUnopenable } from './link/unopenable.js';
import { rule as linkUnusedEvidence } from './link/unused-evidence.js';
import { rule as linkWording } from './link/wording.js';
import { rule as privateConsent } from './private/consent.js';
import { rule as privateCopy } from './private/copy.js';
import { rule as privateEmail } from './private/email.js';
import { rule as privateHistory } from './private/history.js';
import { rule as privateList } from './private/list.js';
import { rule as privateName } from './private/name.js';
import { rule as privatePerson } from './private/person.js';
import { rule as privatePhone } from './private/phone.js';
import { rule as privatePhotoAuthor } from './private/photo-author.js';
import { rule as privatePhotoLocation } from './private/photo-location.js';
import { rule as privateUnread } from './private/unread.js';
import { rule as privateUpn } from './private/upn.js';
import { rule as readBibliography } from './read/bibliography.js';
import { rule as readCopy } from './read/copy.js';
import { rule as readCutValue } from './read/cut-value.js';
import { rule as readDate } from './read/date.js';
import { rule as readDuplicateKey } from './read/duplicate-key.js';
import { rule as readEmptyBody } from './read/empty-body.js';
import { rule as readEncoding } from './read/encoding.js';
import { rule as readEnding } from './read/ending.js';
import { rule as readFileName } from './read/file-name.js';
import { rule as readFrontMatter } from './read/front-matter.js';
import { rule as readFutureDate } from './read/future-date.js';
import { rule as readHiddenWords } from './read/hidden-words.js';
import { rule as readKind } from './read/kind.js';
import { rule as readMerge } from './read/merge.js';
import { rule as readNearMarkdown } from './read/near-markdown.js';
import { rule as readSchema } from './read/schema.js';
import { rule as readSource } from './read/source.js';
import { rule as readTooLarge } from './read/too-large.js';
import { rule as readTooMuchMarkup } from './read/too-much-markup.js';
import { rule as readUnknownKey } from './read/unknown-key.js';
import { rule as readUnreadable } from './read/unreadable.js';
import { rule as readYaml } from './read/yaml.js';
import { rule as trustBothSides } from './trust/both-sides.js';
import { rule as trustHistory } from './trust/history.js';
import { rule as trustOrder } from './trust/order.js';
import { rule as trustOwner } from './trust/owner.js';
import { rule as trustSeal } from './trust/seal.js';
import { rule as trustSignature } from './trust/signature.js';
import { rule as trustSubmission } from './trust/submission.js';

/** Every rule, by id. Made from the files of this folder: `npm run gen`. */
export const RULES: readonly Rule[] = [
  completeAgreement,
  completeAgreementSignature,
  completeComment,
  completeContact,
  completeCredits,
  completeCriterion,
  completeCriterionNoFile,
  completeDimension,
  completeEntryDate,
  completeHours,
  completeObjective,
  completeQuestion,
  completeRating,
  completeReferences,
  completeReflection,
  completeSignOff,
  completeSignOffWords,
  completeSkill,
  completeTarget,
  completeTargetDate,
  completeTargetForRating,
  completeTargetMeasure,
  completeTargetOverdue,
  linkAgreement,
  linkAlt,
  linkAnchor,
  linkChecklistSkill,
  linkChoice,
  linkCitation,
  linkComment,
  linkCriterion,
  linkDeadLink,
  linkDimension,
  linkEquivalent,
  linkEvidence,
  linkEvidenceCase,
  linkFileLink,
  linkFramework,
  linkFrameworkPack,
  linkModule,
  linkNoCriterion,
  linkNoStage,
  linkOtherStage,
  linkOutside,
  linkPoint,
  linkQuestion,
  linkRating,
  linkRole,
  linkRule,
  linkSkill,
  linkStage,
  linkStandard,
  linkUnopenable,
  linkUnusedEvidence,
  linkWording,
  privateConsent,
  privateCopy,
  privateEmail,
  privateHistory,
  privateList,
  privateName,
  privatePerson,
  privatePhone,
  privatePhotoAuthor,
  privatePhotoLocation,
  privateUnread,
  privateUpn,
  readBibliography,
  readCopy,
  readCutValue,
  readDate,
  readDuplicateKey,
  readEmptyBody,
  readEncoding,
  readEnding,
  readFileName,
  readFrontMatter,
  readFutureDate,
  readHiddenWords,
  readKind,
  readMerge,
  readNearMarkdown,
  readSchema,
  readSource,
  readTooLarge,
  readTooMuchMarkup,
  readUnknownKey,
  readUnreadable,
  readYaml,
  trustBothSides,
  trustHistory,
  trustOrder,
  trustOwner,
  trustSeal,
  trustSignature,
  trustSubmission,
];
