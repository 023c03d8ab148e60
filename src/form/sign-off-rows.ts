import type { FrameworkRole } from '../framework/model.js';
import { cellText, type WordCell, type WordRow, type WordTable } from '../word/index.js';
import { placeOf, saidAbove } from './grid.js';
import { afterLabel, askedIn, datesIn, type Label, labelOf, roleNamed } from './labels.js';
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
    else return this.below(texts, place);
    return true;
  }

  /** A cell for each role. */
  #beside(texts: readonly string[], named: readonly (string | null)[], first: Label | null, place: string): void {
    for (const [index, role] of named.entries()) {
      const text = texts[index] ?? '';
      const isComment = first === 'comment' || labelOf(text) === 'comment';
      if (role !== null) this.#take(role, isComment ? 'comment' : 'signature', afterLabel(text), place);
      else if ((index > 0 || first === null) && !text.endsWith(':'))
        this.#found.leave(place, text, 'beside the words of a role');
    }
  }

  /** A row for each role, with a column for each thing that it writes. */
  #across(table: WordTable, row: WordRow, cells: readonly WordCell[], role: string): void {
    const place = placeOf(table, row);
    for (const [index, cell] of cells.entries()) {
      const text = cellText(cell);
      const own = index > 0 && text.includes(':') ? labelOf(text) : null;
      const label = own ?? (index > 0 ? saidAbove({ table, row, cell }, labelOf) : null) ?? 'signature';
      this.#take(role, label, own || index === 0 ? afterLabel(text) : text.split('\n'), place);
    }
  }

  /** What is written below a heading that names the role, each thing behind its label. @returns whether all of it is that */
  below(texts: readonly string[], place: string): boolean {
    const { role } = this;
    const asked = askedIn(texts);
    if (role === null || !asked.every(({ label }) => isOwn(label))) return false;
    for (const { label, said } of asked) if (isOwn(label)) this.#take(role, label, said, place);
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
    const isName = label !== 'date' && rest.length <= LONGEST_NAME && !/\band\b|&|\d/.test(rest);
    const isOne = agrees(signOff.date, days) && agrees(signOff.name, rest === '' ? [] : [rest]);
    if (isOne && (isName || rest === '')) {
      signOff.date ??= days[0] ?? null;
      signOff.name ??= rest === '' ? null : rest;
    } else this.#found.leave(place, said.join('\n'), `the signature of ${role} is more than one name and one date`);
  }
}

const LONGEST_NAME = 60;

const isOwn = (label: Label | null): label is 'comment' | 'signature' | 'name' | 'date' =>
  label === 'comment' || label === 'signature' || label === 'name' || label === 'date';

/** One of two people or days is not known to be the one that counts. */
const agrees = (known: string | null, now: readonly string[]): boolean =>
  now.length === 0 || (now.length === 1 && (known ?? now[0]) === now[0]);
