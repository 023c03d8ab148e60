import type { Element, ElementContent } from 'hast';
import { wordsOf } from '../../render/markdown/headings.js';
import { cell, paragraph, text } from '../blocks/make.js';
import type { Alignment, Block, Cell, Row, Table } from '../blocks/model.js';
import { columnWidths } from '../blocks/widths.js';
import { classesOf } from './inlines.js';

/** More columns than this are no table on paper: each row runs on as text. */
const MOST_COLUMNS = 16;

/** Sets the content of a cell. */
export type SetCell = (nodes: readonly ElementContent[], isHead: boolean, align: Alignment) => Block[];

/** A table of a text. Where one cell should span rows, it stands in the first of them. */
export function tableOf(node: Element, title: string, setCell: SetCell): Block[] {
  const rows = rowsOf(node).filter(({ children }) => cellsOf(children).length > 0);
  const columns = rows.reduce((most, { children }) => Math.max(most, cellsOf(children).length), 0);
  if (columns > MOST_COLUMNS) return rows.map(asText);
  const [first, ...rest] = rows;
  const hasHead = first !== undefined && cellsOf(first.children).some(({ tagName }) => tagName === 'th');
  const set = (one: Element): Cell[] =>
    padded(
      cellsOf(one.children).map((each) => setOne(each, setCell, columns)),
      columns,
    );
  const table: Table = {
    kind: 'table',
    title,
    widths: columnWidths(rows.map(({ children }) => cellsOf(children).map(wordsOf))),
    head: hasHead ? set(first) : [],
    rows: (hasHead ? rest : rows).map((one): Row => ({ anchors: [], cells: set(one) })),
    look: 'ruled',
  };
  return columns === 0 ? [] : [table];
}

function rowsOf(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName === 'table') return [];
    return child.tagName === 'tr' ? [child] : rowsOf(child);
  });
}

function cellsOf(children: readonly ElementContent[]): Element[] {
  return children.filter(
    (child): child is Element => child.type === 'element' && (child.tagName === 'td' || child.tagName === 'th'),
  );
}

function setOne(node: Element, setCell: SetCell, columns: number): Cell {
  const isHead = node.tagName === 'th';
  const classes = classesOf(node);
  const align = classes.includes('align-right') ? 'end' : classes.includes('align-center') ? 'center' : 'start';
  const spans = Number(node.properties['colSpan']);
  return {
    ...cell(setCell(node.children, isHead, align), { isHead }),
    ...(spans > 1 ? { columns: Math.min(spans, columns) } : {}),
  };
}

/** Every row fills every column, whatever was written. */
function padded(cells: readonly Cell[], columns: number): Cell[] {
  const kept: Cell[] = [];
  let filled = 0;
  for (const one of cells) {
    const spans = Math.min(one.columns ?? 1, columns - filled);
    if (spans <= 0) break;
    kept.push(one.columns === undefined ? one : { ...one, columns: spans });
    filled += spans;
  }
  for (; filled < columns; filled += 1) kept.push(cell(''));
  return kept;
}

function asText({ children }: Element): Block {
  const words = cellsOf(children).map((one) => wordsOf(one).replace(/\s+/g, ' ').trim());
  return paragraph('Normal', [text(words.filter(Boolean).join(' · '))]);
}
