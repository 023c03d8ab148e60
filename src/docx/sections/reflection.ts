import { together } from '../../html/words/words.js';
import { bold, heading, paragraph, quiet } from '../blocks/make.js';
import type { Block } from '../blocks/model.js';
import type { StageSection } from '../model.js';
import { type Context, nothing, partHeading, proseBlocks } from './context.js';

/** The reflection: what was written freely, and the answers to the key questions. */
export function reflectionBlocks(context: Context, { anchors, reflection }: StageSection): Block[] {
  const { text, questions } = reflection;
  const answered = questions.filter(({ answers }) => answers.length > 0);
  const open = questions.filter(({ answers }) => answers.length === 0);
  const { say } = context.speaker;
  const list = context.setter.nextList();
  return [
    partHeading(context, 'reflection', anchors),
    ...text.flatMap((prose) => proseBlocks(context, prose)),
    ...answered.flatMap(({ id, anchor, statement, answers }): Block[] => [
      heading(context.part + 1, together([id, statement], ' '), [anchor]),
      ...answers.flatMap((prose) => proseBlocks(context, prose)),
    ]),
    ...(open.length === 0 ? [] : [paragraph('Lead', say('reflection.unanswered'), { keepNext: true })]),
    ...open.map(({ id, statement, anchor }) =>
      paragraph('Normal', [bold(`${id} `), quiet(statement)], {
        anchors: [anchor],
        list: { mark: 'bullet', list, level: 0, start: 1 },
        indent: 1,
      }),
    ),
    ...(text.length === 0 && questions.length === 0 ? [nothing(context)] : []),
  ];
}
