import { cellText, type WordRow, type WordTable } from '../../word/index.js';
import { type Label, labelOf } from '../labels.js';
import type { BlankForm, PrintedColumn, PrintedGroup } from './model.js';
import { printedOf } from './printed.js';
import { FACTS, type StatementColumn, type TableShape } from './table-shape.js';

type Kind = 'rated' | 'criteria' | 'ticked';

const OF_ROLES = new Set<Label | null>(['name', 'date', 'signature', 'comment']);
const RATING = /\b(?:rating|rag|level|score|grade)\b/i;

/** Reads tables that have a statement in each row, and places for the answers beside it. */
export class StatementTables {
  /** What levels mean, by their titles in small letters, as lines above the tables say. */
  readonly meanings: Map<string, { title: string; meaning: string }> = new Map();
  readonly #form: BlankForm;
  /** A table that goes on over a page has no heads of its own. */
  #last: { kind: Kind; width: number } | null = null;

  constructor(form: BlankForm) {
    this.#form = form;
  }

  /** @returns whether the table is one of these */
  read(shape: TableShape, heading: string | null): boolean {
    if (this.#card(shape.table)) return true;
    const kind = this.#kindOf(shape);
    if (kind === null) return false;
    this.#last = { kind, width: widthOf(shape) };
    if (kind === 'criteria') this.#criteria(shape);
    else if (kind === 'rated') this.#rated(shape, heading);
    else for (const column of shape.columns) this.#ticked(shape, column, heading);
    return true;
  }

  #kindOf(shape: TableShape): Kind | null {
    const { columns } = shape;
    const [first] = columns;
    if (!first || first.answers.length === 0) return null;
    const labels = first.answers.map(({ head }) => labelOf(head));
    if (labels.some((label) => FACTS.has(label)) || labelOf(first.head) === 'criterion') return 'criteria';
    if (labels.some((label) => OF_ROLES.has(label))) return null;
    const heads = first.answers.map(({ head }) => head);
    if (columns.length === 1 && areLevels(heads)) return 'rated';
    if (columns.length === 1 && heads.length === 1 && this.#isRating(first)) return 'rated';
    const isBare = heads.every((head) => head === '') && first.head === '';
    if (isBare && this.#last?.width === widthOf(shape)) return this.#last.kind;
    return first.answers.length === 1 ? 'ticked' : null;
  }

  /** A table about one criterion: a row says which, and the others what is asked for. */
  #card({ rows }: WordTable): boolean {
    const pairs = rows.map(({ cells }) => cells.map((cell) => cellText(cell)));
    const [title, statement] = pairs.find(([first = '']) => labelOf(first) === 'criterion') ?? [];
    if (title === undefined || !statement || pairs.some((pair) => pair.length !== 2)) return false;
    this.#form.criteria.push(printedOf(statement));
    if (this.#form.columns.length > 0) return true;
    this.#form.columns = pairs.flatMap(([head = '']): PrintedColumn[] => {
      const label = labelOf(head);
      if (label === 'criterion') return [{ kind: 'criterion', title: head, codes: [] }];
      if (label === 'achieved') return [{ kind: 'achieved', title: head, codes: [] }];
      return label === 'evidence' ? [{ kind: 'evidenced-by', title: head, codes: [] }] : [];
    });
    return true;
  }

