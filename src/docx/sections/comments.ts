import { together } from '../../html/words/words.js';
import { bold, heading, joined, link, linkTo, paragraph, quiet, text } from '../blocks/make.js';
import type { Block, Inline } from '../blocks/model.js';
import type { CommentItem, StageSection } from '../model.js';
import { type Context, FILLS, partHeading, proseBlocks } from './context.js';

/** What reviewers remarked on the stage: open ones first. */
export function commentsBlocks(context: Context, { anchors, comments: section }: StageSection): Block[] {
  const { returnedBy, open, answered, comments } = section;
  const { say, count } = context.speaker;
  const returned = returnedBy.map(({ role, anchor }) =>
    paragraph('Lead', [
      text(together([FILLS.half, ' ', say('comments.returned', { role, comments: count('comments', open) }), ' '], '')),
      link({ anchor }, say('comments.see')),
    ]),
  );
  return [
    partHeading(context, 'comments', anchors),
    ...returned,
    ...(comments.length === 0 ? [] : [paragraph('Note', say('comments.tally', { open, answered }))]),
    ...comments.flatMap((comment): Block[] => [
      heading(context.part + 1, comment.on ? [linkTo(comment.on.id, comment.on.label)] : say('comments.stage')),
      ...(comment.beside
        ? [paragraph('Eyebrow', head(context, comment, link({ anchor: comment.id }, say('comments.beside'))))]
        : []),
      ...(comment.beside ? [] : commentBlocks(context, comment)),
    ]),
  ];
}

/** A comment where its words stand: beside what it speaks of, never part of it. */
export function commentBlocks(context: Context, comment: CommentItem): Block[] {
  const { id, line, quote, text: words } = comment;
  const { say } = context.speaker;
  const said = proseBlocks(context, words, 'Quote');
  const parts = [
    line === null ? [] : [say('comments.line', { line })],
    quote === null ? [] : [together(['“', quote, '”'], '')],
  ];
  const on = parts.flat();
  const where = on.length === 0 ? null : text(together(on, ' '));
  return [
    paragraph('Eyebrow', head(context, comment, where), { anchors: [id], keepNext: true }),
    ...(said.length > 0 ? said : [paragraph('Quote', [quiet(say('comments.empty'))])]),
  ];
}

function head(
  { speaker: { say, day } }: Context,
  { open, name, role, date }: CommentItem,
  more: Inline | null,
): Inline[] {
  const state = open
    ? together([FILLS.half, say('comments.open')], ' ')
    : together([FILLS.full, say('comments.answered')], ' ');
  const by = [role, date === null ? null : day(date)].filter((part) => part !== null).map((part) => [text(part)]);
  const who = joined([[bold(name ?? say('comments.nobody'))], ...by], ', ');
  return [text(together([state, ' · '], '')), ...who, ...(more ? [text(' · '), more] : [])];
}
