import { type Piece, plain, together } from '../../html/words/words.js';
import type { Block, Inline, Paragraph, Table } from './model.js';

/** Every paragraph, in the order in which they are read; notes stand where their mark is. */
export function* paragraphsOf(blocks: readonly Block[]): Generator<Paragraph> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      yield block;
      for (const note of notesIn(block.children)) yield* note.paragraphs;
    } else if (block.kind === 'table') {
      for (const cell of [block.head, ...block.rows.map(({ cells }) => cells)].flat()) yield* paragraphsOf(cell.blocks);
    }
  }
}

/** What is said in each paragraph, piece by piece with whose it is; and the titles of tables and the words for pictures. */
export function* linesOf(blocks: readonly Block[]): Generator<readonly Piece[]> {
  for (const block of blocks) if (block.kind === 'table') yield* titlesOf(block);
  for (const { children } of paragraphsOf(blocks)) {
    yield piecesOf(children);
    for (const child of children) if (child.kind === 'picture') yield together([child.alt], '').pieces;
  }
}

function* titlesOf({ title, rows }: Table): Generator<readonly Piece[]> {
  yield together([title], '').pieces;
  for (const { blocks } of rows.flatMap(({ cells }) => cells))
    for (const block of blocks) if (block.kind === 'table') yield* titlesOf(block);
}

function piecesOf(children: readonly Inline[]): Piece[] {
  return children.flatMap((child): readonly Piece[] => {
    if (child.kind === 'text') return child.pieces ?? [plain(child.text)];
    if (child.kind === 'link') return piecesOf(child.children);
    if (child.kind === 'blank') return child.prompt.pieces;
    if (child.kind === 'box') return [plain(boxSign(child))];
    return child.kind === 'break' || child.kind === 'tab' ? [plain(' ')] : [];
  });
}

type Note = Extract<Inline, { kind: 'note' }>;

/** Every note, in the order of their marks. */
export function* notesOf(blocks: readonly Block[]): Generator<Note> {
  for (const { children } of paragraphsOf(blocks)) yield* notesIn(children);
}

function* notesIn(children: readonly Inline[]): Generator<Note> {
  for (const child of children) {
    if (child.kind === 'note') yield child;
    else if (child.kind === 'link') yield* notesIn(child.children);
  }
}

/** Every place that the blocks hold. */
export function anchorsOf(blocks: readonly Block[]): Set<string> {
  const anchors = new Set<string>();
  for (const { anchors: here } of paragraphsOf(blocks)) for (const anchor of here) anchors.add(anchor);
  for (const anchor of rowAnchors(blocks)) anchors.add(anchor);
  return anchors;
}

function* rowAnchors(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    for (const { anchors, cells } of block.rows) {
      yield* anchors;
      for (const cell of cells) yield* rowAnchors(cell.blocks);
    }
  }
}

/** The words of a paragraph, without its pictures and notes. */
export function wordsOf(children: readonly Inline[]): string {
  return children
    .map((child) => {
      if (child.kind === 'text') return child.text;
      if (child.kind === 'link') return wordsOf(child.children);
      if (child.kind === 'blank') return String(child.prompt);
      if (child.kind === 'box') return boxSign(child);
      return child.kind === 'break' || child.kind === 'tab' ? ' ' : '';
    })
    .join('');
}

const boxSign = ({ ticked }: { ticked: boolean }): string => (ticked ? '☒' : '☐');

/** @returns 1 to 6, or null for what is no heading */
export function headingLevel({ style }: Paragraph): number | null {
  return style.startsWith('Heading') ? Number(style.slice(-1)) : null;
}
