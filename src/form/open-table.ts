import { cellText, type WordCell, type WordRow, type WordTable } from '../word/index.js';
import { markOf } from './marks.js';
import type { Statement } from './matched.js';

/** A table while it is read. */
export class OpenTable {
  readonly table: WordTable;
  readonly statements: readonly Statement[];
  readonly matched: readonly Statement[];
  /** Of the points above. */
  standard: string | null = null;
  /** Of the row above, in this table. */
  criterion: string | null = null;
  /** Of the row above, where nothing beside it answers. */
  question: string | null = null;

  constructor(table: WordTable, statements: readonly Statement[]) {
    this.table = table;
    this.statements = statements;
    this.matched = statements.filter(({ match }) => match !== null);
  }

  get firstColumn(): number {
    return Math.min(...this.statements.map(({ cell }) => cell.column), Number.POSITIVE_INFINITY);
  }

  holds(kind: string): boolean {
    return this.statements.some((one) => one.kind === kind);
  }

  /** Above the first row that is known, all is print. */
  isBeforeStatements({ number }: WordRow): boolean {
    const first = this.matched[0]?.row.number;
    return first !== undefined && number < first && !this.#goesOn(number);
  }

  /** A row whose statement is empty goes on from the table before, where heads are above it. */
  #goesOn(number: number): boolean {
    const row = this.table.rows[number - 1];
    const first = row?.cells.find(({ column }) => column === this.firstColumn);
    return first !== undefined && !first.isContinued && cellText(first) === '';
  }

  /** The heads of rows of another kind than those above: two tables have become one. */
  startsPart({ number, cells }: WordRow): boolean {
    const before = this.matched.findLast(({ row }) => row.number < number);
    const after = this.matched.find(({ row }) => row.number > number);
    const isBetween = before !== undefined && after?.row.number === number + 1 && before.kind !== after.kind;
    return isBetween && cells.every((cell) => /^\S+(?: \S+){0,2}$/.test(cellText(cell)));
  }

  /** Whether rows of something else follow than stand above. */
  #startsGroup(number: number): boolean {
    const before = this.matched.findLast(({ row }) => row.number < number);
    const after = this.matched.find(({ row }) => row.number > number);
    return after !== undefined && groupOf(before) !== groupOf(after);
  }

  /** A few words that run across a table of several columns above a group of its rows, or stand alone in its first row. */
  isTitle({ cells, number }: WordRow): boolean {
    const [only, ...others] = cells;
    const isAlone = others.length === 0 || (number === 1 && others.every((cell) => cellText(cell) === ''));
    if (!only || !isAlone || this.table.rows.every((row) => row.cells.length === 1)) return false;
    if (number > 1 && !this.#startsGroup(number)) return false;
    const text = cellText(only);
    return text.length <= LONGEST_TITLE && !text.includes('\n') && !/[.!?]$/.test(text) && !text.includes(':');
  }

  /** Whether the columns of some cells hold both ticks and crosses. */
  mixesMarks(cells: readonly WordCell[]): boolean {
    const columns = new Set(cells.map(({ column }) => column));
    const marks = this.matched.flatMap(({ row }) =>
      row.cells.filter(({ column }) => columns.has(column)).map((cell) => markOf(cellText(cell))),
    );
    return marks.includes('ticked') && marks.includes('crossed');
  }
}

/** Items whose ids differ in their last number alone belong together. */
const groupOf = (one: Statement | undefined): string =>
  `${one?.kind} ${one?.match?.item.id.replace(/[^\p{L}]*\d+\p{L}?$/u, '')}`;

const LONGEST_TITLE = 120;
