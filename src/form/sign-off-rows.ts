import type { FrameworkRole } from '../framework/model.js';
import { cellText, type WordCell, type WordRow, type WordTable } from '../word/index.js';
import { placeOf, saidAbove } from './grid.js';
import { afterLabel, datesIn, type Label, labelOf, roleNamed } from './labels.js';
import type { Findings } from './reader.js';

type Roles = readonly { role: FrameworkRole; prompt: string | null }[];

/** Rows of tables in which roles sign and say something. */
export class SignOffRows {
  readonly #roles: Roles;
  readonly #found: Findings;
  /** The role that the last heading named. */
  role: string | null = null;

  constructor(roles: Roles, found: Findings) {
    this.#roles = roles;
    this.#found = found;
  }

  named(text: string): string | null {
    return roleNamed(text, this.#roles)?.id ?? null;
  }

  /** @returns whether the row is a role's; what stands in it is taken then */
  read(table: WordTable, row: WordRow, cells: readonly WordCell[]): boolean {
    const texts = cells.map((cell) => cellText(cell));
    const place = placeOf(table, row);
    const first = labelOf(texts[0] ?? '');
    const named = texts.map((text) => this.named(text));
    if (named[0] && texts.length > 1 && first !== 'comment') this.#across(table, row, cells, named[0]);
    else if (named.some((role) => role !== null)) this.#beside(texts, named, first, place);
    else return this.#below(texts, first, place);
    return true;
  }

  /** A cell for each role. */
  #beside(texts: readonly string[], named: readonly (string | null)[], first: Label | null, place: string): void {
    for (const [index, role] of named.entries()) {
      const text = texts[index] ?? '';
      const isComment = first === 'comment' || labelOf(text) === 'comment';
      if (role !== null) this.#take(role, isComment ? 'comment' : 'signature', afterLabel(text), place);
    }
  }

  /** A row for each role, with a column for each thing that it writes. */
  #across(table: WordTable, row: WordRow, cells: readonly WordCell[], role: string): void {
    for (const cell of cells.slice(1)) {
      const label = saidAbove({ table, row, cell }, labelOf);
      this.#take(role, label ?? 'signature', cellText(cell).split('\n'), placeOf(table, row));
    }
  }

  /** A row for each thing that is written, below a heading that names the role. */
  #below(texts: readonly string[], label: Label | null, place: string): boolean {
    const isOwn = label === 'comment' || label === 'signature' || label === 'name' || label === 'date';
    if (this.role === null || !isOwn || texts.length !== 2) return false;
    this.#take(this.role, label, (texts[1] ?? '').split('\n'), place);
    return true;
  }

  #take(role: string, label: Label, lines: readonly string[], place: string): void {
    const said = this.#found.written(lines);
    if (said.length === 0) return;
    const signOff = this.#found.signOff(role, place);
    if (label === 'comment') {
      signOff.comment.push(...said);
      return;
    }
    const { days, rest } = datesIn(said.join(' '));
    if (days.length <= 1 && !/\band\b|&/.test(rest) && rest.length <= LONGEST_NAME) {
      signOff.date ??= days[0] ?? null;
      signOff.name ??= rest === '' ? null : rest;
    } else this.#found.leave(place, said.join('\n'), `the signature of ${role} is more than one name and one date`);
  }
}

const LONGEST_NAME = 60;
