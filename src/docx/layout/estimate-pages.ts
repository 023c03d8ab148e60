import type { Block, Cell, Inline, Paragraph, Row, Table } from '../blocks/model.js';
import { headingLevel, wordsOf } from '../blocks/walk.js';
import { BODY_HEIGHT, LINE, pixels, STEP } from '../write/page.js';
import { cutsRows, isSmallTable, shares } from '../write/table-measures.js';
import { PADDING, SMALL_PADDING } from '../write/table-styles.js';
import { countLines } from './letter-widths.js';
import { type Looks, looksByStyle } from './looks.js';

/** How high a picture is set, in pixels, where there is this much room for its width. */
export type PictureHeight = (picture: Extract<Inline, { kind: 'picture' }>, room: number) => number;

/** Twentieths of a point in a pixel. */
const PIXEL = 15;
/** What a cell has above and below its words, and the line between two rows. */
const CELL_EDGES = 90;
/** The fewest lines of a paragraph that stay together. */
const TOGETHER = 2;

/**
 * On which page each place of the document comes to stand in Word, reckoned from the widths of letters and the styles: only
 * Word itself knows, and it tells when fields are updated; till then the list of contents reads right, or is a page off.
 * @param listed how the lines of the list of contents read, where it stands
 */
export function estimatePages(
  blocks: readonly Block[],
  listed: readonly { level: number; words: string }[],
  pictureHeight: PictureHeight,
): ReadonlyMap<string, number> {
  const flow = new Flow(pictureHeight);
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'contents') for (const line of listed) flow.line(`TOC${line.level}`, line.words);
    else if (block.kind === 'table') flow.table(block);
    else flow.paragraph(block, blocks, index);
  }
  return flow.pages;
}

/** Fills page after page. */
class Flow {
  readonly pages: Map<string, number> = new Map();
  readonly #looks = looksByStyle();
  readonly #pictureHeight: PictureHeight;
  #page = 1;
  #used = 0;
  /** The space that the last paragraph left: of it and what the next one asks for the larger counts. */
  #left = 0;

  constructor(pictureHeight: PictureHeight) {
    this.#pictureHeight = pictureHeight;
  }

  line(style: string, words: string): void {
    const looks = this.#looks(style);
    this.#lines(countLines(words, LINE - looks.inset, looks.size, looks.isBold), looks);
  }

