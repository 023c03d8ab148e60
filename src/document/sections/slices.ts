import type { Heading, PortfolioDocument } from '../../portfolio/model.js';
import { LineIndex, type Position } from '../../text/position.js';
import { withoutComments } from '../../text/without-comments.js';

/** A stretch of a document's text, by offsets, and the headings in it. */
export interface Slice {
  from: number;
  to: number;
  headings: readonly Heading[];
}

/** What stands below a heading, down to the next of its depth or higher. */
export interface Section {
  key: string;
  /** The words of the heading. */
  heading: string;
  slice: Slice;
}

/** Cuts a document's text at headings. Positions come from the facts read already: no Markdown is parsed here. */
export class Cutter {
  readonly document: PortfolioDocument;
  readonly #lines: LineIndex;

  constructor(document: PortfolioDocument) {
    this.document = document;
    this.#lines = new LineIndex(document.text);
  }

  body(): Slice {
    const { bodyOffset, text, facts } = this.document;
    return { from: bodyOffset, to: text.length, headings: facts.headings };
  }

  /**
   * Takes out the sections whose heading `keyOf` knows.
   * @returns them in their order, and what is left in between
   */
  split(slice: Slice, keyOf: (heading: Heading) => string | null): { sections: Section[]; rest: Slice[] } {
    const sections: Section[] = [];
    const rest: Slice[] = [];
    let from = slice.from;
    for (let index = 0; index < slice.headings.length; index += 1) {
      const heading = slice.headings[index];
      const key = heading && this.#stands(heading) ? keyOf(heading) : null;
      if (!heading || key === null) continue;
      const next = slice.headings.findIndex((other, at) => at > index && other.depth <= heading.depth);
      const end = next === -1 ? slice.headings.length : next;
      const to = slice.headings[next] ? this.#offset(slice.headings[next].at) : slice.to;
      rest.push(this.#part(slice, from, this.#offset(heading.at)));
      sections.push({ key, heading: heading.text, slice: this.#part(slice, this.#end(heading.at), to) });
      from = to;
      index = end - 1;
    }
    rest.push(this.#part(slice, from, slice.to));
    return { sections, rest: rest.filter((part) => this.says(part)) };
  }

  /** The line on which it begins. */
  lineOf({ from }: { from: number }): number {
    return this.#lines.position(from, from).line;
  }

  text(slice: { from: number; to: number }): string {
    return this.document.text.slice(slice.from, slice.to);
  }

  /** The text at a position. */
  textAt(at: Position): string {
    return this.document.text.slice(this.#offset(at), this.#end(at));
  }

  /** Whether a reader finds anything in it beside headings. */
  says(slice: Slice): boolean {
    let text = '';
    let from = slice.from;
    for (const { at } of slice.headings) {
      text += this.document.text.slice(from, Math.max(from, this.#offset(at)));
      from = Math.max(from, this.#end(at));
    }
    return withoutComments(text + this.document.text.slice(from, slice.to)).trim() !== '';
  }

  /** A heading inside a quotation or a list ends nothing. */
  #stands({ at }: Heading): boolean {
    const start = this.#lines.offsetOfLine(at.line);
    return this.document.text.slice(start, start + at.column - 1).trim() === '';
  }

  #part(slice: Slice, from: number, to: number): Slice {
    const headings = slice.headings.filter(({ at }) => this.#offset(at) >= from && this.#offset(at) < to);
    return { from, to, headings };
  }

  #offset({ line, column }: Position): number {
    return this.#lines.offsetOfLine(line) + column - 1;
  }

  #end({ endLine, endColumn }: Position): number {
    return this.#lines.offsetOfLine(endLine) + endColumn - 1;
  }
}
