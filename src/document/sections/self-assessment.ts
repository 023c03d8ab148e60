import { firstWord, type PointCoverage, ratingDifferences, type SelfAssessmentCoverage } from '../../coverage/index.js';
import type { FrameworkStandard } from '../../framework/model.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import { groupBy } from '../../text/group-by.js';
import { type Anchor, type Code, type Text, written, writtenOr } from '../text.js';
import type { BuildContext } from './context.js';
import type { Prose } from './pieces.js';
import { type PointReview, type RatingLevel, ratingLevel, ratingLevels } from './rating-level.js';
import type { SignOffSection } from './sign-offs.js';
import type { Section, Slice } from './slices.js';
import type { StageShown } from './stage-shown.js';

export interface SelfAssessmentSection {
  date: Code | null;
  levels: RatingLevel[];
  standards: SelfAssessedStandard[];
  /** What the file says beside the standards. */
  notes: Prose[];
  /** Dates of the self-assessments before this one. */
  earlier: Code[];
  /** Who else rated points; each point's `reviews` are in this order. */
  reviewers: { role: Text; name: Text | null; anchor: Anchor }[];
  /** The points that a reviewer rates otherwise. Voices stand side by side; no mark is made of them. */
  differences: RatedPoint[];
}

export interface SelfAssessedStandard {
  id: Code;
  anchor: Anchor;
  title: Text | null;
  points: RatedPoint[];
  strengths: Prose[];
  targets: Prose[];
  actions: Prose[];
  other: Prose[];
}

export interface RatedPoint {
  id: Code;
  statement: Text;
  /** Words of the framework's official wording: a search finds it by them, nobody reads them. */
  sought: Text[];
  /** null: not rated. */
  level: RatingLevel | null;
  note: Text | null;
  /** A rating whose word the scale does not have, as written. */
  unknown: Text | null;
  /** What each reviewer says of the point; null where a reviewer says nothing of it. */
  reviews: (PointReview | null)[];
}

type Part = 'strengths' | 'targets' | 'actions';

/**
 * The latest self-assessment: ratings point by point, and what the mentor says of each standard.
 * @param signOffs of the stage: their ratings stand beside the mentor's own
 */
export function buildSelfAssessment(
  context: BuildContext,
  shown: StageShown,
  signOffs: readonly SignOffSection[],
): SelfAssessmentSection | null {
  const coverage = shown.coverage.selfAssessment;
  if (!coverage) return null;
  const { document } = coverage;
  const standards = [...new Set(coverage.points.map(({ point }) => point.standard))];
  const cut = document ? cutByStandard(context, document, standards) : null;
  const make = (slice: Slice, level: number): Prose[] =>
    document ? [context.prose.slice(document, slice, `${shown.id} self assessment`, { level })] : [];
  const title = document && context.prose.title(document, `${shown.id} self assessment`, { level: 3 });
  const titled = title ? [title] : [];
  const head = (heading: string, said: string): Prose[] =>
    document
      ? [context.prose.heading(document, `${shown.id} self assessment`, heading, said, 5)].flatMap((one) => one ?? [])
      : [];
  const reviewers = signOffs.filter(({ ratings }) => ratings.length > 0);
  const rate = (point: PointCoverage): RatedPoint => rated(shown, coverage, point, reviewers);
  const differing = new Set(ratingDifferences(shown.coverage).map(({ point }) => point));
  return {
    date: document?.frontMatter.date?.value ?? null,
    levels: ratingLevels(coverage.scale, shown.word),
    standards: standards.map((standard) =>
      buildStandard(context, shown, { coverage, cut, make, head, rate }, standard),
    ),
    notes: [...titled, ...(cut?.rest.flatMap((slice) => make(slice, 3)) ?? [])],
    earlier: earlierDates(context, shown, document),
    reviewers: reviewers.map(({ role, name, anchor }) => ({ role, name, anchor })),
    differences: coverage.points.filter(({ point }) => differing.has(point.id)).map(rate),
  };
}

interface CutAssessment {
  sections: ReadonlyMap<string, Section[]>;
  rest: Slice[];
}

function cutByStandard(
  context: BuildContext,
  document: PortfolioDocument,
  standards: readonly FrameworkStandard[],
): CutAssessment {
  const ids = new Set(standards.map(({ id }) => id));
  const cutter = context.prose.cutter(document);
  const { sections, rest } = cutter.split(cutter.body(), ({ depth, text }) =>
    depth === 2 && ids.has(firstWord(text)) ? firstWord(text) : null,
  );
  return { sections: groupBy(sections, ({ key }) => key), rest };
}

/** What the standards of a self-assessment are set from. */
interface AssessmentParts {
  coverage: SelfAssessmentCoverage;
  cut: CutAssessment | null;
  make: (slice: Slice, level: number) => Prose[];
  /** What a heading says beyond the one that is shown in its place. */
  head: (heading: string, shown: string) => Prose[];
  rate: (point: PointCoverage) => RatedPoint;
}

function buildStandard(
  context: BuildContext,
  shown: StageShown,
  { coverage, cut, make, head, rate }: AssessmentParts,
  standard: FrameworkStandard,
): SelfAssessedStandard {
  const parts: Record<Part, Prose[]> = { strengths: [], targets: [], actions: [] };
  const other: Prose[] = [];
  const cutter = coverage.document ? context.prose.cutter(coverage.document) : null;
  for (const { heading, slice } of cut?.sections.get(standard.id) ?? []) {
    const inner = cutter?.split(slice, ({ text }) => partNamed(text));
    other.push(...head(heading, `${standard.id} ${standard.title}`));
    for (const section of inner?.sections ?? [])
      if (cutter?.says(section.slice))
        parts[section.key as Part].push(...head(section.heading, GIVEN_HEADINGS), ...make(section.slice, 5));
    other.push(...(inner?.rest.flatMap((rest) => make(rest, 5)) ?? []));
  }
  return {
    id: standard.id,
    anchor: context.anchors.of('rated', shown, shown.place.framework.id, standard.id) ?? '',
    title: shown.word(standard.title),
    points: coverage.points.filter(({ point }) => point.standard === standard).map(rate),
    ...parts,
    other,
  };
}

/** The forms' own headings, of which a part of the standard begins with one. */
const GIVEN_HEADINGS = 'Strengths; targets and areas for further development; actions to be taken and required';

function partNamed(heading: string): Part | null {
  if (/^strength/i.test(heading)) return 'strengths';
  if (/^target/i.test(heading)) return 'targets';
  return /^action/i.test(heading) ? 'actions' : null;
}

function rated(
  { word }: StageShown,
  { scale }: SelfAssessmentCoverage,
  { point, rating, level }: PointCoverage,
  reviewers: readonly SignOffSection[],
): RatedPoint {
  return {
    id: point.id,
    statement: word(point.statement),
    sought: (point.words ?? []).map(word),
    level: level ? ratingLevel(scale, level.id, word) : null,
    note: writtenOr(rating?.note),
    unknown: rating && !level ? written(rating.level) : null,
    reviews: reviewers.map(({ ratings }) => {
      const review = ratings.find((one) => one.point === point.id);
      return review ? { level: review.level, word: review.word, note: review.note } : null;
    }),
  };
}

function earlierDates(context: BuildContext, { place }: StageShown, latest: PortfolioDocument | null): string[] {
  return context.linked.portfolio.documents
    .filter((document) => document.kind === 'self-assessment' && document !== latest)
    .filter((document) => context.linked.stageOf(document)?.stage === place.stage)
    .flatMap((document) => document.frontMatter.date?.value ?? [])
    .sort();
}
