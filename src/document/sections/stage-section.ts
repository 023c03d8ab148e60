import type { Anchor, Text } from '../text.js';
import { type AgreementSection, buildAgreements, buildContacts, type Contact } from './agreements.js';
import { buildChecklistNotes, buildChecklists, type ChecklistSection } from './checklists.js';
import { buildComments, type CommentsSection } from './comments.js';
import type { BuildContext } from './context.js';
import { buildCoverageMap, type CoverageMap } from './coverage-map.js';
import { buildCreditClaims, type CreditClaimSection } from './credit-claims.js';
import { buildFrame, type FrameSection } from './frame.js';
import { buildJournal, type JournalEntry } from './journal.js';
import type { Prose } from './pieces.js';
import { buildReflection, type ReflectionSection } from './reflection.js';
import { buildSelfAssessment, type SelfAssessmentSection } from './self-assessment.js';
import { buildSignOffs, type SignOffSection } from './sign-offs.js';
import { STAGE_PARTS, type StagePart } from './stage-parts.js';
import type { StageShown } from './stage-shown.js';
import { buildStageTable, type CriteriaTable } from './stage-table.js';
import { buildStandardsUse, type StandardsUse } from './standards-use.js';
import { buildStanding, type Standing } from './standing.js';
import { buildTargets, type TargetsSection } from './targets.js';

/** What the document says of one stage, part by part. */
export interface StageSection {
  /** What the ids of its parts begin with. */
  id: Anchor;
  title: Text;
  framework: Text;
  /** The stage's title where the document has several stages, for the headings; else null. */
  part: Text | null;
  /** Where the framework's own text was not at hand. */
  unverified: Text | null;
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
  /** What the framework says around the stage; null where it says nothing. */
  frame: FrameSection | null;
  /** The parts that hold nothing and are left out. */
  empty: Text[];
  /** Anchors of the parts that are shown; null for those that are not. */
  anchors: StageAnchors;
}

export type StageAnchors = Record<StagePart, Anchor | null>;

/** Everything the document says of one stage. */
export function buildStageSection(context: BuildContext, shown: StageShown): StageSection {
  const { framework, stage } = shown.place;
  const signOffs = buildSignOffs(context, shown);
  const parts = {
    table: buildStageTable(context, shown),
    standards: buildStandardsUse(context, shown),
    selfAssessment: buildSelfAssessment(context, shown, signOffs),
    checklists: buildChecklists(context, shown),
    checklistNotes: buildChecklistNotes(context, shown),
    agreements: buildAgreements(context, shown),
    contacts: buildContacts(context, shown),
    journal: buildJournal(context, shown, shown.journal),
    reflection: buildReflection(context, shown),
    targets: buildTargets(context, shown),
    creditClaims: buildCreditClaims(context, shown),
    comments: buildComments(context, shown, signOffs),
    signOffs,
  };
  return {
    id: shown.id,
    title: shown.word(stage.title),
    framework: shown.word(framework.title),
    part: shown.part,
    unverified: shown.word(stage.unverified),
    standing: buildStanding(context, shown, parts),
    map: buildCoverageMap(parts.table),
    ...parts,
    frame: buildFrame(context, shown),
    empty: [],
    anchors: anchorsOf(shown, parts),
  };
}

type Parts = Pick<StageSection, 'table' | 'standards' | 'selfAssessment' | 'checklists' | 'agreements' | 'contacts'>;

/** Parts that the stage does not ask for and that hold nothing are left out. */
function anchorsOf(
  { place, parts: anchors }: StageShown,
  parts: Parts & Pick<StageSection, 'targets' | 'creditClaims' | 'comments' | 'signOffs'>,
): StageAnchors {
  const { stage } = place;
  const shown: Record<StagePart, boolean> = {
    standing: true,
    table: parts.table.rows.length > 0 || parts.table.dimensions.length > 0,
    standards: parts.standards.length > 0,
    selfAssessment: parts.selfAssessment !== null,
    checklists: parts.checklists.length > 0,
    agreements: parts.agreements.length > 0 || parts.contacts.length > 0,
    journal: true,
    reflection: true,
    targets: stage.targets !== undefined || parts.targets.targets.length > 0 || parts.targets.notes.length > 0,
    creditClaims: parts.creditClaims.length > 0,
    comments: parts.comments.comments.length > 0 || parts.comments.returnedBy.length > 0,
    signOffs: parts.signOffs.length > 0,
  };
  const entries = STAGE_PARTS.map((part) => [part, shown[part] ? anchors[part] : null]);
  return Object.fromEntries(entries) as StageAnchors;
}
