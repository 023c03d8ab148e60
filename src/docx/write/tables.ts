import {
  BuilderElement,
  type ITableOptions,
  type ITableWidthProperties,
  StringValueElement,
  TableCell,
  TableProperties,
  TableRow,
  type Paragraph as WordParagraph,
  Table as WordTable,
} from 'docx';
import { paragraph } from '../blocks/make.js';
import type { Block, Cell, Paragraph, Row, Table } from '../blocks/model.js';
import { cleanText } from './clean-text.js';
import { millimetres } from './page.js';
import type { ParagraphWriter } from './paragraphs.js';
import { cutsRows, isSmallTable, shares } from './table-measures.js';
import { PADDING, SMALL_PADDING, TABLE_STYLES } from './table-styles.js';

/** A table in a table in a table is set as the words of its cells. */
const DEEPEST_TABLE = 2;

/** A table whose lines are those of its style, and that says what it is to those who do not see it. */
class TitledTable extends WordTable {
  constructor(options: ITableOptions & { width: ITableWidthProperties }, hasHead: boolean, title: string) {
    super(options);
    // The library draws lines around every cell where it is not told which.
    const properties = new TableProperties({ ...options, includeIfEmpty: true });
    properties.addChildElement(tableLook(hasHead));
    properties.addChildElement(new StringValueElement('w:tblCaption', title));
    this.root[0] = properties;
  }
}

/** @param room width in twentieths of a point */
export function writeTable(table: Table, room: number, writer: ParagraphWriter, depth = 1): WordTable {
  const widths = shares(table.widths, room);
  const isSmall = isSmallTable(table);
  const padding = isSmall ? SMALL_PADDING : PADDING;
  const options: ITableOptions & { width: ITableWidthProperties } = {
    style: TABLE_STYLES[isSmall && table.look === 'ruled' ? 'small' : table.look],
    width: { size: room, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    rows: rowsOf(table).map(
      ({ cells, anchors, height, isHead }) =>
        new TableRow({
          cantSplit: !cutsRows(cells),
          ...(isHead ? { tableHeader: true } : {}),
          ...(height === undefined ? {} : { height: { value: millimetres(height), rule: 'atLeast' } }),
          children: writeCells(cells, anchors, { widths, writer, depth, isSmall, padding }),
        }),
    ),
  };
  return new TitledTable(options, table.head.length > 0, cleanText(String(table.title)));
}

/** Which parts of its style a table has: a head row or none, a first column, no bands. Some programs read the sum only. */
function tableLook(hasHead: boolean): BuilderElement<Record<string, string>> {
  const value = (key: string, on: string): { key: string; value: string } => ({ key: `w:${key}`, value: on });
  return new BuilderElement({
    name: 'w:tblLook',
    attributes: {
      sum: value('val', hasHead ? '06A0' : '0680'),
      firstRow: value('firstRow', hasHead ? '1' : '0'),
      lastRow: value('lastRow', '0'),
      firstColumn: value('firstColumn', '1'),
      lastColumn: value('lastColumn', '0'),
      noHBand: value('noHBand', '1'),
      noVBand: value('noVBand', '1'),
    },
  });
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
