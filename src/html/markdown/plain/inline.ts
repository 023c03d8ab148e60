import type { Emphasis, Image, InlineCode, Link, PhrasingContent, Strong, Text } from 'mdast';
import type { Place, Places } from './places.js';

/** All that may begin or end something within a paragraph, tabs, and what each address written as text has in it. */
const SIGN = /[\\`*_[\]~@\t]|&(?=[#\w])|<(?=[\w/!?])|www\.|https?:/gi;

/** What an emphasis may begin behind and end before; there its marks can be nothing else (CommonMark, left- and right-flanking). */
const BEFORE = /^[\s(“‘"'–—]?$/;
const AFTER = /^[\s)”’"'–—.,;:!?]?$/;
const SPACE = /^\s?$/;
const WORD = /^[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]$/;
const QUOTE = /^[(“‘"']$/;
const STOP = /^[.,;:!?)”’"']$/;

const CODE = /`([^\s`](?:[^`\n\t]*[^\s`])?)`(?!`)/y;
/** What a link says: no mark of a note, in one line. */
const LABEL = /^[^^\n][^\n]*$/;
/** Behind the label of a link: its address, and perhaps a title. */
const RESOURCE = /\]\(([^\s()<>\\&"'`]+)(?: "([^"\\&\n]+)")?\)/y;

/** Reads words, code, emphasis and links that can be read in one way only, whatever stands around them. */
export class PlainInline {
  readonly #source: string;
  readonly #places: Places;
  #to = 0;
  /** The last sign that was found, and where the search for it began. */
  #sign = { from: 0, at: -1 };

  constructor(source: string, places: Places) {
    this.#source = source;
    this.#places = places;
  }

  /**
   * Reads the text from one place to another; no line in it has white space at an end.
   * @returns null where anything else stands in it, or may do so
   */
  read(from: number, to: number): PhrasingContent[] | null {
    this.#to = to;
    const children: PhrasingContent[] = [];
    for (let at = from; at < to; ) {
      const sign = this.#next(at);
      const begin = this.#source.startsWith('![', sign - 1) && sign > at ? sign - 1 : sign;
      if (begin > at) children.push(this.#text(at, begin));
      if (begin === to) return children;
      const node = this.#node(begin, sign);
      if (node === null) return null;
      children.push(node);
      at = node.position?.end.offset ?? to;
    }
    return children;
  }

  #node(begin: number, sign: number): PhrasingContent | null {
    const letter = this.#source[sign];
    if (letter === '`') return this.#code(begin);
    return letter === '[' ? this.#link(begin, sign + 1) : this.#emphasis(begin);
  }

  /** Where the next sign stands, or the end. */
  #next(from: number): number {
    if (from < this.#sign.from || from > this.#sign.at) {
      SIGN.lastIndex = from;
      this.#sign = { from, at: SIGN.exec(this.#source)?.index ?? this.#source.length };
    }
    return Math.min(this.#sign.at, this.#to);
  }

  #text(from: number, to: number): Text {
    return { type: 'text', value: this.#source.slice(from, to), position: this.#position(from, to) };
  }

  #position(from: number, to: number): { start: Place; end: Place } {
    return { start: this.#places.at(from), end: this.#places.at(to) };
  }

  #emphasis(at: number): Emphasis | Strong | null {
    const mark = this.#markAt(at);
    const begin = at + mark.length;
    const end = this.#next(begin);
    const behind = end + mark.length;
    if (mark === '' || behind > this.#to || this.#markAt(end) !== mark) return null;
    if (!this.#isBegin(at, begin) || !this.#isEnd(end, behind)) return null;
    const children = [this.#text(begin, end)];
    const position = this.#position(at, behind);
    return mark.length === 1 ? { type: 'emphasis', children, position } : { type: 'strong', children, position };
  }

  #isBegin(mark: number, behind: number): boolean {
    const [before, first] = [this.#letter(mark - 1), this.#letter(behind)];
    return WORD.test(first) ? BEFORE.test(before) : QUOTE.test(first) && SPACE.test(before);
  }

  #isEnd(mark: number, behind: number): boolean {
    const last = this.#letter(mark - 1);
    return (WORD.test(last) || STOP.test(last)) && AFTER.test(this.#letter(behind));
  }

  /** One or two asterisks or underscores; '' for more of them, and for anything else. */
  #markAt(at: number): string {
    const mark = this.#source[at] ?? '';
    if (mark !== '*' && mark !== '_') return '';
    if (this.#source[at + 1] !== mark) return mark;
    return this.#source[at + 2] === mark ? '' : mark + mark;
  }

  /** '' outside of what is read, which is an end there too. */
  #letter(at: number): string {
    return at < this.#to ? (this.#source[at] ?? '') : '';
  }

  #code(at: number): InlineCode | null {
    CODE.lastIndex = at;
    const [whole, value = ''] = CODE.exec(this.#source) ?? [];
    if (whole === undefined || at + whole.length > this.#to) return null;
    return { type: 'inlineCode', value, position: this.#position(at, at + whole.length) };
  }

  /** @param label where its words begin */
  #link(at: number, label: number): Link | Image | null {
    const end = this.#next(label);
    RESOURCE.lastIndex = end;
    const [whole, url = '', title = null] = RESOURCE.exec(this.#source) ?? [];
    const behind = end + (whole?.length ?? 0);
    const words = this.#source.slice(label, end);
    if (whole === undefined || behind > this.#to || !LABEL.test(words)) return null;
    const position = this.#position(at, behind);
    return at < label - 1
      ? { type: 'image', title, url, alt: words, position }
      : { type: 'link', title, url, children: [this.#text(label, end)], position };
  }
}
