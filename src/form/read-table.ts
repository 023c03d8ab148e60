import {
  cellText,
  paragraphsIn,
  type WordCell,
  type WordParagraph,
  type WordRow,
  type WordTable,
} from '../word/index.js';
import { answerCells, readCriterion, readRating, readSkill } from './answers.js';
import { placeOf, rowText } from './grid.js';
import { Heads } from './heads.js';
import { type Asked, afterLabel, askedIn, type Label, labelOf } from './labels.js';
import { levelNamed } from './levels.js';
import type { RowMatch } from './match-rows.js';
import { linesBelow, type Statement } from './matched.js';
import { OpenTable } from './open-table.js';
import type { Against, Findings } from './reader.js';
import type { SignOffRows } from './sign-off-rows.js';

/** Takes a row for its item. @returns whether what stands in it may be taken */
export type TakeRow = (match: RowMatch, text: string, place: string, holds: readonly WordParagraph[]) => boolean;

/** Reads the tables of a form, in their order: one can go on where the one before ended. */
export class TableReader {
  readonly #asked: Against;
  readonly #found: Findings;
  readonly #heads: Heads;
  readonly #cells: readonly Statement[];
  readonly #signOffs: SignOffRows;
  readonly #takeRow: TakeRow;
  /** Where a row without words of its own goes on. */
  #criterion: string | null = null;

  constructor(asked: Against, found: Findings, cells: readonly Statement[], signOffs: SignOffRows, takeRow: TakeRow) {
    this.#asked = asked;
    this.#found = found;
    this.#heads = new Heads(asked, new Set(cells.flatMap(({ match, row }) => (match ? [row] : []))));
    this.#cells = cells;
    this.#signOffs = signOffs;
    this.#takeRow = takeRow;
  }

  read(table: WordTable): void {
    const cells = this.#cells.filter((one) => one.table === table);
    const open = new OpenTable(table, cells);
    for (const row of table.rows) this.#row(open, row);
  }

  #row(open: OpenTable, row: WordRow): void {
    const own = open.matched.filter((one) => one.row === row);
    for (const one of own) this.#statement(open, one);
    if (own.length === 0 && !this.#labelled(open, row)) this.#loose(open, row);
  }

  #statement(open: OpenTable, one: Statement): void {
    const { match, row, table, text } = one;
    if (match === null) return;
    const { id, kind } = match.item;
    const place = placeOf(table, row);
    const cells = answerCells(one, open.matched).filter(({ isContinued }) => !isContinued);
    if (!this.#takeRow(match, text, place, paragraphsIn([one.cell, ...cells].flatMap(({ blocks }) => blocks)))) {
      this.#found.leave(place, rowText(row), `to be confirmed as ${id}`);
      return;
    }
    const below = linesBelow(text, match.item);
    open.question = kind === 'question' && cells.length + below.length === 0 ? id : null;
    if (kind !== 'question') this.#found.leave(place, below.join('\n'), `written below the words of ${id}`);
    if (kind === 'criterion') this.#criterionRow(open, one, id, cells);
    else if (kind === 'skill') readSkill(id, one, cells, open.mixesMarks(cells), this.#heads, this.#found);
    else if (kind === 'question') this.#found.answer(id, [...below, ...cells.flatMap(linesOfCell)], place);
    else {
      open.standard = this.#asked.assessment?.points.find((point) => point.id === id)?.standard.id ?? null;
      readRating(id, one, cells, this.#heads, this.#asked, this.#found);
    }
  }

  /** A row of its own, or the first of a table that is about this criterion alone. */
  #criterionRow(open: OpenTable, one: Statement, criterion: string, cells: readonly WordCell[]): void {
    this.#criterion = criterion;
    open.criterion = criterion;
    const isCard = cells.every((cell) => labelOf(cellText(cell)) === 'criterion');
    if (isCard) this.#found.entry(criterion, placeOf(one.table, one.row));
    else readCriterion(criterion, one, cells, this.#heads, this.#found);
  }

  /** A row whose first words say what the others are. @returns whether it is one */
  #labelled(open: OpenTable, row: WordRow): boolean {
    const cells = row.cells.filter(({ isContinued }) => !isContinued);
    if (this.#signOffs.read(open.table, row, cells)) return true;
    const [first = '', ...others] = cells.map((cell) => cellText(cell));
    const label = labelOf(first);
    const isHead = others.length > 0 && others.every((text) => labelOf(text) !== null);
    if (label === null || (isHead && open.isBeforeStatements(row))) return false;
    const place = placeOf(open.table, row);
    if (label === 'name' || label === 'school') return this.#facts(askedIn([first, ...others]), place);
    const said = others.some((text) => text !== '') ? others.flatMap((text) => text.split('\n')) : afterLabel(first);
    return this.#put(open, label, said, place);
  }

  /** Whose form it is. */
  #facts(asked: readonly Asked[], place: string): true {
    for (const { label, said } of asked)
      if (label === 'name') this.#found.person('mentor', said, place);
      else if (label === 'school') this.#found.person('school', said, place);
      else this.#found.leave(place, said.join('\n'), 'no place in the portfolio');
    return true;
  }

  #put({ standard, criterion }: OpenTable, label: Label, said: readonly string[], place: string): boolean {
    if (label === 'reflection') this.#found.add('reflection', said, place);
    else if (standard !== null && isReview(label)) this.#found.review(standard, label, said, place);
    else if (label === 'targets') this.#found.add('targets', said, place);
    else if (criterion !== null && (label === 'achieved' || label === 'evidence'))
      this.#found.entry(criterion, place)[label].push(...this.#found.written(said));
    else return false;
    return true;
  }

  /** A row that is neither a statement's nor labelled: heads, what goes on from the row above, or the mentor's own. */
  #loose(open: OpenTable, row: WordRow): void {
    if (open.question !== null) {
      this.#found.answer(open.question, row.cells.flatMap(linesOfCell), placeOf(open.table, row));
      return;
    }
    if (this.#isHead(open, row)) return;
    const isStatement = open.statements.some((one) => one.row === row);
    if (!isStatement && open.holds('criterion') && this.#criterion !== null) {
      const cells = row.cells.filter(({ isContinued, column }) => !isContinued && column > open.firstColumn);
      readCriterion(this.#criterion, { table: open.table, row }, cells, this.#heads, this.#found);
    } else this.#found.leave(placeOf(open.table, row), rowText(row), 'not a row of the framework');
  }

  /** The heads of a table, and the titles that run across it. */
  #isHead(open: OpenTable, row: WordRow): boolean {
    const levels = this.#asked.assessment?.scale.levels ?? [];
    const texts = row.cells.map((cell) => cellText(cell)).filter((text) => text !== '');
    if (new Set(texts.map((text) => levelNamed(text, levels)).filter((level) => level !== null)).size > 1) return true;
    return (
      open.isBeforeStatements(row) ||
      open.isTitle(row) ||
      open.startsPart(row) ||
      (texts.length > 0 && texts.every((text) => this.#heads.isHead(text)))
    );
  }
}

const isReview = (label: Label): label is 'strengths' | 'targets' | 'actions' =>
  label === 'strengths' || label === 'targets' || label === 'actions';

const linesOfCell = (cell: WordCell): string[] => cellText(cell).split('\n');
