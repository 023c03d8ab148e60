import type { Framework, FrameworkStage } from '../framework/model.js';
import { paragraphsIn, textOf, type WordFile, type WordParagraph } from '../word/index.js';
import { placeOfParagraph, rowText, tablesIn } from './grid.js';
import { itemsOf } from './items.js';
import { afterLabel, beforeColon, labelOf } from './labels.js';
import { levelNamed } from './levels.js';
import { boxBefore } from './marks.js';
import type { RowMatch } from './match-rows.js';
import { matchedCells, matchedLines } from './matched.js';
import type { FormReading } from './model.js';
import { TableReader } from './read-table.js';
import { type Against, against, Findings } from './reader.js';
import { SignOffRows } from './sign-off-rows.js';

export interface FormOptions {
  /** Items of rows to confirm that somebody has confirmed. */
  accepted: ReadonlySet<string>;
  /** Whether a line stands in the form before anybody fills it in, as what this program prints in empty places does. */
  isPrint: (line: string) => boolean;
}

/**
 * Reads a filled-in form against a stage of a framework. What it takes stands in the form: no value is guessed, and of two
 * that exclude each other neither is taken. What has no place is left over, quoted with where it stands.
 */
export function readForm(
  file: WordFile,
  framework: Framework,
  stage: FrameworkStage,
  options: FormOptions,
): FormReading {
  const found = new Findings(framework.id, stage.id, options.isPrint);
  new FormReader(file, against(framework, stage), found, options.accepted).read(file);
  return found.reading;
}

/** Every line of a form, and every row of it. */
export function linesOf({ blocks }: WordFile): Set<string> {
  const lines = paragraphsIn(blocks).map((paragraph) => textOf(paragraph).trim());
  return new Set([...lines, ...tablesIn(blocks).flatMap(({ rows }) => rows.map(rowText))]);
}

/** What the next paragraphs belong to. */
type Context = { part: 'reflection' | 'targets' } | { question: string } | { criterion: string } | null;

class FormReader {
  readonly #asked: Against;
  readonly #found: Findings;
  readonly #accepted: ReadonlySet<string>;
  readonly #lines: ReadonlyMap<WordParagraph, RowMatch>;
  readonly #signOffs: SignOffRows;
  readonly #tables: TableReader;
  #context: Context = null;

  constructor({ blocks }: WordFile, asked: Against, found: Findings, accepted: ReadonlySet<string>) {
    const items = itemsOf(asked.framework, asked.stage);
    const cells = matchedCells(blocks, items);
    this.#asked = asked;
    this.#found = found;
    this.#accepted = accepted;
    this.#lines = matchedLines(blocks, items, cells);
    this.#signOffs = new SignOffRows(asked.roles, found);
    this.#tables = new TableReader(asked, found, cells, this.#signOffs, (...row) => this.#takeRow(...row));
  }

  read({ blocks }: WordFile): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.#paragraph(block);
      else {
        this.#context = null;
        for (const table of tablesIn([block])) this.#tables.read(table);
      }
    }
  }

  #paragraph(paragraph: WordParagraph): void {
    const text = textOf(paragraph).trim();
    if (text === '' || paragraph.isContents) return;
    const place = placeOfParagraph(paragraph);
    const match = this.#lines.get(paragraph);
    if (match) this.#statement(match, text, place);
    else if (paragraph.heading !== null) this.#heading(text);
    else if (!this.#fact(text, place)) this.#said(text, place);
  }

  /** A statement that stands by itself, with its box in front, or its answer below it. */
  #statement(match: RowMatch, text: string, place: string): void {
    const isTaken = this.#takeRow(match, text, place);
    this.#context = null;
    if (!isTaken) return;
    const { kind, id } = match.item;
    const box = boxBefore(text);
    if (kind === 'question') this.#context = { question: id };
    else if (kind === 'criterion') this.#context = { criterion: id };
    else if (kind === 'skill' && box) this.#found.reading.skills.set(id, { value: box === 'ticked', place });
  }

  #heading(text: string): void {
    const label = labelOf(text);
    const isReflection = label === 'reflection' || /\breflection$/i.test(beforeColon(text));
    this.#context = label === 'targets' ? { part: 'targets' } : isReflection ? { part: 'reflection' } : null;
    this.#signOffs.role = this.#signOffs.named(text);
  }

  /** `Name: …` and `School: …`. */
  #fact(text: string, place: string): boolean {
    const label = text.includes(':') ? labelOf(text) : null;
    if (label !== 'name' && label !== 'school') return false;
    this.#found.person(label === 'name' ? 'mentor' : 'school', afterLabel(text).join(' '), place);
    return true;
  }

  #said(text: string, place: string): void {
    const context = this.#context;
    if (context === null) {
      if (!this.#isLegend(text)) this.#found.leave(place, text, 'no place in the portfolio');
    } else if ('question' in context) this.#found.answer(context.question, [text], place);
    else if ('part' in context) this.#found.add(context.part, [text], place);
    else this.#found.entry(context.criterion, place).achieved.push(...this.#found.written([text]));
  }

  /** `Red – no evidence yet`: what a level means. */
  #isLegend(text: string): boolean {
    const plain = text.replace(/^[-–•*·]\s+/, '');
    const [word = ''] = plain.split(/\s*[–—:-]\s/);
    return word !== plain && levelNamed(word, this.#asked.assessment?.scale.levels ?? []) !== null;
  }

  #takeRow({ item, state, score, how }: RowMatch, text: string, place: string): boolean {
    const isAccepted = state === 'to-confirm' && this.#accepted.has(item.id);
    const said = state === 'sure' ? 'sure' : isAccepted ? 'confirmed' : 'left';
    this.#found.reading.rows.push({ item: item.id, kind: item.kind, state: said, score, how, place, text });
    return said !== 'left';
  }
}
