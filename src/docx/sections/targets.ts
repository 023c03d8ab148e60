import type { StageSection, TargetItem } from '../../document/model.js';
import { say } from '../../html/words/words.js';
import { cell, paragraph, quiet, row, table } from '../blocks/make.js';
import type { Block, Cell, Inline } from '../blocks/model.js';
import { type Context, cellProse, nothing, partHeading, proseBlocks, references, shortDay } from './context.js';

interface Column {
  title: string;
  width: number;
  set: (target: TargetItem) => Cell;
}

/** Targets, when they are due and how they will be known. */
export function targetBlocks(context: Context, { anchors, targets: { notes, targets } }: StageSection): Block[] {
  const columns = columnsOf(context, targets);
  const titles = columns.map(({ title }) => title);
  const widths = columns.map(({ width }) => width);
  const rows = targets.map((target) => row(columns.map(({ set }) => set(target))));
  return [
    partHeading(context, say('part.targets'), anchors.targets ?? ''),
    ...notes.flatMap((note) => proseBlocks(context, note)),
    targets.length === 0 ? nothing() : table(say('targets.caption'), widths, titles, rows),
  ];
}

/** A column that nobody filled in is left out. */
function columnsOf(context: Context, targets: readonly TargetItem[]): Column[] {
  const hold = (part: 'measure' | 'actions' | 'for'): boolean => targets.some((target) => target[part]?.length);
  const paragraphs = (texts: readonly string[]): Cell => cell(texts.map((words) => paragraph('Cell', words)));
  return [
    { title: say('targets.target'), width: 32, set: (target) => cell(targetText(context, target), { isHead: true }) },
    { title: say('targets.due'), width: 16, set: ({ due }) => cell(dueInWords(due)) },
    ...(hold('measure')
      ? [{ title: say('targets.measure'), width: 22, set: ({ measure }: TargetItem) => cell(measure ?? '') }]
      : []),
    ...(hold('actions')
      ? [{ title: say('targets.action'), width: 22, set: ({ actions }: TargetItem) => paragraphs(actions) }]
      : []),
    ...(hold('for')
      ? [{ title: say('targets.for'), width: 14, set: ({ for: codes }: TargetItem) => cell(references(codes)) }]
      : []),
  ];
}

function targetText(context: Context, { text, done, notes }: TargetItem): Block[] {
  const mark = done ? `☑ ${say('targets.done')}` : `☐ ${say('targets.to-do')}`;
  return [...(text ? cellProse(context, [text]) : []), paragraph('Cell', [quiet(mark)]), ...cellProse(context, notes)];
}

function dueInWords(due: string | null): Inline[] {
  return [due === null ? quiet(say('targets.no-date')) : { kind: 'text', text: shortDay(due), marks: {} }];
}
