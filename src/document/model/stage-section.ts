import type { Language } from '../../portfolio/looks.js';
import type { AgreementSection, Contact } from './agreements.js';
import type { ChecklistSection } from './checklists.js';
import type { CommentsSection } from './comments.js';
import type { CoverageMap } from './coverage-map.js';
import type { CreditClaimSection } from './credit-claims.js';
import type { JournalEntry } from './journal.js';
import type { Prose } from './references.js';
import type { ReflectionSection } from './reflection.js';
import type { SelfAssessmentSection } from './self-assessment.js';
import type { SignOffSection } from './sign-offs.js';
import type { CriteriaTable } from './stage-table.js';
import type { StandardsUse } from './standards-use.js';
import type { Standing } from './standing.js';
import type { TargetsSection } from './targets.js';

/** What the document says of one stage, part by part. */
export interface StageSection {
  /** What the ids of its parts begin with. */
  id: string;
  title: string;
  framework: string;
  /** The language of what the framework says; null where it is the portfolio's own or reworded, and may be any. */
  wording: Language | null;
  /** The stage's title where the document has several stages, for the headings; else null. */
  part: string | null;
  /** Where the framework's own text was not at hand. */
  unverified: string | null;
  standing: Standing;
  /** null where no entry names a criterion. */
  map: CoverageMap | null;
  table: CriteriaTable;
  standards: StandardsUse[];
  selfAssessment: SelfAssessmentSection | null;
  checklists: ChecklistSection[];
  checklistNotes: Prose | null;
  agreements: AgreementSection[];
  contacts: Contact[];
  journal: JournalEntry[];
  reflection: ReflectionSection;
  targets: TargetsSection;
  creditClaims: CreditClaimSection[];
  comments: CommentsSection;
  signOffs: SignOffSection[];
  /** Anchors of the parts that are shown; null for those that are not. */
  anchors: StageAnchors;
}

export type StagePart =
  | 'standing'
  | 'table'
  | 'standards'
  | 'selfAssessment'
  | 'checklists'
  | 'agreements'
  | 'journal'
  | 'reflection'
  | 'targets'
  | 'creditClaims'
  | 'comments'
  | 'signOffs';

export type StageAnchors = Record<StagePart, string | null>;
