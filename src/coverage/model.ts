import type {
  Framework,
  FrameworkCriterion,
  FrameworkRole,
  FrameworkScale,
  FrameworkSkill,
  FrameworkStage,
  RatedPoint,
} from '../framework/model.js';
import type { Dimension, KeyQuestion, Point, ScaleLevel, StageSignOff } from '../framework/schema.js';
import type { EvidenceFault, Heading, ListItem, PortfolioDocument, Rating } from '../portfolio/model.js';
import type { Located, Position } from '../text/position.js';

/** One piece of evidence that an entry links, as found. */
export interface LinkedEvidence {
  /** Path in the portfolio, or the address. */
  target: string;
  isUrl: boolean;
  /** The file is there, inside the portfolio; an address always counts as there. */
  exists: boolean;
  /** Why no reader can open it, though it is there; null where nothing speaks against it. */
  fault: EvidenceFault | null;
  caption: string | null;
  alt: string | null;
  /** As written. */
  written: string;
  at: Position;
}

/** open: no entry with a body names it; claimed: one does; evidenced: that entry links evidence that a reader can open. */
export type CriterionState = 'open' | 'claimed' | 'evidenced';

export interface CriterionCoverage {
  criterion: FrameworkCriterion;
  state: CriterionState;
  /** Entries that name it and say something, by date, undated last. */
  entries: PortfolioDocument[];
  /** Of those entries, what a reader can open; each once. */
  evidence: LinkedEvidence[];
}

export interface PointCoverage {
  point: RatedPoint;
  /** The latest self-assessment's rating, or null. */
  rating: Rating | null;
  /** null where there is no rating or its word is not of the scale. */
  level: ScaleLevel | null;
}

/** Whether a skill, or a point of one, is ticked. */
export interface Tick {
  ticked: boolean;
  /** The task that names it, and in which file. */
  item: { document: PortfolioDocument; item: ListItem } | null;
}

export interface SkillCoverage extends Tick {
  skill: FrameworkSkill;
  checklist: string;
  points: (Tick & { point: Point })[];
}

export interface QuestionCoverage {
  question: KeyQuestion;
  /** The heading that names it; answered where text stands below. */
  heading: { document: PortfolioDocument; heading: Heading } | null;
  answered: boolean;
}

export interface Target {
  document: PortfolioDocument;
  text: string;
  done: boolean;
  /** As written, with its place; `day` is null where it is no day of the calendar. */
  due: Located<string> | null;
  day: string | null;
  measure: Located<string> | null;
  actions: Located<string>[];
  for: Located<string>[];
  /** Where the items stand that say these. */
  fields: Position[];
  at: Position;
}

export interface SignOffCoverage {
  role: FrameworkRole;
  demand: StageSignOff;
  /** The latest file of the role: the one that counts. */
  latest: PortfolioDocument | null;
  /** Earlier ones, oldest first. */
  history: PortfolioDocument[];
  state: 'open' | 'supported' | 'recognised' | 'returned' | 'noted';
}

export interface StandardSection {
  standard: string;
  heading: Heading | null;
  strengths: boolean;
  targets: boolean;
  actions: boolean;
}

export interface SelfAssessmentCoverage {
  scale: FrameworkScale;
  /** The latest of the stage. */
  document: PortfolioDocument | null;
  points: PointCoverage[];
  sections: StandardSection[];
}

/** What a stage has, held against what its framework lists. Plain data; nobody else decides what counts. */
export interface StageCoverage {
  framework: Framework;
  stage: FrameworkStage;
  criteria: CriterionCoverage[];
  selfAssessment: SelfAssessmentCoverage | null;
  skills: SkillCoverage[];
  checklistDocument: PortfolioDocument | null;
  reflections: PortfolioDocument[];
  reflected: boolean;
  questions: QuestionCoverage[];
  /** The latest of the stage. */
  targetsDocument: PortfolioDocument | null;
  /** Those of all its files. */
  targets: Target[];
  signOffs: SignOffCoverage[];
  dimensions: { dimension: Dimension; entries: PortfolioDocument[] }[];
  /** Of all entries that say something. */
  hours: number;
  /** Those entries, by date. */
  timed: PortfolioDocument[];
  /** Claims for credits, by date. */
  creditClaims: PortfolioDocument[];
  credits: number;
  contacts: number;
}
