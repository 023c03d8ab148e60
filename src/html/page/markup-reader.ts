import { MARK } from '../mark.js';
import { ADDRESS, ATTRIBUTES, DRAWING, ELEMENTS, FLAGS, VOID } from './markup-lists.js';

/** Where in markup a piece of a template ends: in text, within a tag, or within the value of an attribute. */
export type Place = 'text' | 'tag' | 'tag-end' | 'value';

interface Attribute {
  name: string;
  quote: string;
  value: string;
  /** Whether data stands in it. */
  filled: boolean;
  /** It is an address that a helper gives: nothing may come before or behind. */
  whole: boolean;
}

/**
 * Reads the markup of a template piece by piece, more narrowly than any browser does: what it does not know it reports. So
 * what passes means to every browser what it means here.
 */
export class MarkupReader {
  place: Place = 'text';
  /** Elements that are open. */
  open: string[] = [];
  attribute: Attribute | null = null;
  readonly #report: (message: string, offset: number) => void;
  #tag = '';

  /** @param report gets what is not allowed, and how far into the piece it stands */
  constructor(report: (message: string, offset: number) => void) {
    this.#report = report;
  }

  /** @returns false where it could not go on */
  read(piece: string): boolean {
    if (piece.includes(MARK)) return this.#refuse('unexpected character U+FFFF', piece.indexOf(MARK)) !== null;
    let at = 0;
    while (at < piece.length) {
      const next = this.#step(piece, at);
      if (next === null) return false;
      at = next;
    }
    return true;
  }

  #step(piece: string, at: number): number | null {
    if (this.place === 'text') return this.#text(piece, at);
    return this.place === 'value' ? this.#value(piece, at) : this.#inTag(piece, at);
  }

  #text(piece: string, at: number): number | null {
    const start = piece.indexOf('<', at);
    if (start === -1) return piece.length;
    const closing = match(/<\/([a-z][a-z0-9]*)[ \t\n\f\r]*>/y, piece, start);
    if (closing) return this.#close(closing, start);
    const opening = match(/<([a-z][a-z0-9]*)(?=[ \t\n\f\r/>]|$)/y, piece, start);
    if (!opening)
      return this.#refuse(
        `unexpected \`${piece.slice(start, start + 12)}\`, expected a tag in small letters; write &lt; for the sign, and {{!-- … --}} for a comment`,
        start,
      );
    const [whole, name = ''] = opening;
    if (!ELEMENTS.has(name))
      return this.#refuse(`unexpected element \`${name}\`; it is not allowed in a portfolio's own templates`, start);
    this.#tag = name;
    this.place = 'tag-end';
    return start + whole.length;
  }

  #close([whole, name = '']: RegExpExecArray, start: number): number | null {
    const open = this.open.at(-1);
    this.open = this.open.slice(0, -1);
    if (open === name) return start + whole.length;
    return this.#refuse(
      `unexpected \`</${name}>\`, expected ${open ? `\`</${open}>\`` : 'no end of an element that begins elsewhere'}`,
      start,
    );
  }

  #inTag(piece: string, at: number): number | null {
    const end = match(/[ \t\n\f\r]*(\/?)>/y, piece, at);
    if (end) return this.#endTag(end, at);
    const space = match(/[ \t\n\f\r]+/y, piece, at);
    if (space) {
      this.place = 'tag';
      return at + space[0].length;
    }
    const named =
      this.place === 'tag'
        ? match(/([a-zA-Z][\w:-]*)(?:[ \t\n\f\r]*=[ \t\n\f\r]*(["'])|(?=[ \t\n\f\r/>]|$))/y, piece, at)
        : null;
    if (!named)
      return this.#refuse(
        `unexpected \`${piece.slice(at, at + 12)}\` in the tag \`${this.#tag}\`, expected a space and name="value"`,
        at,
      );
    const [whole, name = '', quote] = named;
    if (!this.#isAllowed(name, quote !== undefined))
      return this.#refuse(`unexpected attribute \`${name}\` of \`${this.#tag}\``, at);
    if (quote === undefined) this.place = 'tag-end';
    else {
      this.attribute = { name, quote, value: '', filled: false, whole: false };
      this.place = 'value';
    }
    return at + whole.length;
  }

  #isAllowed(name: string, hasValue: boolean): boolean {
    if (!hasValue || FLAGS.has(name)) return FLAGS.has(name);
    if (name === 'href') return this.#tag === 'a' || this.#tag === 'use';
    return ATTRIBUTES.has(name) || DRAWING.has(name) || /^(?:aria|data)-[a-z0-9-]+$/.test(name);
  }

  #endTag([whole, slash]: RegExpExecArray, at: number): number | null {
    const empty = VOID.has(this.#tag) || (slash === '/' && this.open.includes('svg'));
    if (slash === '/' && !empty) return this.#refuse(`unexpected \`/>\`, expected \`</${this.#tag}>\``, at);
    if (!empty) this.open = [...this.open, this.#tag];
    this.place = 'text';
    return at + whole.length;
  }

  #value(piece: string, at: number): number | null {
    const { attribute } = this;
    if (!attribute) return null;
    const end = piece.indexOf(attribute.quote, at);
    const text = piece.slice(at, end === -1 ? undefined : end);
    if (attribute.whole && text !== '') return this.#refuse('unexpected text after {{address …}}', at);
    attribute.value += text;
    const wrong = (end !== -1 || attribute.filled) && this.#wrongValue(attribute);
    if (wrong) return this.#refuse(wrong, at);
    if (end === -1) return piece.length;
    this.attribute = null;
    this.place = 'tag-end';
    return end + 1;
  }

  /** Data comes next in the value of an attribute. */
  fill(helper: string | null): string | null {
    const { attribute } = this;
    if (!attribute) return null;
    if (attribute.whole) return 'unexpected data after {{address …}}';
    if (attribute.name === 'href' && attribute.value === '' && helper === 'address') {
      attribute.whole = true;
      return null;
    }
    attribute.filled = true;
    return this.#wrongValue(attribute);
  }

  #wrongValue({ name, value, filled, whole }: Attribute): string | null {
    if (whole && this.#tag === 'a') return null;
    if (name === 'href' && this.#tag === 'use' && !value.startsWith('#'))
      return 'unexpected address, expected one that begins with #';
    if (name === 'href' && !ADDRESS.test(value))
      return 'unexpected address, expected one that begins with #, https:// or mailto:, or is {{address …}}';
    if (DRAWING.has(name) && (filled || !/^[\w#.,\s%+()-]*$/.test(value) || /url/i.test(value)))
      return `unexpected value of \`${name}\`, expected plain numbers and colours`;
    if (name === 'type' && !/^(?:search|checkbox|radio|button|reset|text|[1aAiI])$/.test(value))
      return 'unexpected type, expected search, text, checkbox, radio, button or reset';
    return null;
  }

  #refuse(message: string, offset: number): null {
    this.#report(message, offset);
    return null;
  }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
