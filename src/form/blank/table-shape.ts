import { addTo } from '../../text/group-by.js';
import { cellText, type WordCell, type WordRow, type WordTable } from '../../word/index.js';
import { headsAbove, saidAbove } from '../grid.js';
import { beforeColon, type Label, labelOf } from '../labels.js';

/** A column of statements, and those that answer it. */
export interface StatementColumn {
  column: number;
  head: string;
  answers: { column: number; head: string; printed: string | null }[];
}

/** Boxes, dots and lines to write on: a place that waits for somebody. */
const OPEN = /^[\s☐□○◯_.…·–—-]*$/u;
const FEWEST_ALIKE = 3;
const LABELS = new Set<Label | null>([
  'strengths',
  'targets',
  'actions',
  'reflection',
  'comment',
  'signature',
  'name',
  'date',
  'school',
]);

/** How a table of a blank form is built: which rows are heads, which hold statements, and where the answers go. */
export class TableShape {
  readonly table: WordTable;
  readonly body: readonly WordRow[];
  readonly columns: readonly StatementColumn[];
  /** By column: what every cell of it prints alike. */
  readonly #alike: ReadonlyMap<number, string>;
  /** Columns that ask for what was done, filled in or not. */
  readonly #facts: ReadonlySet<number>;

  constructor(table: WordTable) {
    this.table = table;
    this.#facts = factsIn(table);
    this.#alike = alikeIn(table);
    this.body = table.rows.filter((row) => labelOfRow(row) === null && this.#isBody(row));
    this.columns = this.#statementColumns();
  }

  /** The statement of a row in a column, on one line for each of its paragraphs; '' where it has none. */
  statement(row: WordRow, column: number): string {
    const cell = row.cells.find((one) => one.column === column && !one.isContinued);
    return cell && !this.#isAnswer(cell) ? cellText(cell) : '';
  }

  /** The cell that a row's first column goes on from, where it is merged over several rows. */
  merged(row: WordRow): string | null {
    const [first] = row.cells;
    if (!first || first.column === this.columns[0]?.column) return null;
    const text = cellText(first.isContinued ? ([...headsAbove(this.table, row, first)][0] ?? first) : first);
    return /\p{L}{2}/u.test(text) ? text : null;
  }

  #isBody({ cells }: WordRow): boolean {
    const own = cells.filter(({ isContinued }) => !isContinued);
    return own.some((cell) => this.#isAnswer(cell)) && own.some((cell) => !this.#isAnswer(cell));
  }

  #isAnswer(cell: WordCell): boolean {
    const text = cellText(cell);
    const isFact = this.#facts.has(cell.column) && !FACTS.has(labelOf(text));
    return OPEN.test(text) || isFact || (this.#alike.get(cell.column) === text && text !== '');
  }

  #statementColumns(): StatementColumn[] {
    const [first] = this.body;
    const cells = this.body.flatMap((row) => row.cells.filter(({ isContinued }) => !isContinued));
    const all = [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b);
    const isStatement = (column: number): boolean =>
      cells.some((cell) => cell.column === column && !this.#isAnswer(cell) && /\p{L}{2}/u.test(cellText(cell))) &&
      !this.#isGroup(column);
    const statements = all.filter(isStatement);
    return statements.map((column, index) => {
      const next = statements[index + 1] ?? Number.POSITIVE_INFINITY;
      const behind = all.filter((one) => one > column && one < next);
      const answers = behind.length > 0 ? behind : all.filter((one) => one < column && index === 0);
      const made = answers.filter((one) => cells.some((cell) => cell.column === one && this.#isAnswer(cell)));
      return {
        column,
        head: this.#head(first, column),
        answers: made.map((one) => ({
          column: one,
          head: this.#head(first, one),
          printed: this.#alike.get(one) ?? null,
        })),
      };
    });
  }

  /** A first column of merged cells names the groups of rows, and is no column of statements. */
  #isGroup(column: number): boolean {
    return this.body.some(({ cells }) => cells.some((cell) => cell.column === column && cell.isContinued));
  }

  #head(row: WordRow | undefined, column: number): string {
    const cell = row?.cells.find((one) => one.column === column);
    if (!row || !cell) return '';
    return saidAbove({ table: this.table, row, cell }, (text) => text || null) ?? '';
  }
}

function factsIn({ rows }: WordTable): Set<number> {
  const heads = rows.slice(0, 2).flatMap(({ cells }) => cells.filter(({ column }) => column > 0));
  const asked = heads.filter((cell) => FACTS.has(labelOf(cellText(cell))) && cellText(cell).length <= LONGEST_HEAD);
  return new Set(asked.map(({ column }) => column));
}

/** What a column of the table of criteria asks for beside the standards. */
export const FACTS: ReadonlySet<Label | null> = new Set<Label | null>(['achieved', 'evidence']);
const LONGEST_HEAD = 40;

function alikeIn({ rows }: WordTable): Map<number, string> {
  const texts = new Map<number, string[]>();
  for (const { cells } of rows)
    for (const cell of cells) if (!cell.isContinued && cellText(cell) !== '') addTo(texts, cell.column, cellText(cell));
  return new Map(
    [...texts].flatMap(([column, all]): [number, string][] => {
      const last = all.at(-1) ?? '';
      return all.filter((text) => text === last).length >= FEWEST_ALIKE ? [[column, last]] : [];
    }),
  );
}

/** What the first words of a row ask for, where they are a label and no statement. */
export function labelOfRow({ cells }: WordRow): Label | null {
  const text = cellText(cells.find((cell) => cellText(cell) !== '') ?? NO_CELL);
  const label = labelOf(text);
  return beforeColon(text).split(' ').length <= MOST_WORDS && LABELS.has(label) ? label : null;
}

const MOST_WORDS = 6;
const NO_CELL: WordCell = { column: 0, columns: 1, isContinued: false, fill: null, blocks: [] };
