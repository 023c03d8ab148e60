import type { WordParagraph } from '../word/index.js';
import type { ItemKind } from './items.js';
import type { MatchHow } from './match-rows.js';

/** A row of the form and what it was taken for. */
export interface FormRow {
  item: string;
  kind: ItemKind;
  /** `confirmed`: somebody said so. `left`: nobody did yet, and nothing of the row is taken. */
  state: 'sure' | 'confirmed' | 'left';
  /** 0 to 1 */
  score: number;
  how: MatchHow;
  /** `table 5, row 3`, or `paragraph 12` */
  place: string;
  text: string;
  /** The paragraphs of its words, and of what answers them. */
  holds: readonly WordParagraph[];
}

/** Words and where they stand in the form. */
export interface Placed<T> {
  value: T;
  place: string;
}

/** What a form says, and nothing that it does not. Plain data. */
export interface FormReading {
  framework: string;
  stage: string;
  mentor: Placed<string> | null;
  school: Placed<string> | null;
  rows: FormRow[];
  /** By point. */
  ratings: Map<string, Placed<{ level: string; note: string | null }>>;
  /** By criterion. */
  entries: Map<string, FormEntry>;
  /** The skills of the form: ticked or not. */
  skills: Map<string, Placed<boolean>>;
  /** By standard. */
  reviews: Map<string, StandardReview>;
  /** By question: the answers that are there. */
  answers: Map<string, Placed<string[]>>;
  reflection: Placed<string>[];
  targets: Placed<string>[];
  signOffs: Map<string, FormSignOff>;
  left: LeftOver[];
}

export interface FormEntry {
  place: string;
  /** One a paragraph. */
  achieved: string[];
  /** What the form names as evidence, in words. */
  evidence: string[];
  standards: string[];
}

/** What is written about a standard as a whole. */
export type StandardReview = Record<'strengths' | 'targets' | 'actions', Placed<string>[]>;

/** The words of a role, with no decision in them. */
export interface FormSignOff {
  place: string;
  /** Both where one of each is there, else what stands in the place for them is left over. */
  name: string | null;
  /** YYYY-MM-DD */
  date: string | null;
  comment: string[];
}

/** Words that have no place in the portfolio. */
export interface LeftOver {
  place: string;
  text: string;
  /** Why they were not taken. */
  why: string;
}
