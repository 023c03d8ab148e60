import type { RatingLevel } from './rating-level.js';
import type { SignOffState } from './sign-offs.js';

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