  paragraph(block: Paragraph, blocks: readonly Block[], index: number): void {
    if (block.breakBefore && this.#used > 0) this.#turn();
    const looks = this.#looks(block.style);
    const height = this.#height(block, LINE);
    const room = BODY_HEIGHT - this.#used;
    const whole = isKept(block) ? looks.before + height + this.#following(blocks, index) : 0;
    if (whole > room && whole < BODY_HEIGHT) this.#turn();
    if (hasPicture(block) && height > BODY_HEIGHT - this.#used) this.#turn();
    this.#note(block.anchors);
    const lines = hasPicture(block) ? 1 : Math.max(1, Math.round(height / looks.line));
    this.#lines(lines, { ...looks, line: height / lines }, block.anchors);
  }

  table(table: Table): void {
    const widths = shares(table.widths, LINE);
    const head = table.head.length === 0 ? 0 : this.#rowHeight({ cells: table.head, anchors: [] }, table, widths);
    this.#block(head);
    for (const row of table.rows) {
      const height = this.#rowHeight(row, table, widths);
      if (!cutsRows(row.cells)) this.#rowWhole(height, head);
      this.#note([...row.anchors, ...row.cells.flatMap(({ blocks }) => blocks.flatMap(anchorsOf))]);
      if (cutsRows(row.cells)) this.#rowCut(height, head);
    }
  }

  #rowWhole(height: number, head: number): void {
    if (this.#used + height > BODY_HEIGHT && height + head < BODY_HEIGHT) this.#turn(head);
    this.#block(height);
  }

  #rowCut(height: number, head: number): void {
    let left = height;
    while (this.#used + left > BODY_HEIGHT && BODY_HEIGHT - head > 1000) {
      left -= Math.max(0, BODY_HEIGHT - this.#used - CELL_EDGES);
      this.#turn(head);
    }
    this.#block(left);
  }

  #block(height: number): void {
    this.#used += height;
    this.#left = 0;
  }

  /**
   * What has to stand on the page of a heading: the headings right below it, and the beginning of what they head.
   * @param room what does not fit a page need not be known
   */
  #following(blocks: readonly Block[], index: number, room: number = BODY_HEIGHT): number {
    const next = blocks[index + 1];
    if (!next || next.kind === 'contents' || room <= 0) return 0;
    if (next.kind === 'table') {
      const widths = shares(next.widths, LINE);
      const rows = [...(next.head.length > 0 ? [{ cells: next.head, anchors: [] }] : []), ...next.rows.slice(0, 1)];
      return rows.reduce((sum, row) => sum + Math.min(this.#rowHeight(row, next, widths), 3000), 0);
    }
    if (next.breakBefore) return 0;
    const looks = this.#looks(next.style);
    const own = looks.before + Math.min(this.#height(next, LINE), TOGETHER * looks.line);
    const all = own + looks.after;
    return isKept(next) ? all + this.#following(blocks, index + 1, room - all) : own;
  }

  #lines(count: number, { before, after, line }: Looks, anchors: readonly string[] = []): void {
    if (this.#used > 0) this.#used += Math.max(0, before - this.#left);
    let left = count;
    while (left > 0) {
      const fit = Math.floor((BODY_HEIGHT - this.#used + line * 0.1) / line);
      if (fit >= left) break;
      const here = left - fit === 1 ? fit - 1 : fit;
      const isBroken = here >= TOGETHER && left > TOGETHER;
      if (isBroken) left -= here;
      else if (this.#used === 0) left -= Math.max(1, fit);
      this.#turn();
      if (!isBroken && left === count) this.#note(anchors);
    }
    this.#used += left * line + after;
    this.#left = after;
  }

  #rowHeight({ cells, height = 0 }: Row, table: Table, widths: readonly number[]): number {
    const isSmall = isSmallTable(table);
    const padding = isSmall ? SMALL_PADDING : PADDING;
    let column = 0;
    const heights = cells.map((cell) => {
      const width = widths.slice(column, column + (cell.columns ?? 1)).reduce((sum, one) => sum + one, 0);
      column += cell.columns ?? 1;
      return this.#cellHeight(cell, width - padding, isSmall);
    });
    return Math.max(height * 56.7, ...heights) + CELL_EDGES;
  }

  #cellHeight({ blocks }: Cell, room: number, isSmall: boolean): number {
    return blocks.reduce((sum, block) => {
      if (block.kind === 'contents') return sum;
      if (block.kind === 'table') return sum + this.#tableHeight(block, room);
      const style = isSmall ? block.style.replace(/^Cell/, 'SmallCell') : block.style;
      const looks = this.#looks(style);
      return sum + looks.before + this.#height({ ...block, style: style as Paragraph['style'] }, room) + looks.after;
    }, 0);
  }

  #tableHeight(table: Table, room: number): number {
    const widths = shares(table.widths, room);
    const rows = [...(table.head.length > 0 ? [{ cells: table.head, anchors: [] }] : []), ...table.rows];
    return rows.reduce((sum, row) => sum + this.#rowHeight(row, table, widths), 0);
  }

  /** Of its lines, or of the pictures in it, without the space around them. */
  #height(block: Paragraph, room: number): number {
    const { size, isBold, inset, line } = this.#looks(block.style);
    const inner = room - inset - STEP * block.indent;
    const pictures = picturesIn(block.children).map((one) => this.#pictureHeight(one, pixels(inner)) * PIXEL);
    const words = wordsOf(block.children).replace(/\u00a0/g, '_');
    const lines = words === '' && pictures.length > 0 ? 0 : countLines(words, inner, size, isBold);
    const notes = block.children.flatMap((child) => (child.kind === 'note' ? child.paragraphs : []));
    const below = notes.reduce((sum, note) => sum + this.#height({ ...note, style: 'Note' }, LINE), 0);
    return lines * line + pictures.reduce((sum, one) => sum + one, 0) + below;
  }

  #note(anchors: readonly string[]): void {
    for (const anchor of anchors) this.pages.set(anchor, this.#page);
  }

  #turn(used = 0): void {
    this.#page += 1;
    this.#used = used;
  }
}

const isKept = (block: Paragraph): boolean =>
  block.keepNext || headingLevel(block) !== null || block.style === 'Exhibit' || block.style === 'TOCHeading';

const hasPicture = ({ children }: Paragraph): boolean => picturesIn(children).length > 0;

function picturesIn(children: readonly Inline[]): Extract<Inline, { kind: 'picture' }>[] {
  return children.flatMap((child) =>
    child.kind === 'picture' ? [child] : child.kind === 'link' ? picturesIn(child.children) : [],
  );
}

const anchorsOf = (block: Block): string[] => (block.kind === 'paragraph' ? block.anchors : []);
