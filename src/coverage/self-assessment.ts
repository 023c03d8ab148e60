import { type SelfAssessment, selfAssessmentOf } from '../framework/index.js';
import type { FrameworkStandard } from '../framework/model.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import type { StageInFramework } from './link.js';
import type { PointCoverage, SelfAssessmentCoverage, StandardSection } from './model.js';
import { firstWord, sectionSays } from './sections.js';

/**
 * The ratings of a stage's latest self-assessment, point by point, and what it says of each standard.
 * @param documents the stage's self-assessments, the latest last
 * @param threshold a point that is expected past the threshold only counts for others where they rate it
 */
export function coverSelfAssessment(
  { framework, stage }: StageInFramework,
  documents: readonly PortfolioDocument[],
  threshold: 'core' | 'post',
): SelfAssessmentCoverage | null {
  const demanded = selfAssessmentOf(framework, stage);
  if (demanded === null) return null;
  const document = documents.at(-1) ?? null;
  return {
    scale: demanded.scale,
    document,
    points: coverPoints(demanded, document).filter(
      ({ point: { standard }, rating }) => standard.expects !== 'post' || threshold === 'post' || rating !== null,
    ),
    sections: demanded.set.standards.map((standard) => section(standard, document)),
  };
}

/** Each point with its rating in a document. */
export function coverPoints(
  { points, scale }: Pick<SelfAssessment, 'points' | 'scale'>,
  document: PortfolioDocument | null,
): PointCoverage[] {
  const ratings = new Map(document?.frontMatter.ratings?.value.map((rating) => [rating.point, rating]));
  return points.map((point) => {
    const rating = ratings.get(point.id) ?? null;
    return { point, rating, level: scale.levels.find((level) => level.id === rating?.level) ?? null };
  });
}

function section(standard: FrameworkStandard, document: PortfolioDocument | null): StandardSection {
  const headings = document?.facts.headings ?? [];
  const start = headings.findIndex((heading) => heading.depth === 2 && firstWord(heading.text) === standard.id);
  const heading = headings[start] ?? null;
  if (heading === null) return { standard: standard.id, heading, strengths: false, targets: false, actions: false };
  const end = headings.findIndex((other, index) => index > start && other.depth <= 2);
  const inner = headings.slice(start + 1, end === -1 ? undefined : end);
  const says = (name: RegExp): boolean =>
    inner.some((part, index) => name.test(part.text) && sectionSays(inner, index));
  return {
    standard: standard.id,
    heading,
    strengths: says(/^strength/i),
    targets: says(/^target/i),
    actions: says(/^action/i),
  };
}
