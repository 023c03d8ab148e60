import type { SealState, SignatureState } from '../coverage/index.js';
import type { EntryReference, EvidenceReference, Prose, Reference } from './model.js';

/** What the document says of one stage, part by part. */
export interface StageSection {
  /** What the ids of its parts begin with. */
  id: string;
  title: string;
  framework: string;
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

/** Where the mentor stands with a stage. Voices stay apart: nothing here is added up to a mark. */
export interface Standing {
  criteria: StandingCriterion[];
  evidenced: number;
  claimed: number;
  open: number;
  ratings: { level: RatingLevel; count: number }[];
  unrated: number;
  skills: { done: number; of: number };
  questions: { answered: number; of: number };
  targets: number;
  entries: number;
  hours: number;
  credits: number;
  contacts: number;
  signOffs: { role: string; state: SignOffState; name: string | null; date: string | null; anchor: string }[];
  standards: StandardsCoverage[];
}

/** How much of a set of standards the entries cite. */
export interface StandardsCoverage {
  id: string;
  title: string;
  cited: number;
  of: number;
  /** In the order of the set, each with how many entries cite it. */
  standards: { id: string; entries: number }[];
}

/** Criterion by entry, or by period where the entries are too many for columns of their own. */
export interface CoverageMap {
  by: 'entry' | 'month' | 'quarter' | 'year';
  columns: MapColumn[];
  rows: MapRow[];
  /** The most entries that stand in one cell. */
  most: number;
  /** Entries that stand in no column, since they have no date. */
  unplaced: number;
}

export interface MapColumn {
  /** The entry's number; the period's first month (YYYY-MM) or its year. */
  key: string;
  entry: EntryReference | null;
}

export interface MapRow {
  id: string;
  anchor: string;
  /** One a column. */
  cells: MapCell[];
}

export interface MapCell {
  entries: number;
  /** Those of them that link evidence. */
  evidenced: number;
}

export interface StandingCriterion {
  id: string;
  anchor: string;
  statement: string;
  state: CoverageState;
  entries: number;
  evidence: number;
  /** Days of its entries, in order. */
  days: string[];
}

export type CoverageState = 'open' | 'claimed' | 'evidenced';
export type SignOffState = 'open' | 'supported' | 'recognised' | 'returned' | 'noted';

/** A level of a scale. Never shown by its colour alone. */
export interface RatingLevel {
  id: string;
  title: string;
  meaning: string | null;
  tone: Tone;
  /** How full its sign is: from none (the first level) to full (the last). */
  fill: Fill;
}
export type Tone = 'red' | 'amber' | 'green' | 'grey' | 'blue';
export type Fill = 'none' | 'half' | 'full';

/** The programme's own table. */
export interface CriteriaTable {
  columns: CriteriaColumn[];
  rows: CriterionRow[];
  dimensions: DimensionRow[];
}

export interface CriteriaColumn {
  id: string;
  title: string;
  kind: 'criterion' | 'evidenced-by' | 'achieved' | 'standards' | 'links';
  /** Whether the entries and their evidence stand in this column: in one of them, whatever columns the programme has. */
  withEntries: boolean;
}

export interface CriterionRow {
  id: string;
  anchor: string;
  title: string | null;
  statement: string;
  points: { id: string; statement: string }[];
  hint: string | null;
  state: CoverageState;
  /** What was done, by date. */
  achieved: Achieved[];
  /** The framework's own standards for the criterion, indicative: for each column, those that no entry cites any of. */
  suggested: Reference[][];
  /** What the framework links the stage to beside the standards. */
  links: string[];
  /** Where reviewers' comments on the criterion stand. */
  comments: Reference[];
}

/** What an entry says was achieved: its own words for it, else its opening, which the renderer takes from `body`. */
export interface Achieved {
  entry: EntryReference;
  text: string | null;
  body: Prose | null;
  evidence: EvidenceReference[];
  /** The standards it cites, for each column of the table; empty where the column holds none. */
  standards: Reference[][];
}

export interface DimensionRow {
  id: string;
  anchor: string;
  title: string | null;
  statement: string;
  entries: Achieved[];
}

export interface StandardsUse {
  id: string;
  title: string;
  standards: { id: string; anchor: string | null; statement: string | null; entries: EntryReference[] }[];
}

export interface SelfAssessmentSection {
  date: string | null;
  levels: RatingLevel[];
  standards: SelfAssessedStandard[];
  /** What the file says beside the standards. */
  notes: Prose[];
  /** Dates of the self-assessments before this one. */
  earlier: string[];
  /** Who else rated points; each point's `reviews` are in this order. */
  reviewers: { role: string; name: string | null; anchor: string }[];
  /** The points that a reviewer rates otherwise. Voices stand side by side; no mark is made of them. */
  differences: RatedPoint[];
}

export interface SelfAssessedStandard {
  id: string;
  anchor: string;
  title: string | null;
  points: RatedPoint[];
  strengths: Prose[];
  targets: Prose[];
  actions: Prose[];
  other: Prose[];
}

export interface RatedPoint {
  id: string;
  statement: string;
  /** null: not rated. */
  level: RatingLevel | null;
  note: string | null;
  /** A rating whose word the scale does not have, as written. */
  unknown: string | null;
  /** What each reviewer says of the point; null where a reviewer says nothing of it. */
  reviews: (PointReview | null)[];
}

/** A reviewer's rating of a point. */
export interface PointReview {
  level: RatingLevel | null;
  /** The word as written. */
  word: string;
  note: string | null;
}

export interface ChecklistSection {
  id: string;
  title: string;
  definition: string | null;
  skills: ChecklistSkill[];
}

export interface ChecklistSkill {
  id: string;
  anchor: string;
  title: string | null;
  statement: string;
  points: { id: string; statement: string }[];
  ticked: boolean;
  /** What the mentor wrote beside it, with its links. */
  words: Prose[];
  /** Entries that name the skill and are not linked in those words. */
  entries: EntryReference[];
}

export interface AgreementSection {
  id: string;
  title: string;
  from: string | null;
  until: string | null;
  subject: string | null;
  place: string | null;
  parties: Fact[];
  objectives: string[];
  obligations: { party: string | null; duties: string[] }[];
  signatures: { name: string | null; party: string | null; date: string | null }[];
  schedule: SchedulePeriod[];
  body: Prose | null;
}

export interface Fact {
  label: string | null;
  value: string;
}

/** What was agreed for a period and what took place in it. */
export interface SchedulePeriod {
  period: string;
  until: string | null;
  discussions: Held;
  observations: Held;
  reports: Held;
}
export interface Held {
  agreed: number;
  held: number;
}

/** A meeting, conversation, observation or report. */
export interface Contact {
  entry: EntryReference;
  kind: string;
  people: string[];
  agreement: Reference | null;
  hours: number | null;
}

export interface JournalEntry {
  id: string;
  number: number;
  path: string;
  title: string;
  date: string | null;
  kind: string;
  /** With whom, as readers see them. */
  people: string[];
  /** Facts of its front-matter that a reader wants: people, hours, place and the like. */
  facts: Fact[];
  criteria: Reference[];
  standards: Reference[];
  skills: Reference[];
  dimensions: Reference[];
  body: Prose | null;
  /** Its own words for what was achieved. */
  achieved: string | null;
  evidence: EvidenceReference[];
  comments: CommentItem[];
}

/** What reviewers remarked on a stage, and what is still to answer. */
export interface CommentsSection {
  /** Who returned the stage, where it was not handed in again since. */
  returnedBy: { role: string; name: string | null; date: string | null; anchor: string }[];
  open: number;
  answered: number;
  /** Open ones first. Those on an entry of the document stand beside it; here they are only named. */
  comments: CommentItem[];
}

export interface CommentItem {
  /** Anchor of where its words stand. */
  id: string;
  open: boolean;
  name: string | null;
  role: string | null;
  date: string | null;
  /** What it speaks of; null: the stage as a whole. */
  on: Reference | null;
  /** Line of the file it speaks of, from 1. */
  line: number | null;
  /** The entry beside which its words stand. */
  beside: EntryReference | null;
  /** With the answer, where there is one. */
  text: Prose | null;
}

export interface ReflectionSection {
  dates: string[];
  text: Prose[];
  questions: { id: string; anchor: string; statement: string; answers: Prose[] }[];
}

export interface TargetsSection {
  dates: string[];
  notes: Prose[];
  targets: TargetItem[];
}

/** What is claimed of the credits of a module, and on what grounds. */
export interface CreditClaimSection {
  id: string;
  title: string;
  module: string | null;
  credits: number | null;
  route: string | null;
  date: string | null;
  body: Prose | null;
  evidence: EvidenceReference[];
}

export interface TargetItem {
  number: number;
  text: Prose | null;
  done: boolean;
  /** A day as YYYY-MM-DD, or the words written in its place. */
  due: string | null;
  measure: string | null;
  actions: string[];
  for: Reference[];
  notes: Prose[];
}

export interface SignOffSection {
  anchor: string;
  role: string;
  side: 'school' | 'university' | null;
  /** Who has the role by portfolio.yaml. */
  expected: string | null;
  prompt: string | null;
  state: SignOffState;
  name: string | null;
  date: string | null;
  title: string | null;
  comment: Prose | null;
  enteredBy: string | null;
  seal: SealSection | null;
  ratings: { point: string; level: RatingLevel | null; word: string; note: string | null }[];
  earlier: { name: string | null; date: string | null; state: SignOffState; comment: Prose | null }[];
}

/** What a sign-off was given on, and whether that still stands. */
export interface SealSection {
  /** SHA-256 of the list of files, in hexadecimal; null where the seal cannot be read. */
  digest: string | null;
  files: number;
  state: SealState;
  /** Files that are not as they were signed. */
  changed: number;
  signature: SignatureState;
}