  #isRating({ answers: [only] }: StatementColumn): boolean {
    return only !== undefined && (RATING.test(only.head) || levelsIn(only.printed ?? '').length > 1);
  }

  #rated(shape: TableShape, heading: string | null): void {
    const [column] = shape.columns;
    if (!column) return;
    this.#levels(column);
    const isLabel = column.head.split(' ').length < 4;
    let group: PrintedGroup = { title: heading, statement: isLabel ? null : column.head, items: [] };
    for (const row of shape.table.rows) {
      const title = shape.body.includes(row) ? shape.merged(row) : titleIn(row);
      if (title !== null && title !== group.title) {
        this.#addStandard(group);
        group = { title, statement: null, items: [] };
      }
      if (shape.body.includes(row)) group.items.push(...statementsIn(shape, row, column.column));
    }
    this.#addStandard(group);
  }

  #addStandard(group: PrintedGroup): void {
    if (group.items.length > 0) this.#form.standards.push(group);
  }

  #levels({ answers }: StatementColumn): void {
    if (this.#form.levels.length > 0) return;
    const inCells = levelsIn(answers[0]?.printed ?? '');
    const heads = answers.map(({ head }) => head);
    const titles = answers.length > 1 ? heads : inCells;
    const named = titles.length > 1 ? titles : [...this.meanings.values()].map(({ title }) => title);
    this.#form.levels = named.map((title) => {
      const known = [...this.meanings].find(
        ([key]) => key === title.toLowerCase() || key.startsWith(title.toLowerCase()),
      );
      return { title: known?.[1].title ?? title, meaning: known?.[1].meaning ?? null };
    });
  }

  #criteria(shape: TableShape): void {
    const [column] = shape.columns;
    if (!column) return;
    if (this.#form.columns.length === 0)
      this.#form.columns = [
        { kind: 'criterion', title: column.head || 'Criteria', codes: [] },
        ...column.answers.flatMap((answer) => this.#column(shape, answer)),
      ];
    for (const row of shape.body) this.#form.criteria.push(...statementsIn(shape, row, column.column));
  }

  #column(shape: TableShape, { column, head, printed }: StatementColumn['answers'][number]): PrintedColumn[] {
    const label = labelOf(head);
    if (label === 'achieved') return [{ kind: 'achieved', title: head, codes: [] }];
    if (label === 'evidence') return [{ kind: 'evidenced-by', title: head, codes: [] }];
    const codes = (printed ?? '').split(/[\s,;|•]+/).filter((code) => /\d/.test(code));
    if (codes.length > 1 || label === 'standards') return [{ kind: 'standards', title: head, codes }];
    if (head !== '') this.#form.unread.push({ place: `table ${shape.table.number}, column ${column + 1}`, text: head });
    return [];
  }

  #ticked(shape: TableShape, { column, head }: StatementColumn, heading: string | null): void {
    const items = shape.body.flatMap((row) => statementsIn(shape, row, column));
    const isMore = head === '' && heading === null;
    const last = this.#form.checklists.at(-1);
    if (isMore && last) last.items.push(...items);
    else if (items.length > 0) this.#form.checklists.push({ ...named(head || heading), items });
  }
}

const widthOf = ({ table }: TableShape): number => Math.max(...table.rows.map(({ cells }) => cells.length));

function statementsIn(shape: TableShape, row: WordRow, column: number): ReturnType<typeof printedOf>[] {
  const text = shape.statement(row, column);
  return text === '' ? [] : [printedOf(text)];
}

function titleIn({ cells }: WordRow): string | null {
  const [only] = cells;
  return only && cells.length === 1 && only.columns > 1 ? cellText(only) : null;
}

/** A sentence above a list defines it: what stands before `is` names it. */
function named(head: string | null): Pick<PrintedGroup, 'title' | 'statement'> {
  const text = head?.replace(/\s+/g, ' ') ?? null;
  const title = text && text.length > LONGEST_TITLE ? /^(.{3,40}?)\s+(?:is|are|means)\s/i.exec(text)?.[1] : undefined;
  return title === undefined ? { title: text, statement: null } : { title, statement: text };
}

const LONGEST_TITLE = 60;

/** Heads of two to six columns that are a word or two each, and all different. */
function areLevels(heads: readonly string[]): boolean {
  const isShort = heads.every((head) => head !== '' && head.split(/\s+/).length <= 3 && labelOf(head) === null);
  return heads.length >= 2 && heads.length <= 6 && isShort && new Set(heads).size === heads.length;
}

/** `R A G`, `Red / Amber / Green`, `☐ Red ☐ Amber ☐ Green`: levels that a cell prints to choose from. */
function levelsIn(printed: string): string[] {
  const words = printed.split(/[\s/|,;☐□○]+/u).filter((word) => word !== '');
  return words.length <= 6 && words.every((word) => /^\p{L}+$/u.test(word)) ? words : [];
}
