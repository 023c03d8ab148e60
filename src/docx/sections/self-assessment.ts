import { together, type Words } from '../../html/words/words.js';
import { bold, box, cell, heading, link, paragraph, quiet, row, table } from '../blocks/make.js';
import type { Block, Cell, Row } from '../blocks/model.js';
import type { Prose, RatedPoint, SelfAssessedStandard, SelfAssessmentSection, StageSection } from '../model.js';
import { type Context, cellProse, facts, noted, nothing, partHeading, proseBlocks, ratingInWords } from './context.js';

/** The mentor's own ratings, in words, and what was written beside them. */
export function selfAssessmentBlocks(context: Context, { anchors, selfAssessment }: StageSection): Block[] {
  if (selfAssessment === null) return [];
  return [
    partHeading(context, 'selfAssessment', anchors),
    ...facts(selfAssessment.levels.map((level) => ({ label: ratingInWords(level), value: level.meaning ?? '' }))),
    ...dates(context, selfAssessment),
    ...selfAssessment.notes.flatMap((note) => proseBlocks(context, note)),
    ...differences(context, selfAssessment),
    ...selfAssessment.standards.flatMap((standard) =>
      context.model.order === 'form'
        ? standardTable(context, standard, selfAssessment)
        : standardBlocks(context, standard, selfAssessment.reviewers),
    ),
  ];
}

function dates({ speaker: { say, day } }: Context, { date, earlier }: SelfAssessmentSection): Block[] {
  if (date === null) return [];
  const before = earlier.map((one) => say('rating.earlier', { dates: day(one) }));
  return [paragraph('Note', together([say('rating.date', { date: day(date) }), ...before], ' '))];
}

type Reviewers = SelfAssessmentSection['reviewers'];

/** The points that a reviewer rates otherwise: voices side by side. */
function differences(context: Context, { differences: points, reviewers }: SelfAssessmentSection): Block[] {
  if (points.length === 0) return [];
  const { say } = context.speaker;
  const caption = say('rating.differences-caption');
  return [
    heading(context.part + 1, say('rating.differences')),
    paragraph('Note', caption, { keepNext: true }),
    pointsTable(context, caption, points, reviewers),
  ];
}

function standardBlocks(context: Context, standard: SelfAssessedStandard, reviewers: Reviewers): Block[] {
  const { id, anchor, title, points } = standard;
  const caption = context.speaker.say('rating.caption', { id, title: title ?? '' });
  return [
    heading(context.part + 1, together([id, title], ' '), [anchor]),
    ...(points.length === 0 ? [] : [pointsTable(context, caption, points, reviewers, anchor)]),
    ...saidOf(context, standard).flatMap(({ label, texts }) => {
      const said = texts.flatMap((prose) => proseBlocks(context, prose));
      return [heading(context.part + 2, label), ...(said.length > 0 ? said : [nothing(context)])];
    }),
  ];
}

/** What is said of a standard as a whole; what fits none of its heads only where there is some. */
function saidOf(
  { speaker: { say } }: Context,
  { strengths, targets, actions, other }: SelfAssessedStandard,
): { label: Words; texts: readonly Prose[] }[] {
  return [
    { label: say('rating.strengths'), texts: strengths },
    { label: say('rating.targets'), texts: targets },
    { label: say('rating.actions'), texts: actions },
    ...(other.length === 0 ? [] : [{ label: say('rating.other'), texts: other }]),
  ];
}

/** As the programme's form has it: a column for each level, and what is said of the standard in rows below its points. */
function standardTable(
  context: Context,
  standard: SelfAssessedStandard,
  { levels, reviewers }: SelfAssessmentSection,
): Block[] {
  const { id, anchor, title, points } = standard;
  const { say } = context.speaker;
  const voices = reviewers.map(({ role }) => role);
  const head = [say('rating.point'), '', ...levels.map((level) => level.title), ...voices];
  const widths = [13, 51, ...levels.map(() => 12), ...voices.map(() => 20)];
  const rated = points.map((point) => {
    const ticks = levels.map(({ id: level }) =>
      paragraph('Cell', [box(level === point.level?.id)], { align: 'center' }),
    );
    const unknown = point.unknown && say('rating.unknown', { word: point.unknown });
    return pointRow(context, point, { standard: anchor, ratings: ticks.map((tick) => cell([tick])), unknown });
  });
  const said = saidOf(context, standard).map(({ label, texts }) => {
    const blocks = cellProse(context, texts);
    return row([cell(label, { isHead: true }), cell(blocks.length > 0 ? blocks : '', { columns: widths.length - 1 })]);
  });
  const caption = say('rating.caption', { id, title: title ?? '' });
  return [
    heading(context.part + 1, together([id, title], ' '), [anchor]),
    table(caption, widths, head, [...rated, ...said], 'form'),
  ];
}

/**
 * The mentor's own rating, and beside it each reviewer's.
 * @param standard the place of the standard whose points they are; left out: they have places elsewhere
 */
function pointsTable(
  context: Context,
  caption: Words,
  points: readonly RatedPoint[],
  reviewers: Reviewers,
  standard: string | null = null,
): Block {
  const { say } = context.speaker;
  const own = say(reviewers.length > 0 ? 'rating.own' : 'rating.rating');
  const voices = reviewers.map(({ role, anchor }) => [link({ anchor }, role)]);
  const widths = [14, 63 - 12 * Math.min(3, voices.length), 23, ...voices.map(() => 23)];
  const rows = points.map((point) => {
    const ratings = [rated(context, point.level, point.unknown)];
    return pointRow(context, point, { standard, ratings, unknown: null });
  });
  return table(caption, widths, [say('rating.point'), '', own, ...voices], rows);
}

/** The place of a point in the table of its standard. */
export const pointAnchor = (standard: string, point: string): string => `${standard}-${point}`;

function pointRow(
  context: Context,
  { id, statement, note, reviews }: RatedPoint,
  { standard, ratings, unknown }: { standard: string | null; ratings: readonly Cell[]; unknown: Words | null },
): Row {
  const cells = [
    cell(id, { isHead: true }),
    cell([paragraph('Cell', statement), ...noted(note), ...noted(unknown)]),
    ...ratings,
    ...reviews.map((review) => reviewed(context, review)),
  ];
  return row(cells, [standard && pointAnchor(standard, String(id))]);
}

function reviewed(context: Context, review: RatedPoint['reviews'][number]): Cell {
  if (review === null) return cell([quiet(context.speaker.say('rating.none'))]);
  const { level, word, note } = review;
  const { blocks } = rated(context, level, word);
  return cell([...blocks, ...noted(note)]);
}

export function rated({ speaker: { say } }: Context, level: RatedPoint['level'], unknown: Words | null): Cell {
  if (level) return cell([bold(ratingInWords(level))]);
  return cell([quiet(unknown === null ? say('rating.none') : say('rating.unknown', { word: unknown }))]);
}
