import {
  cellText,
  type WordBlock,
  type WordCell,
  type WordParagraph,
  type WordRow,
  type WordTable,
} from '../word/index.js';

/** A cell with what is around it. */
export interface GridCell {
  cell: WordCell;
  row: WordRow;
  table: WordTable;
  text: string;
}

/** The tables among blocks, those in their cells too. */
export function tablesIn(blocks: readonly WordBlock[]): WordTable[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? []
      : [block, ...block.rows.flatMap(({ cells }) => cells.flatMap((cell) => tablesIn(cell.blocks)))],
  );
}

/** The blocks of a form, with what stands in a table that only holds others in their place. */
export function unwrapped(blocks: readonly WordBlock[]): WordBlock[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' && isFrame(block)
      ? unwrapped(block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks)))
      : [block],
  );
}

/** A table with tables in it, and nothing in its rows beside each other but tables. */
function isFrame({ rows }: WordTable): boolean {
  const holds = ({ blocks }: WordCell): boolean => blocks.some(({ kind }) => kind === 'table');
  const isLaidOut = rows.every(({ cells }) => {
    const full = cells.filter((cell) => cellText(cell) !== '');
    return full.length < 2 || full.every(holds);
  });
  return isLaidOut && rows.some(({ cells }) => cells.some(holds));
}

/** Cells with a text of their own: neither those that go on from above, nor those that only hold a table. */
export function cellsOf(table: WordTable): GridCell[] {
  return table.rows.flatMap((row) =>
    row.cells
      .filter(({ isContinued, blocks }) => !isContinued && !blocks.some(({ kind }) => kind === 'table'))
      .map((cell) => ({ cell, row, table, text: cellText(cell) })),
  );
}

/** The cells of the rows above that cover a column of a cell, the nearest first; a cell that goes on is the one it began as. */
export function* headsAbove(
  table: WordTable,
  row: WordRow,
  cell: WordCell,
  answered: ReadonlySet<WordRow> = new Set(),
): Generator<WordCell> {
  for (let index = row.number - 2; index >= 0; index -= 1) {
    const above = table.rows[index];
    if (above === undefined || answered.has(above)) continue;
    for (const one of above.cells) if (!one.isContinued && covers(one, cell.column)) yield one;
  }
}

/**
 * What the text of a head above a cell says, the nearest that says anything; null where none does.
 * @param answered rows of answers, which are no heads of those below
 */
export function saidAbove<T>(
  { table, row, cell }: Pick<GridCell, 'table' | 'row' | 'cell'>,
  read: (text: string) => T | null,
  answered: ReadonlySet<WordRow> = new Set(),
): T | null {
  for (const head of headsAbove(table, row, cell, answered)) {
    const said = read(cellText(head));
    if (said !== null) return said;
  }
  return null;
}

export const covers = ({ column, columns }: WordCell, wanted: number): boolean =>
  column <= wanted && wanted < column + columns;

/** Where a row stands, for people. */
export const placeOf = (table: WordTable, row: WordRow): string => `table ${table.number}, row ${row.number}`;

/** Where a paragraph stands, for people. */
export function placeOfParagraph({ place: { table, row, paragraph } }: WordParagraph): string {
  return table === null ? `paragraph ${paragraph}` : `table ${table}, row ${row}`;
}

/** All that a row says, a line for each line of its cells. */
export const rowText = ({ cells }: WordRow): string =>
  cells
    .map((cell) => cellText(cell))
    .filter((text) => text !== '')
    .join('\n');
