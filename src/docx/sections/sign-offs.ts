import { DECISIONS } from '../../coverage/index.js';
import { together, type Words } from '../../html/words/words.js';
import { blank, bold, box, cell, heading, joined, paragraph, quiet, row, table, text } from '../blocks/make.js';
import type { Block, Inline, Row } from '../blocks/model.js';
import type { SignOffSection, StageSection } from '../model.js';
import { type Context, partHeading, proseBlocks, signOffInWords } from './context.js';
import { rated } from './self-assessment.js';

/** Sign-offs: who, when, what was said; and space to sign by hand where nobody has yet. */
export function signOffBlocks(context: Context, { anchors, signOffs }: StageSection): Block[] {
  return [partHeading(context, 'signOffs', anchors), ...signOffs.flatMap((signOff) => oneSignOff(context, signOff))];
}

function oneSignOff(context: Context, signOff: SignOffSection): Block[] {
  const { anchor, role, side, state, prompt, expected } = signOff;
  const isOpen = state === 'open';
  const { say } = context.speaker;
  const about = [side === null ? null : say(`side.${side}`), signOffInWords(state, context.speaker)];
  return [
    heading(context.part + 1, role, [anchor]),
    paragraph('Eyebrow', together(about, ' · '), { keepNext: true }),
    ...(prompt === null ? [] : [paragraph('Note', prompt, { keepNext: true })]),
    ...(isOpen && expected !== null
      ? [paragraph('Note', say('signoff.expected', { name: expected }), { keepNext: true })]
      : []),
    ...(isOpen ? [] : given(context, signOff)),
    ...(isOpen ? [] : seal(context, signOff)),
    form(context, signOff, isOpen),
    ...earlier(context, signOff),
  ];
}

function given(context: Context, { comment, ratings, name, date, enteredBy }: SignOffSection): Block[] {
  const { say, day } = context.speaker;
  const said = comment ? proseBlocks(context, comment, 'Quote') : [];
  const by: Inline[] = [bold(name ?? say('signoff.nobody'))];
  if (date !== null) by.push(text(together([', ', day(date)], '')));
  if (enteredBy !== null) by.push(text(together(['. ', say('signoff.entered-by', { name: enteredBy })], '')));
  const rows = ratings.map(({ point, level, word, note }) =>
    row([cell(point, { isHead: true }), level ? rated(context, level, null) : cell(word), cell(note ?? '')]),
  );
  const head = [say('signoff.point'), say('rating.rating'), ''];
  return [
    ...(said.length > 0 ? said : [paragraph('Normal', [quiet(say('signoff.no-comment'))])]),
    ...(rows.length === 0 ? [] : [table(say('signoff.ratings'), [16, 24, 60], head, rows)]),
    paragraph('Normal', by),
  ];
}

/** What was signed, and whether it still is what it was. */
function seal({ speaker: { say, count, term } }: Context, { seal: sealed }: SignOffSection): Block[] {
  if (sealed === null) return [];
  const { files, state, changed, signature, digest } = sealed;
  const now =
    state === 'changed' ? say('signoff.seal.changed', { files: count('files', changed) }) : term('signoff.seal', state);
  const key = signature === 'none' ? null : say(`signoff.key.${signature}`);
  const words = together([say('signoff.seal', { files: count('files', files) }), now, key], ' ');
  const code: Inline[] = digest === null ? [] : [{ kind: 'break' }, text(digest, { code: true })];
  return [paragraph('Note', [text(words), ...code])];
}

/** What is filled in, on the screen or with a pen: the decision and the comment too, where there is none yet. */
function form({ speaker: { say, term } }: Context, { role, side }: SignOffSection, isOpen: boolean): Block {
  const line = (label: Words, content: Inline[], height: number): Row => ({
    ...row([cell(label, { isHead: true }), cell(content)]),
    height,
  });
  const write = [blank(say('signoff.write'))];
  const decisions = side === null ? [] : DECISIONS[side];
  const choice = decisions.map((decision) => [box(false), text(together([' ', term('signoff', decision)], ''))]);
  const signature = line(say('signoff.signature'), [], 14);
  const rows = isOpen
    ? [
        ...(choice.length === 0 ? [] : [line(say('signoff.decision'), joined(choice, '     '), 9)]),
        line(say('signoff.comments'), write, 40),
        line(say('signoff.name'), write, 9),
        line(say('signoff.date'), write, 9),
        signature,
      ]
    : [signature];
  return table(together([say('signoff.space'), role], ': '), [22, 78], [], rows, 'form');
}

function earlier(context: Context, { earlier: before }: SignOffSection): Block[] {
  const { say, day } = context.speaker;
  return before.flatMap(({ state, name, date, comment }): Block[] => {
    const when = date === null ? say('journal.undated') : day(date);
    const by = { state: say(`signoff.${state}`), name: name ?? say('signoff.nobody'), date: when };
    return [paragraph('Note', say('signoff.earlier', by)), ...proseBlocks(context, comment, 'Quote')];
  });
}
