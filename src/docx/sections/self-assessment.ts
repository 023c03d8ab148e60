import type {
  Prose,
  RatedPoint,
  SelfAssessedStandard,
  SelfAssessmentSection,
  StageSection,
} from '../../document/model.js';
import { say } from '../../html/words/words.js';
import { bold, cell, headCell, heading, link, paragraph, quiet, row, table, text } from '../blocks/make.js';
import type { Block, Cell } from '../blocks/model.js';
import { type Context, day, facts, nothing, partHeading, proseBlocks, ratingInWords } from './context.js';

/** The mentor's own ratings, in words, and what was written beside them. */
export function selfAssessmentBlocks(context: Context, { anchors, selfAssessment }: StageSection): Block[] {
  if (selfAssessment === null) return [];
  return [
    partHeading(context, say('part.selfAssessment'), anchors.selfAssessment ?? ''),
    ...scale(selfAssessment),
    ...dates(selfAssessment),
    ...selfAssessment.notes.flatMap((note) => proseBlocks(context, note)),
    ...differences(context, selfAssessment),
    ...selfAssessment.standards.flatMap((standard) => standardBlocks(context, standard, selfAssessment.reviewers)),
  ];
}

function scale({ levels }: SelfAssessmentSection): Block[] {
  return facts(levels.map((level) => ({ label: ratingInWords(level), value: level.meaning ?? '' })));
}

function dates({ date, earlier }: SelfAssessmentSection): Block[] {
  if (date === null) return [];
  const before = earlier.map((one) => say('rating.earlier', { dates: day(one) }));
  return [paragraph('Note', [say('rating.date', { date: day(date) }), ...before].join(' '))];
}

type Reviewers = SelfAssessmentSection['reviewers'];

/** The points that a reviewer rates otherwise: voices side by side. */
function differences(context: Context, { differences: points, reviewers }: SelfAssessmentSection): Block[] {
  if (points.length === 0) return [];
  const caption = say('rating.differences-caption');
  return [
    heading(context.part + 1, say('rating.differences')),
    paragraph('Note', caption, { keepNext: true }),
    pointsTable(caption, points, reviewers),
  ];
}

function standardBlocks(context: Context, standard: SelfAssessedStandard, reviewers: Reviewers): Block[] {
  const { id, anchor, title, points, strengths, targets, actions, other } = standard;
  const caption = say('rating.caption', { id, title: title ?? '' });
  return [
    heading(context.part + 1, [id, title].filter(Boolean).join(' '), [anchor]),
    ...(points.length === 0 ? [] : [pointsTable(caption, points, reviewers)]),
    ...hung(context, say('rating.strengths'), strengths),
    ...hung(context, say('rating.targets'), targets),
    ...hung(context, say('rating.actions'), actions),
    ...(other.length === 0 ? [] : hung(context, say('rating.other'), other)),
  ];
}

/** The mentor's own rating, and beside it each reviewer's. */
function pointsTable(caption: string, points: readonly RatedPoint[], reviewers: Reviewers): Block {
  const own = say(reviewers.length > 0 ? 'rating.own' : 'rating.rating');
  const head = [headCell(say('rating.point')), headCell(''), headCell(own)];
  const voices = reviewers.map(({ role, anchor }) => headCell([link({ anchor }, role)]));
  const widths = [14, 63 - 12 * Math.min(3, voices.length), 23, ...voices.map(() => 23)];
  return { ...table(caption, widths, [], points.map(pointRow)), head: [...head, ...voices] };
}

function pointRow({ id, statement, note, level, unknown, reviews }: RatedPoint): ReturnType<typeof row> {
  const said = note === null ? [] : [paragraph('Cell', [text(note, { italic: true })])];
  return row([
    cell(id, { isHead: true }),
    cell([paragraph('Cell', statement), ...said]),
    rated(level, unknown),
    ...reviews.map(reviewed),
  ]);
}

function reviewed(review: RatedPoint['reviews'][number]): Cell {
  if (review === null) return cell([quiet(say('rating.none'))]);
  const { level, word, note } = review;
  const { blocks } = rated(level, word);
  return cell([...blocks, ...(note === null ? [] : [paragraph('Cell', [text(note, { italic: true })])])]);
}

export function rated(level: RatedPoint['level'], unknown: string | null): Cell {
  if (level) return cell([bold(ratingInWords(level))]);
  return cell([quiet(unknown === null ? say('rating.none') : say('rating.unknown', { word: unknown }))]);
}

function hung(context: Context, label: string, texts: readonly Prose[]): Block[] {
  const said = texts.flatMap((prose) => proseBlocks(context, prose));
  return [heading(context.part + 2, label), ...(said.length > 0 ? said : [nothing()])];
}
