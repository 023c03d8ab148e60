import { createHash } from 'node:crypto';
import { markdownParagraph, oneLine } from '../text/one-line.js';
import { slugOf } from '../text/slug.js';
import { yamlText } from '../text/yaml-text.js';
import type { Remark, RemarkTarget } from './model.js';

/** A comment file to be. */
export interface CommentDraft {
  /** Without the ending and a number. */
  stem: string;
  text: string;
  /** What tells it from every other: two imports of one remark have the same. */
  key: string;
}

/** Who says what, when, and on which words. */
export function sameWords({ author, date, quote, text, kind }: Omit<Remark, 'nth'>): string {
  return [kind, author, date ?? '', oneLine(quote), oneLine(text)].join('\n');
}

/** What makes a remark the same: its words, and which one of those that say the same. */
function keyOf(remark: Remark): string {
  const parts = [sameWords(remark), ...(remark.nth > 1 ? [remark.nth] : [])];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

const KEY = /^x-imported:\n(?: .*\n)*? {2}key: (\w+)$/m;

/** The key of a comment file that came out of Word; null for any other. */
export const keyIn = (text: string): string | null => KEY.exec(text.replaceAll('\r\n', '\n'))?.[1] ?? null;

/**
 * A comment as a file of the portfolio. A name in Word proves nothing, and the file says so.
 * @param from name of the Word file
 * @param place where in it, for people
 */
export function commentDraft(remark: Remark, on: RemarkTarget, from: string, place: string): CommentDraft {
  const { author, date, quote, text, replies, isResolved, kind } = remark;
  const key = keyOf(remark);
  const front = [
    'kind: comment',
    ...(date === null ? [] : [`date: ${date}`]),
    ...(author === '' ? [] : [`name: ${yamlText(oneLine(`Word says: ${author}`), 'line')}`]),
    ...(on === null ? [] : [`on: ${targetYaml(on)}`]),
    ...(quote === '' ? [] : [`quote: ${yamlText(shortened(oneLine(quote)), 'line')}`]),
    `state: ${isResolved ? 'answered' : 'open'}`,
    'x-imported:',
    `  from: ${yamlText(from)}`,
    `  place: ${yamlText(place, 'line')}`,
    `  key: ${key}`,
  ];
  const how = kind === 'typed' ? ['Typed into the file, which does not say who typed it.'] : [];
  const body = [...lines(text), ...how, ...replies.flatMap(replyLines)];
  const slug = slugOf(`${date ?? ''} ${text || quote}`.slice(0, LONGEST_NAME), 'comment');
  return { stem: slug, text: `---\n${front.join('\n')}\n---\n\n${body.join('\n\n')}\n`, key };
}

/** The replies of a remark that its file does not hold yet, a paragraph or more each. */
export function newReplies({ replies }: Remark, text: string): string[] {
  const held = inLines(text);
  return replies.map((reply) => replyLines(reply).join('\n\n')).filter((reply) => !held.includes(inLines(reply)));
}

/** Each paragraph in a line of its own, between line ends. */
const inLines = (text: string): string =>
  `\n${text
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map(oneLine)
    .join('\n')}\n`;

const LONGEST_NAME = 44;
const LONGEST_QUOTE = 400;

const shortened = (quote: string): string =>
  quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE - 1)}…` : quote;

const lines = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(markdownParagraph);

function replyLines({ author, date, text }: Remark['replies'][number]): string[] {
  const [first = '', ...rest] = lines(text);
  const who = markdownParagraph([author || 'Somebody', ...(date === null ? [] : [date])].join(', '));
  return [`**${who}:** ${first}`, ...rest];
}

function targetYaml(on: NonNullable<RemarkTarget>): string {
  if ('criterion' in on) return `{criterion: ${yamlText(on.criterion)}}`;
  if ('item' in on) return `{item: ${yamlText(on.item)}}`;
  return `{file: ${yamlText(on.file)}${on.line === null ? '' : `, line: ${on.line}`}}`;
}
