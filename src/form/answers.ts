import { standardSetsOf } from '../framework/index.js';
import type { FrameworkStandardSet } from '../framework/model.js';
import { cellText, type WordCell, type WordRow, type WordTable } from '../word/index.js';
import { covers, placeOf, saidAbove } from './grid.js';
import { labelOf } from './labels.js';
import { levelNamed, ratingInCell, ratingInColumns } from './levels.js';
import { boxBefore, markOf } from './marks.js';
import type { Against, Findings } from './reader.js';
import { hasMarks, markingOf, standardsIn } from './standards.js';
import type { StatementCell } from './statement-columns.js';
import { tokensOf } from './tokens.js';

/** The cells of a row that answer a statement: those behind it as far as the next statement, else those before it. */
export function answerCells({ row, cell }: StatementCell, statements: readonly StatementCell[]): WordCell[] {
  const others = statements.filter((one) => one.row === row && one.cell !== cell).map((one) => one.cell.column);
  const next = Math.min(...others.filter((column) => column > cell.column), Number.POSITIVE_INFINITY);
  const last = Math.max(...others.filter((column) => column < cell.column), -1);
  const own = row.cells.filter((one) => one !== cell && one.column > last && one.column < next);
  const behind = own.filter(({ column }) => column > cell.column);
  return behind.length > 0 ? behind : own;
}

/** What the columns of tables ask for, so that a table that goes on without its heads is read like the one before it. */
export class Heads {
  readonly #levels = new Map<number, ReturnType<typeof levelNamed>>();
  readonly #roles = new Map<number, ColumnRole>();
  readonly #against: Against;

  constructor(asked: Against) {
    this.#against = asked;
  }

  /** The level that a column of ratings stands for. */
  level(table: WordTable, row: WordRow, cell: WordCell): ReturnType<typeof levelNamed> {
    const levels = this.#against.assessment?.scale.levels ?? [];
    const found = saidAbove({ table, row, cell }, (text) => levelNamed(text, levels));
    if (found) this.#levels.set(cell.column, found);
    return found ?? this.#levels.get(cell.column) ?? null;
  }

  /** What a column of criteria asks for; null where no head says it. */
  role(table: WordTable, row: WordRow, cell: WordCell): ColumnRole | null {
    const found = saidAbove({ table, row, cell }, (text) => this.#roleNamed(text));
    if (found) this.#roles.set(cell.column, found);
    return found ?? this.#roles.get(cell.column) ?? null;
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

/** What a row says of a point. */
export function readRating(
  point: string,
  statement: StatementCell,
  cells: readonly WordCell[],
  heads: Heads,
  asked: Against,
  found: Findings,
): void {
  const { table, row } = statement;
  const levels = asked.assessment?.scale.levels ?? [];
  const below = cells.flatMap((cell) => {
    const level = heads.level(table, row, cell);
    return level ? [{ level, cell }] : [];
  });
  const single =
    cells.find((cell) => levelNamed(cellText(cell), levels) !== null) ??
    cells.find((cell) => cell.fill !== null || found.written(cellText(cell).split('\n')).length > 0) ??
    cells.at(-1);
  const inColumns = new Set(below.map(({ level }) => level)).size > 1;
  if (!inColumns && single === undefined) return;
  const read = inColumns ? ratingInColumns(below, levels) : ratingInCell(single as WordCell, levels);
  const place = placeOf(table, row);
  if (read.level !== null) found.reading.ratings.set(point, { value: { level: read.level, note: read.note }, place });
  else if (read.why !== null)
    found.leave(
      place,
      `${statement.text}\n${cells
        .map((cell) => cellText(cell))
        .filter(Boolean)
        .join(' | ')}`,
      `${point}: ${read.why}`,
    );
}

/** Whether a skill is ticked: by a box before its words, else by the cells beside it. */
export function readSkill(
  skill: string,
  statement: StatementCell,
  cells: readonly WordCell[],
  crossesMeanNo: boolean,
  found: Findings,
): void {
  const { table, row, text } = statement;
  const place = placeOf(table, row);
  const before = boxBefore(text);
  const marks = cells.map((cell) => markOf(cellText(cell)));
  const says = before ? [before] : marks.filter((mark) => mark !== 'other');
  const isTicked = says.some((mark) => mark === 'ticked' || (mark === 'crossed' && !crossesMeanNo));
  if (crossesMeanNo && says.includes('crossed'))
    found.leave(place, text, `${skill}: a cross among ticks may mean yes or no`);
  else if (says.length > 0) found.reading.skills.set(skill, { value: isTicked, place });
  for (const [index, cell] of cells.entries())
    if (marks[index] === 'other') found.leave(place, cellText(cell), `written beside ${skill}`);
}

/** What a row says of a criterion, each cell by what its column asks for. */
export function readCriterion(
  criterion: string,
  place: { table: WordTable; row: WordRow },
  cells: readonly WordCell[],
  heads: Heads,
  found: Findings,
): void {
  const where = placeOf(place.table, place.row);
  const roles = cells.map((cell) => ({ cell, role: heads.role(place.table, place.row, cell) }));
  const entry = found.entry(criterion, where);
  for (const { cell, role } of roles) {
    const lines = found.written(cellText(cell).split('\n'));
    if (role?.kind === 'achieved') entry.achieved.push(...lines);
    else if (role?.kind === 'evidenced-by') entry.evidence.push(...lines);
    else if (role?.kind !== 'standards')
      found.leave(where, cellText(cell), `no head says what this cell beside ${criterion} is for`);
  }
  const ofStandards = roles.filter(({ role }) => role?.kind === 'standards');
  const marking = markingOf(
    standardCells(
      place.table,
      ofStandards.map(({ cell }) => cell.column),
    ),
  );
  const isMarked = hasMarks(
    ofStandards.map(({ cell }) => cell),
    marking,
  );
  for (const { cell, role } of ofStandards) {
    const read = standardsIn(cell, role?.sets ?? [], marking, isMarked, found.isPrint);
    if (read === null)
      found.leave(
        where,
        cellText(cell),
        `standards of ${criterion}: codes without their letters can mean more than one`,
      );
    else entry.standards.push(...read.filter((id) => !entry.standards.includes(id)));
  }
}

function standardCells(table: WordTable, columns: readonly number[]): WordCell[] {
  return table.rows.flatMap(({ cells }) => cells.filter((cell) => columns.some((column) => covers(cell, column))));
}
