import { cellText, type WordCell, type WordRow, type WordTable } from '../word/index.js';
import { covers, placeOf, rowText } from './grid.js';
import type { Heads } from './heads.js';
import { levelNamed, ratingInCells, ratingInColumns } from './levels.js';
import { besideTick, boxBefore, chosenYes, markIn } from './marks.js';
import type { Against, Findings } from './reader.js';
import { hasMarks, markingOf, standardsIn } from './standards.js';
import type { StatementCell } from './statement-columns.js';

/**
 * The cells of a row that answer a statement: those around it, as far as the statements beside it. Where some stand behind
 * it, a number or a title of several rows before it is none.
 */
export function answerCells({ table, row, cell }: StatementCell, statements: readonly StatementCell[]): WordCell[] {
  const others = statements.filter((one) => one.row === row && one.cell !== cell).map((one) => one.cell.column);
  const next = Math.min(...others.filter((column) => column > cell.column), Number.POSITIVE_INFINITY);
  const last = Math.max(...others.filter((column) => column < cell.column), -1);
  const own = row.cells.filter((one) => one !== cell && one.column > last && one.column < next);
  const hasBehind = own.some(({ column }) => column > cell.column);
  return hasBehind ? own.filter((one) => one.column > cell.column || (last === -1 && !isTitle(one, table, row))) : own;
}

const NUMBERED = /^\(?(?:\p{L}{0,4}[\d.-]*\d|\p{L}(?=[).:]))[).:]*$/u;

/** Whether a cell before a statement says where it belongs, and nothing about it. */
function isTitle(cell: WordCell, { rows }: WordTable, row: WordRow): boolean {
  const goesOn = rows
    .find(({ number }) => number === row.number + 1)
    ?.cells.some(({ column, isContinued }) => isContinued && column === cell.column);
  return goesOn === true || NUMBERED.test(cellText(cell).trim());
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
  const inColumns = new Set(below.map(({ level }) => level)).size > 1;
  const own = inColumns ? below.map(({ cell }) => cell) : ratingCells(cells, levels, found);
  const read = inColumns ? ratingInColumns(below, levels) : ratingInCells(own, levels);
  const place = placeOf(table, row);
  if (read.level !== null)
    found.once(found.reading.ratings, point, { value: { level: read.level, note: read.note }, place }, rowText(row));
  const beside = cells.filter((cell) => read.why !== null || !own.includes(cell)).map((cell) => cellText(cell));
  const said = beside.filter((text) => levelNamed(text, levels)?.id !== (read.level ?? ''));
  if (read.why !== null)
    found.leave(place, `${statement.text}\n${said.filter(Boolean).join(' | ')}`, `${point}: ${read.why}`);
  else for (const text of said) found.leave(place, text, `written beside ${point}`);
}

/** The cells that rate a point where no column stands for a level: those that name one, else the first that says anything. */
function ratingCells(
  cells: readonly WordCell[],
  levels: Parameters<typeof levelNamed>[1],
  found: Findings,
): readonly WordCell[] {
  const named = cells.filter((cell) => levelNamed(cellText(cell), levels) !== null);
  if (named.length > 0) return named;
  const says = (cell: WordCell): boolean => cell.fill !== null || found.written(cellText(cell).split('\n')).length > 0;
  return cells.filter(says).slice(0, 1);
}

/** Whether a skill is ticked: by a box before its words, else by the cells beside it. */
export function readSkill(
  skill: string,
  statement: StatementCell,
  cells: readonly WordCell[],
  crossesMeanNo: boolean,
  heads: Heads,
  found: Findings,
): void {
  const { table, row, text } = statement;
  const place = placeOf(table, row);
  const before = boxBefore(text);
  const choice = chosenYes(cells);
  if (choice !== null && !before) {
    found.once(found.reading.skills, skill, { value: choice.isYes, place }, rowText(row));
    for (const cell of choice.others) found.leave(place, cellText(cell), `written beside ${skill}`);
    return;
  }
  const marks = cells.map((cell) => (besideTick(cellText(cell)) === null ? markIn(cell) : 'ticked'));
  const isSet = (mark: (typeof marks)[number] | undefined): boolean =>
    mark === 'ticked' || (mark === 'crossed' && !crossesMeanNo);
  const says = before ? [before] : marks.filter((mark) => mark !== 'other');
  const denied = cells.filter((cell, index) => isSet(marks[index]) && heads.isNo(table, row, cell)).length;
  const chosen = says.filter(isSet).length;
  if (crossesMeanNo && says.includes('crossed'))
    found.leave(place, text, `${skill}: a cross among ticks may mean yes or no`);
  else if (denied > 0 && chosen > denied) found.leave(place, text, `${skill}: yes and no are both marked`);
  else if (says.length > 0) found.once(found.reading.skills, skill, { value: chosen > denied, place }, rowText(row));
  for (const [index, cell] of cells.entries())
    if (marks[index] === 'other' || besideTick(cellText(cell)) !== null)
      found.leave(place, cellText(cell), `written beside ${skill}`);
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
      found.leave(where, cellText(cell), `no heading says what this cell beside ${criterion} is for`);
  }
  const ofStandards = roles.filter(({ role }) => role?.kind === 'standards');
  const own = ofStandards.map(({ cell }) => cell);
  const columns = own.map(({ column }) => column);
  const marking = markingOf(standardCells(place.table, columns));
  const isMarked = hasMarks(own, marking);
  for (const { cell, role } of ofStandards) {
    const read = standardsIn(cell, role?.sets ?? [], marking, isMarked, found.isPrint);
    if (read === null)
      found.leave(
        where,
        cellText(cell),
        `standards of ${criterion}: codes without their letters can mean more than one`,
      );
    else entry.standards = [...new Set([...entry.standards, ...read])];
  }
}

function standardCells(table: WordTable, columns: readonly number[]): WordCell[] {
  return table.rows.flatMap(({ cells }) => cells.filter((cell) => columns.some((column) => covers(cell, column))));
}
