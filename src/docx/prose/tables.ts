import type { Element, ElementContent } from 'hast';
import { wordsOf } from '../../html/markdown/headings.js';
import type { Words } from '../../html/words/words.js';
import { cell, paragraph, text } from '../blocks/make.js';
import type { Alignment, Block, Cell, Row, Table } from '../blocks/model.js';
import { columnWidths } from '../blocks/widths.js';
import { classesOf, elementsIn } from './inlines.js';

/** More columns than this are no table on paper: each row runs on as text. */
const MOST_COLUMNS = 16;

/** Sets the content of a cell. */
export type SetCell = (nodes: readonly ElementContent[], isHead: boolean, align: Alignment) => Block[];

/** Sets what a table says of itself, above it. */
export type SetCaption = (nodes: readonly ElementContent[]) => Block[];

/** A place of a row: a cell, or null below a cell that spans rows. */
type Place = Element | null;

/** A table of a text. Where one cell should span rows, it stands in the first of them, and its column is empty below. */
export function tableOf(node: Element, title: Words, setCell: SetCell, setCaption: SetCaption): Block[] {
  const elements = rowsOf(node).filter((row) => cellsOf(row).length > 0);
  const rows = inColumns(elements);
  const columns = rows.reduce((most, places) => Math.max(most, places.length), 0);
  const captions = elementsIn(node).filter(({ tagName }) => tagName === 'caption');
  const caption = captions.flatMap(({ children }) => setCaption(children));
  if (columns > MOST_COLUMNS) return [...caption, ...elements.map(asText)];
  const [first, ...rest] = rows;
  const hasHead = first?.some((place) => place?.tagName === 'th') ?? false;
  const set = (places: readonly Place[]): Cell[] =>
    padded(
      places.map((place) => (place === null ? cell('') : setOne(place, setCell, columns))),
      columns,
    );
  const table: Table = {
    kind: 'table',
    title,
    widths: columnWidths(rows.map((places) => places.map((place) => (place === null ? '' : wordsOf(place))))),
    head: hasHead && first ? set(first) : [],
    rows: (hasHead ? rest : rows).map((one): Row => ({ anchors: [], cells: set(one) })),
    look: 'ruled',
  };
  return columns === 0 ? caption : [...caption, table];
}

/** Puts every cell into the column it was written for: those below a cell that spans rows stand beside its column. */
function inColumns(rows: readonly Element[]): Place[][] {
  const taken: number[] = [];
  return rows.map((row) => {
    const places: Place[] = [];
    let column = 0;
    const passTaken = (): void => {
      for (; (taken[column] ?? 0) > 0; column += 1) {
        taken[column] = (taken[column] ?? 0) - 1;
        places.push(null);
      }
    };
    for (const one of cellsOf(row)) {
      passTaken();
      places.push(one);
      for (let spans = spanOf(one, 'colSpan'); spans > 0; spans -= 1, column += 1)
        taken[column] = spanOf(one, 'rowSpan') - 1;
    }
    passTaken();
    return places;
  });
}

/** @returns 1 to the most columns that are set as a table */
function spanOf({ properties }: Element, name: 'colSpan' | 'rowSpan'): number {
  const spans = Number(properties[name]);
  return spans > 1 ? Math.min(Math.floor(spans), MOST_COLUMNS) : 1;
}

function rowsOf(node: Element): Element[] {
  const inner = elementsIn(node).filter(({ tagName }) => tagName !== 'table');
  return inner.flatMap((child) => (child.tagName === 'tr' ? [child] : rowsOf(child)));
}

function cellsOf(row: Element): Element[] {
  return elementsIn(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function setOne(node: Element, setCell: SetCell, columns: number): Cell {
  const isHead = node.tagName === 'th';
  const classes = classesOf(node);
  const align = classes.includes('align-right') ? 'end' : classes.includes('align-center') ? 'center' : 'start';
  const spans = spanOf(node, 'colSpan');
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

function asText(row: Element): Block {
  const words = cellsOf(row).map((one) => wordsOf(one).replace(/\s+/g, ' ').trim());
  return paragraph('Normal', [text(words.filter(Boolean).join(' · '))]);
}
