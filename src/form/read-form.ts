import type { Framework, FrameworkStage } from '../framework/model.js';
import {
  paragraphsIn,
  textOf,
  type WordBlock,
  type WordFile,
  type WordParagraph,
  type WordTable,
} from '../word/index.js';
import { leaveBeyondWords } from './beyond-words.js';
import { placeOfParagraph, rowText, tablesIn, unwrapped } from './grid.js';
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
  const blocks = unwrapped(file.blocks);
  const reader = new FormReader(blocks, against(framework, stage), found, options.accepted);
  reader.read(blocks);
  reader.readEdges(file.edges);
  leaveBeyondWords(file.blocks, found);
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
  /** Those that are statements of tables. */
  readonly #inTables: ReadonlySet<WordParagraph>;
  readonly #signOffs: SignOffRows;
  readonly #tables: TableReader;
  #context: Context = null;

  constructor(blocks: readonly WordBlock[], asked: Against, found: Findings, accepted: ReadonlySet<string>) {
    const items = itemsOf(asked.framework, asked.stage);
    const cells = matchedCells(blocks, items);
    this.#asked = asked;
    this.#found = found;
    this.#accepted = accepted;
    this.#lines = matchedLines(blocks, items, cells);
    this.#inTables = new Set(cells.flatMap(({ match, cell }) => (match ? paragraphsIn(cell.blocks) : [])));
    this.#signOffs = new SignOffRows(asked.roles, found);
    this.#tables = new TableReader(asked, found, cells, this.#signOffs, (...row) => this.#takeRow(...row));
  }

  read(blocks: readonly WordBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.#paragraph(block);
      else if (!this.#isBoxed(block)) {
        this.#context = null;
        for (const table of tablesIn([block])) this.#tables.read(table);
      }
    }
  }

  /** A header or a footer may say whose form it is; what else it says stands on every page of anybody's. */
  readEdges(blocks: readonly WordBlock[]): void {
    const texts = paragraphsIn(blocks).flatMap((paragraph) => textOf(paragraph).split(/\t+| {3,}/));
    for (const text of new Set(texts.map((one) => one.trim()))) {
      const label = text.includes(':') ? labelOf(text) : null;
      if (label === 'name' || label === 'school') this.#person(label, text, 'header or footer');
    }
  }

  /** A box drawn around what is written below a heading. @returns whether the table is one; what stands in it is taken then */
  #isBoxed({ rows }: WordTable): boolean {
    if (this.#context === null || rows.some(({ cells }) => cells.length > 1)) return false;
    const lines = rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsIn(cell.blocks)));
    const texts = lines.map((line) => textOf(line).trim());
    if (lines.some((line) => this.#inTables.has(line)) || texts.some((text) => labelOf(text) !== null)) return false;
    for (const [index, line] of lines.entries()) if (texts[index]) this.#said(texts[index], placeOfParagraph(line));
    return true;
  }

  #paragraph(paragraph: WordParagraph): void {
    const text = textOf(paragraph).trim();
    if (text === '' || paragraph.isContents) return;
    const place = placeOfParagraph(paragraph);
    const match = this.#lines.get(paragraph);
    if (match?.state !== 'sure' && paragraph.heading === null && this.#fact(text, place)) return;
    if (match) this.#statement(match, paragraph, text, place);
    else if (paragraph.heading !== null) this.#heading(text);
    else this.#said(text, place);
  }

  /** A statement that stands by itself, with its box in front, or its answer below it. */
  #statement(match: RowMatch, paragraph: WordParagraph, text: string, place: string): void {
    const { kind, id } = match.item;
    this.#context = null;
    if (!this.#takeRow(match, text, place, [paragraph])) {
      this.#found.leave(place, text, `to be confirmed as ${id}`);
      return;
    }
    const box = boxBefore(text);
    const rating = kind === 'point' ? this.#level(text.split(/\s[–—-]\s|[:\t]/).at(-1)) : null;
    const { ratings, skills } = this.#found.reading;
    if (rating) this.#found.once(ratings, id, { value: { level: rating.id, note: null }, place }, text);
    if (kind === 'question') this.#context = { question: id };
    else if (kind === 'criterion') this.#context = { criterion: id };
    else if (kind === 'skill' && box) this.#found.once(skills, id, { value: box === 'ticked', place }, text);
  }

  #heading(text: string): void {
    const label = labelOf(text);
    const isReflection = label === 'reflection' || /\breflection$/i.test(beforeColon(text));
    this.#context = label === 'targets' ? { part: 'targets' } : isReflection ? { part: 'reflection' } : null;
    this.#signOffs.role = this.#signOffs.named(text);
  }

  /** `Name: …` and `School: …`, and below the heading of a role what it says and signs. */
  #fact(text: string, place: string): boolean {
    const label = text.includes(':') ? labelOf(text) : null;
    if (label === null) return false;
    if (this.#signOffs.below([text], place)) return true;
    if (label !== 'name' && label !== 'school') return false;
    this.#person(label, text, place);
    return true;
  }

  #person(label: 'name' | 'school', text: string, place: string): void {
    this.#found.person(label === 'name' ? 'mentor' : 'school', afterLabel(text), place);
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
    return word !== plain && this.#level(word) !== null;
  }

  #level(text: string | undefined): ReturnType<typeof levelNamed> {
    return levelNamed(text ?? '', this.#asked.assessment?.scale.levels ?? []);
  }

  #takeRow(
    { item, state, score, how }: RowMatch,
    text: string,
    place: string,
    holds: readonly WordParagraph[],
  ): boolean {
    const isAccepted = state === 'to-confirm' && this.#accepted.has(item.id);
    const said = state === 'sure' ? 'sure' : isAccepted ? 'confirmed' : 'left';
    this.#found.reading.rows.push({ item: item.id, kind: item.kind, state: said, score, how, place, text, holds });
    return said !== 'left';
  }
}
