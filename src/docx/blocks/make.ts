import { Words } from '../../html/words/words.js';
import type { Block, Cell, Inline, LinkTo, Marks, Paragraph, ParagraphStyle, Row, Table } from './model.js';

/** Short ways to make the parts of a Word file. */

export function text(words: Words | string, marks: Marks = {}): Inline {
  if (typeof words === 'string') return { kind: 'text', text: words, marks };
  return { kind: 'text', text: String(words), marks, pieces: words.pieces };
}

export const bold = (words: Words | string): Inline => text(words, { bold: true });
export const quiet = (words: Words | string): Inline => text(words, { quiet: true });

export const box = (ticked: boolean): Inline => ({ kind: 'box', ticked });
export const blank = (prompt: Words): Inline => ({ kind: 'blank', prompt });

export function link(to: LinkTo, words: Words | string, marks: Marks = {}): Inline {
  return { kind: 'link', to, children: [text(words, marks)] };
}

/** A link into the document, or the words alone where there is no place for it. */
export function linkTo(anchor: string | null, words: Words | string, marks: Marks = {}): Inline {
  return anchor === null ? text(words, marks) : link({ anchor }, words, marks);
}

export function paragraph(
  style: ParagraphStyle,
  children: readonly Inline[] | Words | string,
  more: Partial<Omit<Paragraph, 'kind' | 'style' | 'children'>> = {},
): Paragraph {
  return {
    kind: 'paragraph',
    style,
    anchors: [],
    children: isWords(children) ? [text(children)] : [...children],
    list: null,
    indent: 0,
    breakBefore: false,
    keepNext: false,
    rightToLeft: false,
    align: 'start',
    ...more,
  };
}

/** @param level from 1; deeper than 6 is 6 */
export function heading(
  level: number,
  children: readonly Inline[] | Words | string,
  anchors: readonly string[] = [],
): Paragraph {
  const held = Math.min(6, Math.max(1, level)) as 1 | 2 | 3 | 4 | 5 | 6;
  return paragraph(`Heading${held}`, children, { anchors: [...anchors] });
}

/** A cell of words, or of blocks. */
export function cell(content: Words | string | readonly Inline[] | readonly Block[], more: Partial<Cell> = {}): Cell {
  const isHead = more.isHead ?? false;
  return { blocks: blocksOf(content, isHead ? 'CellHead' : 'Cell'), isHead, ...more };
}

export const headCell = (content: Words | string | readonly Inline[]): Cell => cell(content, { isHead: true });

export function row(cells: readonly Cell[], anchors: readonly (string | null)[] = []): Row {
  return { cells: [...cells], anchors: anchors.filter((anchor) => anchor !== null) };
}

export function table(
  title: Words | string,
  widths: readonly number[],
  head: readonly (Words | string | readonly Inline[])[],
  rows: readonly Row[],
  look: Table['look'] = 'ruled',
): Table {
  return { kind: 'table', title, widths: [...widths], head: head.map(headCell), rows: [...rows], look };
}

/** Things one after the other with something between them. */
export function joined(parts: readonly (readonly Inline[])[], between: string): Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [text(between), ...part]));
}

/** Lines of plain text, one below the other. */
export function lines(texts: readonly string[]): Inline[] {
  return texts.flatMap((line, index): Inline[] => (index === 0 ? [text(line)] : [{ kind: 'break' }, text(line)]));
}

function blocksOf(content: Words | string | readonly Inline[] | readonly Block[], style: ParagraphStyle): Block[] {
  if (isWords(content)) return [paragraph(style, content)];
  const blocks = content.filter(isBlock);
  const line = content.filter((part) => !isBlock(part));
  return blocks.length > 0 ? blocks : [paragraph(style, line)];
}

function isWords(content: object | string): content is Words | string {
  return typeof content === 'string' || content instanceof Words;
}

function isBlock(part: Inline | Block): part is Block {
  return part.kind === 'paragraph' || part.kind === 'table' || part.kind === 'contents';
}
