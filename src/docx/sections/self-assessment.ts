import type {
  Prose,
  RatedPoint,
  SelfAssessedStandard,
  SelfAssessmentSection,
  StageSection,
} from '../../render/model.js';
import { say } from '../../render/words.js';
import { bold, cell, heading, paragraph, quiet, row, table, text } from '../blocks/make.js';
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
    ...selfAssessment.standards.flatMap((standard) => standardBlocks(context, standard)),
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

function standardBlocks(context: Context, standard: SelfAssessedStandard): Block[] {
  const { id, anchor, title, points, strengths, targets, actions, other } = standard;
  const head = [say('rating.point'), '', say('rating.rating')];
  const caption = say('rating.caption', { id, title: title ?? '' });
  return [
    heading(context.part + 1, [id, title].filter(Boolean).join(' '), [anchor]),
    ...(points.length === 0 ? [] : [table(caption, [14, 63, 23], head, points.map(pointRow))]),
    ...hung(context, say('rating.strengths'), strengths),
    ...hung(context, say('rating.targets'), targets),
    ...hung(context, say('rating.actions'), actions),
    ...(other.length === 0 ? [] : hung(context, say('rating.other'), other)),
  ];
}

function pointRow({ id, statement, note, level, unknown }: RatedPoint): ReturnType<typeof row> {
  const said = note === null ? [] : [paragraph('Cell', [text(note, { italic: true })])];
  return row([cell(id, { isHead: true }), cell([paragraph('Cell', statement), ...said]), rated(level, unknown)]);
}

export function rated(level: RatedPoint['level'], unknown: string | null): Cell {
  if (level) return cell([bold(ratingInWords(level))]);
  return cell([quiet(unknown === null ? say('rating.none') : say('rating.unknown', { word: unknown }))]);
}

function hung(context: Context, label: string, texts: readonly Prose[]): Block[] {
  const said = texts.flatMap((prose) => proseBlocks(context, prose));
  return [heading(context.part + 2, label), ...(said.length > 0 ? said : [nothing()])];
}
