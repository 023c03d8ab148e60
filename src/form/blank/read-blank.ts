import { textOf, type WordBlock, type WordFile, type WordParagraph, type WordTable } from '../../word/index.js';
import { placeOf, placeOfParagraph, rowText, tablesIn } from '../grid.js';
import { beforeColon, labelOf } from '../labels.js';
import { boxBefore } from '../marks.js';
import { LabelledRows } from './labelled-rows.js';
import type { BlankForm, PrintedGroup } from './model.js';
import { printedOf } from './printed.js';
import { StatementTables } from './statement-tables.js';
import { TableShape } from './table-shape.js';

/** Reads what a blank form asks for. What it cannot make out is in `unread`, with its place, and nothing is made up. */
export function readBlank({ blocks }: WordFile): BlankForm {
  const reader = new BlankReader();
  for (const block of blocks) reader.read(block);
  return reader.form;
}

class BlankReader {
  readonly form: BlankForm = {
    titles: [],
    levels: [],
    standards: [],
    criteria: [],
    columns: [],
    checklists: [],
    questions: [],
    roles: [],
    reflection: null,
    targets: null,
    unread: [],
  };
  readonly #statements = new StatementTables(this.form);
  readonly #labels = new LabelledRows(this.form);
  /** The last heading that nothing was made of yet. */
  #heading: string | null = null;
  #hasTables = false;

  read(block: WordBlock): void {
    if (block.kind === 'paragraph') this.#paragraph(block);
    else for (const table of tablesIn([block])) this.#table(table);
  }

  #table(table: WordTable): void {
    this.#hasTables = true;
    const shape = new TableShape(table);
    const isRead = this.#statements.read(shape, this.#heading);
    if (isRead && this.form.titles.length > 1 && this.form.titles.at(-1) === this.#heading) this.form.titles.pop();
    for (const row of table.rows) {
      if (this.#labels.read(table, row, this.#heading)) continue;
      const isHead = row.number < (shape.body[0]?.number ?? Number.POSITIVE_INFINITY);
      if (isRead && (isHead || shape.body.includes(row) || row.cells.length === 1)) continue;
      if (!this.#labels.isTitle(row)) this.#unread(placeOf(table, row), rowText(row));
    }
    this.#heading = null;
  }

  #paragraph(paragraph: WordParagraph): void {
    const text = textOf(paragraph).trim();
    if (text === '' || paragraph.isContents) return;
    if (isHeading(paragraph, text)) this.#headed(text);
    else if (boxBefore(text) !== null) this.#boxed(text);
    else if (text.endsWith('?')) this.form.questions.push(printedOf(text));
    else if (!this.#isFact(text) && !this.#isLegend(text)) this.#unread(placeOfParagraph(paragraph), text);
  }

  #headed(text: string): void {
    if (!this.#hasTables) this.form.titles.push(text);
    const label = labelOf(text);
    if (label === 'targets') this.form.targets ??= '';
    else if (label === 'reflection' || /\breflection$/i.test(beforeColon(text))) this.form.reflection ??= '';
    this.#heading = text;
  }

  #boxed(text: string): void {
    const last = this.form.checklists.at(-1);
    const group: PrintedGroup =
      this.#heading === null && last ? last : { title: this.#heading, statement: null, items: [] };
    if (group !== last) this.form.checklists.push(group);
    group.items.push(printedOf(text));
    this.#heading = null;
  }

  #isFact(text: string): boolean {
    const label = text.includes(':') ? labelOf(text) : null;
    return label === 'name' || label === 'school' || label === 'date';
  }

  /** `Red – no evidence yet`: what a level means, of a scale that is read further down. */
  #isLegend(text: string): boolean {
    const [, title = '', meaning = ''] = /^(\p{L}[\p{L} ]{1,20}?)\s*[–—:-]\s+(.+)$/su.exec(text) ?? [];
    if (title === '' || title.split(' ').length > 2) return false;
    this.#statements.meanings.set(title.toLowerCase(), { title, meaning });
    return true;
  }

  #unread(place: string, text: string): void {
    if (text !== '') this.form.unread.push({ place, text });
  }
}

function isHeading({ heading, runs }: WordParagraph, text: string): boolean {
  return (
    heading !== null || (text.length <= LONGEST_HEADING && runs.every((run) => run.bold || run.text.trim() === ''))
  );
}

const LONGEST_HEADING = 120;
