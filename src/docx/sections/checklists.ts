import { together } from '../../html/words/words.js';
import { bold, box, cell, headCell, heading, joined, link, paragraph, row, table, text } from '../blocks/make.js';
import type { Block, Cell, Row } from '../blocks/model.js';
import type { ChecklistSection, ChecklistSkill, StageSection } from '../model.js';
import { type Context, cellProse, partHeading, proseBlocks, titled } from './context.js';

/** The skills, ticked or not, and where they were used. */
export function checklistBlocks(context: Context, { anchors, checklists, checklistNotes }: StageSection): Block[] {
  return [
    partHeading(context, 'checklists', anchors),
    ...proseBlocks(context, checklistNotes),
    ...checklists.flatMap((checklist) => checklistTable(context, checklist)),
  ];
}

function checklistTable(context: Context, { title, skills }: ChecklistSection): Block[] {
  const { say } = context.speaker;
  const order = (cells: readonly Cell[]): Cell[] => inOrder(context, cells);
  const head = order([say('skills.ticked'), say('skills.skill'), say('skills.used')].map((words) => headCell(words)));
  const rows = skills.map((skill) => skillRow(context, skill, order));
  const isForm = context.model.order === 'form';
  const made = table(title, isForm ? [53, 12, 35] : [17, 48, 35], [], rows, isForm ? 'form' : 'ruled');
  return [heading(context.part + 1, title), { ...made, head }];
}

/** In the programme's form the tick stands behind the skill. */
function inOrder({ model }: Context, [tick, skill, used]: readonly Cell[]): Cell[] {
  const cells = model.order === 'form' ? [skill, tick, used] : [tick, skill, used];
  return cells.filter((one) => one !== undefined);
}

function skillRow(context: Context, skill: ChecklistSkill, order: (cells: readonly Cell[]) => Cell[]): Row {
  const { id, anchor, title, statement, points, ticked, words, entries } = skill;
  const { say } = context.speaker;
  const list = context.setter.nextList();
  const used = [...cellProse(context, words), ...usedIn(entries)];
  const tick = ticked ? together(['☑', say('skills.yes')], ' ') : together(['☐', say('skills.no')], ' ');
  const isForm = context.model.order === 'form';
  return row(
    order([
      isForm ? cell([paragraph('Cell', [box(ticked)], { align: 'center' })]) : cell(tick),
      cell([
        paragraph('Cell', [bold(`${id} `), ...titled(title), text(statement)]),
        ...points.map((point) =>
          paragraph('Cell', point.ticked ? together([point.statement, '☑'], ' ') : point.statement, {
            list: { mark: 'bullet', list, level: 0, start: 1 },
            indent: 1,
          }),
        ),
      ]),
      cell(used.length > 0 ? used : ''),
    ]),
    [anchor],
  );
}

function usedIn(entries: ChecklistSkill['entries']): Block[] {
  if (entries.length === 0) return [];
  const links = entries.map(({ id, title }) => [link({ anchor: id }, title)]);
  return [paragraph('Cell', joined(links, '; '))];
}
