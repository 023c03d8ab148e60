import {
  type ITableBordersOptions,
  type ITableOptions,
  StringValueElement,
  TableCell,
  TableRow,
  type Paragraph as WordParagraph,
  Table as WordTable,
  type XmlComponent,
} from 'docx';
import { paragraph } from '../blocks/make.js';
import type { Block, Cell, Paragraph, Row, Table } from '../blocks/model.js';
import { cleanText } from './clean-text.js';
import { millimetres } from './page.js';
import type { ParagraphWriter } from './paragraphs.js';
import { COLOURS } from './styles.js';

/** Space within a cell, left and right together. */
const PADDING = 180;
const SMALL_PADDING = 90;
/** A table of more columns than this is set small. */
const MOST_COLUMNS = 5;
/** A table in a table in a table is set as the words of its cells. */
const DEEPEST_TABLE = 2;

const LINE = { style: 'single', size: 4, color: COLOURS.hairline } as const;
const NONE = { style: 'none', size: 0, color: 'auto' } as const;
const BORDERS: Readonly<Record<Table['look'], ITableBordersOptions>> = {
  ruled: { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE },
  form: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
};

/** A table that says what it is to those who do not see it. */
class TitledTable extends WordTable {
  constructor(options: ITableOptions, title: string) {
    super(options);
    const [properties] = this.root as XmlComponent[];
    properties?.addChildElement(new StringValueElement('w:tblCaption', title));
  }
}

/** @param room width in twentieths of a point */
export function writeTable(table: Table, room: number, writer: ParagraphWriter, depth = 1): WordTable {
  const widths = shares(table.widths, room);
  const isSmall = widths.length > MOST_COLUMNS;
  const padding = isSmall ? SMALL_PADDING : PADDING;
  const options: ITableOptions = {
    width: { size: room, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    borders: BORDERS[table.look],
    margins: { top: 50, bottom: 30, left: padding / 2, right: padding / 2, marginUnitType: 'dxa' },
    tableLook: { firstRow: table.head.length > 0, firstColumn: true, noHBand: true, noVBand: true },
    rows: rowsOf(table).map(
      ({ cells, anchors, height, isHead }) =>
        new TableRow({
          cantSplit: true,
          ...(isHead ? { tableHeader: true } : {}),
          ...(height === undefined ? {} : { height: { value: millimetres(height), rule: 'atLeast' } }),
          children: writeCells(cells, anchors, { widths, writer, depth, isSmall, padding, isHeadRow: isHead }),
        }),
    ),
  };
  return new TitledTable(options, cleanText(table.title));
}

function rowsOf({ head, rows }: Table): (Row & { isHead: boolean })[] {
  const set = rows.map((row) => ({ ...row, isHead: false }));
  return head.length === 0 ? set : [{ cells: head, anchors: [], isHead: true }, ...set];
}

interface RowPlace {
  widths: readonly number[];
  writer: ParagraphWriter;
  depth: number;
  isSmall: boolean;
  padding: number;
  isHeadRow: boolean;
}

function writeCells(cells: readonly Cell[], anchors: readonly string[], place: RowPlace): TableCell[] {
  let column = 0;
  return cells.map((cell, index) => {
    const { columns = 1, blocks } = cell;
    const width = place.widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0);
    column += columns;
    return new TableCell({
      width: { size: width, type: 'dxa' },
      ...(columns > 1 ? { columnSpan: columns } : {}),
      ...(place.isHeadRow ? { shading: { type: 'clear', color: 'auto', fill: COLOURS.wash } } : {}),
      children: cellBlocks(blocks, index === 0 ? anchors : [], width - place.padding, place),
    });
  });
}

function cellBlocks(
  blocks: readonly Block[],
  anchors: readonly string[],
  room: number,
  { writer, depth, isSmall }: RowPlace,
): (WordParagraph | WordTable)[] {
  const flat = blocks.flatMap((block) =>
    block.kind === 'table' && depth >= DEEPEST_TABLE ? wordsOfTable(block) : [block],
  );
  const first = flat[0]?.kind === 'paragraph' ? flat : [paragraph('Cell', []), ...flat];
  return first.flatMap((block, index) => {
    if (block.kind === 'paragraph')
      return [writer.write(isSmall ? small(block) : block, room, index === 0 ? anchors : [])];
    return block.kind === 'table' ? [writeTable(block, room, writer, depth + 1)] : [];
  });
}

function small(block: Paragraph): Paragraph {
  if (block.style === 'CellHead') return { ...block, style: 'SmallCellHead' };
  return block.style === 'Cell' ? { ...block, style: 'SmallCell' } : block;
}

function wordsOfTable({ head, rows }: Table): Block[] {
  const cells = [head, ...rows.map((row) => row.cells)].flat();
  return cells.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? wordsOfTable(block) : [block])),
  );
}

/** Whole numbers that add up to the room there is. */
function shares(parts: readonly number[], room: number): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  const widths = parts.map((part) => Math.floor((part * room) / sum));
  const left = room - widths.reduce((total, width) => total + width, 0);
  return widths.map((width, index) => (index === 0 ? width + left : width));
}
