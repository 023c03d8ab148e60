import type { PortfolioDocument } from '../portfolio/model.js';
import type { StageCoverage } from './model.js';

/** One reviewer's rating of a point. */
export interface ReviewerRating {
  role: string;
  name: string | null;
  /** The word that was written. */
  level: string;
  note: string | null;
}

/** One point with every voice about it, side by side; nobody's counts for more, and no mark is made of them. */
export interface RatedSideBySide {
  point: string;
  statement: string;
  /** The mentor's own, or null. */
  own: string | null;
  reviewers: ReviewerRating[];
}

/** The points that a reviewer rates otherwise than the mentor, in the order of the standards. */
export function ratingDifferences({ selfAssessment, signOffs }: StageCoverage): RatedSideBySide[] {
  const reviews = signOffs.flatMap(({ role, latest }) => (latest ? [{ role: role.id, latest }] : []));
  return (selfAssessment?.points ?? []).flatMap(({ point, rating }) => {
    const reviewers = reviews.flatMap(({ role, latest }) => ratingBy(role, latest, point.id));
    const own = rating?.level ?? null;
    if (reviewers.every(({ level }) => level === own)) return [];
    return [{ point: point.id, statement: point.statement, own, reviewers }];
  });
}

function ratingBy(role: string, { frontMatter }: PortfolioDocument, point: string): ReviewerRating[] {
  const rating = frontMatter.ratings?.value.find((one) => one.point === point);
  const name = frontMatter.name?.value ?? null;
  return rating ? [{ role, name, level: rating.level, note: rating.note }] : [];
}
