import { standardSetsOf } from '../framework/index.js';
import type { FrameworkStandardSet } from '../framework/model.js';
import { cellText, type WordCell, type WordRow, type WordTable } from '../word/index.js';
import { saidAbove } from './grid.js';
import { labelOf } from './labels.js';
import { levelNamed } from './levels.js';
import { isNo } from './marks.js';
import type { Against } from './reader.js';
import { tokensOf } from './tokens.js';

/** What the columns of tables ask for, so that a table that goes on without its heads is read like the one before it. */
export class Heads {
  readonly #levels = new Map<number, ReturnType<typeof levelNamed>>();
  readonly #roles = new Map<number, ColumnRole>();
  readonly #against: Against;
  /** The rows of statements: what is answered in them is no head. */
  readonly #answered: ReadonlySet<WordRow>;

  constructor(asked: Against, answered: ReadonlySet<WordRow>) {
    this.#against = asked;
    this.#answered = answered;
  }

  /** The level that a column of ratings stands for; null where no head says it, or where a cell goes over several. */
  level(table: WordTable, row: WordRow, cell: WordCell): ReturnType<typeof levelNamed> {
    const levels = this.#against.assessment?.scale.levels ?? [];
    const [first, ...others] = Array.from({ length: cell.columns }, (_, index) => {
      const column = { ...cell, column: cell.column + index };
      return this.#headed(this.#levels, table, row, column, (text) => levelNamed(text, levels));
    });
    return first && others.every((other) => other === null || other === first) ? first : null;
  }

  /** What a column of criteria asks for; null where no head says it. */
  role(table: WordTable, row: WordRow, cell: WordCell): ColumnRole | null {
    return this.#headed(this.#roles, table, row, cell, (text) => this.#roleNamed(text));
  }

  /** Whether what is marked in a column is not so. */
  isNo(table: WordTable, row: WordRow, cell: WordCell): boolean {
    return saidAbove({ table, row, cell }, (text) => isNo(text) || null, this.#answered) ?? false;
  }

  /** What a head says, and where a table has none above this column, what the one of the table before it said. */
  #headed<T>(
    known: Map<number, T>,
    table: WordTable,
    row: WordRow,
    cell: WordCell,
    read: (text: string) => T | null,
  ): T | null {
    const found = saidAbove({ table, row, cell }, read, this.#answered);
    if (found !== null) known.set(cell.column, found);
    return found ?? (this.#hasHead(table, cell) ? null : (known.get(cell.column) ?? null));
  }

  #hasHead({ rows }: WordTable, { column }: WordCell): boolean {
    const first = rows.findIndex((row) => this.#answered.has(row));
    const heads = rows.slice(0, first);
    return heads.some(({ cells }) => cells.some((one) => one.columns === 1 && one.column === column && cellText(one)));
  }

  /** Whether a text is what stands above a column, and nothing that somebody wrote. */
  isHead(text: string): boolean {
    return labelOf(text) !== null || this.#roleNamed(text) !== null;
  }

  #roleNamed(text: string): ColumnRole | null {
    const words = tokensOf(text);
    if (words.length === 0 || words.length > 10) return null;
    const { columns, framework, stage } = this.#against;
    const isIt = (title: string): boolean => tokensOf(title).join(' ') === words.join(' ');
    const column = columns.find(({ title, set }) => isIt(title) || (set !== undefined && isIt(set.title)));
    if (column) return { kind: column.kind, sets: column.set ? [column.set] : standardSetsOf(framework, stage) };
    const label = labelOf(text);
    if (label === 'achieved') return { kind: 'achieved', sets: [] };
    if (label === 'evidence') return { kind: 'evidenced-by', sets: [] };
    return label === 'standards' ? { kind: 'standards', sets: standardSetsOf(framework, stage) } : null;
  }
}

export interface ColumnRole {
  kind: 'criterion' | 'evidenced-by' | 'achieved' | 'standards' | 'links';
  sets: readonly FrameworkStandardSet[];
}
