import type { RatingLevel } from './rating-level.js';
import type { Prose } from './references.js';

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
  /** Words of the framework's official wording: a search finds it by them, nobody reads them. */
  sought: string[];
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
