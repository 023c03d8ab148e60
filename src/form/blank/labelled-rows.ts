import { cellText, type WordRow, type WordTable } from '../../word/index.js';
import { afterLabel, beforeColon, labelOf } from '../labels.js';
import type { BlankForm } from './model.js';
import { labelOfRow } from './table-shape.js';

/** Reads rows that say what is to be written beside or below their first words: a reflection, targets, who signs. */
export class LabelledRows {
  readonly #form: BlankForm;
  /** The words that run across the table above the row. */
  #title: string | null = null;

  constructor(form: BlankForm) {
    this.#form = form;
  }

  /** @returns whether the row is one */
  read(table: WordTable, row: WordRow, heading: string | null): boolean {
    const label = labelOfRow(row);
    const texts = row.cells.filter(({ isContinued }) => !isContinued).map((cell) => cellText(cell));
    const [first = '', ...others] = texts;
    if (this.#isRoleTable(table)) return this.#roleRow(table, row, first);
    if (this.isTitle(row)) this.#title = beforeColon(first);
    if (label === null) return false;
    if (label === 'reflection') this.#form.reflection ||= askedIn(first);
    else if (label === 'targets' && !this.#isOfStandard(table)) this.#form.targets ||= askedIn(first);
    else if (label === 'signature') this.#signers(others, this.#title ?? heading);
    else if (label === 'comment') this.#prompts(others);
    return true;
  }

  /** Strengths, targets and actions below rated points are the standard's. */
  #isOfStandard({ rows }: WordTable): boolean {
    return rows.some((row) => labelOfRow(row) === 'strengths' || labelOfRow(row) === 'actions');
  }

  /** A few words that run across a table of several columns. */
  isTitle({ cells }: WordRow): boolean {
    const [only] = cells;
    return only !== undefined && cells.length === 1 && only.columns > 1 && cellText(only).length <= LONGEST;
  }

  /** A role in each row, with columns for name, date and words. */
  #isRoleTable({ rows: [head] }: WordTable): boolean {
    const [, ...labels] = (head?.cells ?? []).map((cell) => labelOf(cellText(cell)));
    const own = ['name', 'date', 'signature', 'comment'];
    return labels.length > 1 && labels.every((label) => label !== null && own.includes(label));
  }

  #roleRow({ rows }: WordTable, row: WordRow, title: string): boolean {
    if (row !== rows[0]) this.#role(title, null);
    return true;
  }

  /** `Head teacher:` beside the words for a signature; alone, the title above says whose it is. */
  #signers(others: readonly string[], above: string | null): void {
    const named = others.map((text) => beforeColon(text)).filter((text) => /\p{L}{3}/u.test(text));
    for (const title of named) this.#role(title, null);
    if (named.length === 0 && above !== null) this.#role(above.replace(/\bsignature\b/i, '').trim(), null);
  }

  #prompts(others: readonly string[]): void {
    const asked = others.filter((text) => /\p{L}{3}/u.test(text)).map((text) => beforeColon(text));
    if (asked.length !== this.#form.roles.length) return;
    for (const [index, prompt] of asked.entries()) {
      const role = this.#form.roles[index];
      if (role) role.prompt = prompt;
    }
  }

  #role(title: string, prompt: string | null): void {
    if (title === '' || this.#form.roles.some((one) => one.title === title)) return;
    this.#form.roles.push({ title, prompt });
  }
}

/** What a label says beyond its name: what is in brackets, or behind the colon. */
function askedIn(text: string): string {
  const inBrackets = /\(([^)]{4,})\)/.exec(text)?.[1];
  return inBrackets ?? afterLabel(text).join(' ');
}

const LONGEST = 120;
