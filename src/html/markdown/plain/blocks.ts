import type { Heading, List, ListItem, Paragraph } from 'mdast';
import { PlainInline } from './inline.js';
import { endOfLine, type Place, type Places } from './places.js';

/** What a line of a paragraph begins with: no sign of an item, a quotation, a rule, a fence, a table or a heading. */
const WORDS = /[^\s#>+\-*_=`~<|:\d]|[*_]{1,2}(?=[^\s*_])|`(?!`)|\d+(?![\d.)])/y;
const HEADING = /(#{1,6}) (?=[^\s#])/y;
const ITEM = /([-*+]|\d{1,9}[.)]) (?=\S)/y;
/** What ends a paragraph: of lists in figures only one that begins with 1 needs no empty line. */
const BEHIND_PARAGRAPH = /\n|#{1,6} [^\s#]|(?:[-*+]|1[.)]) \S/y;
/** What ends a list: behind an empty line, what is not indented. */
const BEHIND_LIST = /\n+(?:$|[^\s\d*+-])|#{1,6} [^\s#]/y;

/** The box of a task, and words behind it. */
const TASK = /\[([ xX])\] (?=[^\s*_[`!&<])/y;

/** Reads blocks of plain words. Each begins at the beginning of a line, outside of everything else. */
export class PlainBlocks {
  readonly #text: string;
  readonly #places: Places;
  readonly #inline: PlainInline;

  constructor(text: string, places: Places) {
    this.#text = text;
    this.#places = places;
    this.#inline = new PlainInline(text, places);
  }

  /** @returns null where none begins, or what does is not plain or might depend on what stands around it */
  words(at: number): Heading | Paragraph | null {
    return this.#heading(at) ?? this.#paragraph(at);
  }

  #heading(at: number): Heading | null {
    const [mark, signs = ''] = this.#match(HEADING, at) ?? [];
    const end = endOfLine(this.#text, at);
    if (mark === undefined || /[ #]/.test(this.#text[end - 1] ?? '')) return null;
    const children = this.#inline.read(at + mark.length, end);
    const depth = signs.length as Heading['depth'];
    return children && { type: 'heading', depth, children, position: this.#position(at, end) };
  }

  #paragraph(at: number): Paragraph | null {
    let end = at;
    for (let line = at; line === at || !this.#isEnd(BEHIND_PARAGRAPH, line); line = end + 1) {
      end = endOfLine(this.#text, line);
      if (!this.#isPlain(line, end)) return null;
    }
    return this.#words(at, end);
  }

  /** A list of items of one line each, with nothing else in them. */
  list(at: number): List | null {
    const [, marker = ''] = this.#match(ITEM, at) ?? [];
    const children: ListItem[] = [];
    let end = at;
    for (let line = at; line === at || !this.#isEnd(BEHIND_LIST, line); line = end + 1) {
      end = endOfLine(this.#text, line);
      const item = this.#item(line, end, marker);
      if (item === null) return null;
      children.push(item);
    }
    const ordered = /\d/.test(marker);
    const start = ordered ? Number.parseInt(marker, 10) : null;
    return { type: 'list', ordered, start, spread: false, children, position: this.#position(at, end) };
  }

  /** An item of the list that began with a marker. */
  #item(at: number, end: number, first: string): ListItem | null {
    const [mark = '', marker] = this.#match(ITEM, at) ?? [];
    if (marker === undefined || marker.at(-1) !== first.at(-1)) return null;
    const [box = '', sign] = this.#match(TASK, at + mark.length) ?? [];
    const begin = at + mark.length + box.length;
    const words = this.#isPlain(begin, end) ? this.#words(begin, end) : null;
    const checked = sign === undefined ? null : sign !== ' ';
    return words && { type: 'listItem', spread: false, checked, children: [words], position: this.#position(at, end) };
  }

  #words(at: number, end: number): Paragraph | null {
    const children = this.#inline.read(at, end);
    return children && { type: 'paragraph', children, position: this.#position(at, end) };
  }

  /** A line that begins nothing, without a space at its end, where it would be a line break or nothing. */
  #isPlain(at: number, end: number): boolean {
    return this.#match(WORDS, at) !== null && this.#text[end - 1] !== ' ';
  }

  #isEnd(what: RegExp, line: number): boolean {
    return line >= this.#text.length || this.#match(what, line) !== null;
  }

  #match(what: RegExp, at: number): RegExpExecArray | null {
    what.lastIndex = at;
    return what.exec(this.#text);
  }

  #position(from: number, to: number): { start: Place; end: Place } {
    return { start: this.#places.at(from), end: this.#places.at(to) };
  }
}
