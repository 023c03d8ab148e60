import { together, type Words } from '../../html/words/words.js';
import { cell, paragraph, quiet, row, table, text } from '../blocks/make.js';
import type { Block, Cell, Inline } from '../blocks/model.js';
import type { StageSection, TargetItem } from '../model.js';
import { type Context, cellProse, nothing, partHeading, proseBlocks, references } from './context.js';

interface Column {
  title: Words;
  width: number;
  set: (target: TargetItem) => Cell;
}

/** Targets, when they are due and how success will show. */
export function targetBlocks(context: Context, { anchors, targets: { notes, targets } }: StageSection): Block[] {
  const columns = columnsOf(context, targets);
  const titles = columns.map(({ title }) => title);
  const widths = columns.map(({ width }) => width);
  const rows = targets.map((target) => {
    const cells = columns.map(({ set }) => set(target));
    return row(cells, [targetAnchor(anchors.targets ?? '', target)]);
  });
  return [
    partHeading(context, 'targets', anchors),
    ...notes.flatMap((note) => proseBlocks(context, note)),
    targets.length === 0 ? nothing(context) : table(context.speaker.say('targets.caption'), widths, titles, rows),
  ];
}

/** The place of a target, by its words: it stays where it is when another comes before it. */
export function targetAnchor(part: string, { text: words, number }: Pick<TargetItem, 'text' | 'number'>): string {
  return `${part} ${words?.markdown ?? number}`;
}

/** A column that nobody filled in is left out. */
function columnsOf(context: Context, targets: readonly TargetItem[]): Column[] {
  const { say } = context.speaker;
  const hold = (part: 'actions' | 'for'): boolean => targets.some((target) => target[part].length > 0);
  const paragraphs = (texts: readonly Words[]): Cell => cell(texts.map((words) => paragraph('Cell', words)));
  return [
    { title: say('targets.target'), width: 32, set: (target) => cell(targetText(context, target), { isHead: true }) },
    { title: say('targets.due'), width: 16, set: ({ due }) => cell(dueInWords(context, due)) },
    ...(targets.some(({ measure }) => measure !== null)
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
  const { say } = context.speaker;
  const mark = done ? together(['☑', say('targets.done')], ' ') : together(['☐', say('targets.to-do')], ' ');
  return [...(text ? cellProse(context, [text]) : []), paragraph('Cell', [quiet(mark)]), ...cellProse(context, notes)];
}

function dueInWords({ speaker: { say, shortDay } }: Context, due: Words | null): Inline[] {
  return [due === null ? quiet(say('targets.no-date')) : text(shortDay(due))];
}
