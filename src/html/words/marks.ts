import { randomBytes } from 'node:crypto';
import type { Language } from '../../portfolio/looks.js';
import { MARK, type Piece } from '../mark.js';

/** Where in a text something stands that is not the portfolio's. */
export interface Stretch {
  from: number;
  to: number;
  whose: Piece['whose'];
}

const CODES: Readonly<Record<Piece['whose'], string>> = {
  ours: 'o',
  framework: 'f',
  'own-framework': 'w',
  theirs: 't',
};
const OWNERS = new Map(Object.entries(CODES).map(([whose, code]) => [code, whose as Piece['whose']]));

/** A piece within one text, from which marks of anybody else were taken out: before it is a part of a page. */
export function markInProse({ text, whose, language }: Piece): string {
  return whose === 'theirs' ? text : `${MARK}${CODES[whose]}${language ?? ''};${MARK}${text}${MARK};${MARK}`;
}

/** The HTML of one text with its marks as a page has them; without a page's, none stay. */
export function marksOf(html: string, marks: Marks | null): string {
  return html.replace(IN_PROSE, (_, code: string, language: string) => marks?.fromProse(code, language) ?? '');
}

const IN_PROSE = new RegExp(`${MARK}([ofwt]?)([A-Za-z-]*);${MARK}`, 'g');

/**
 * Marks in a page, while it is made, around what we and the frameworks say in it: so the languages are put on and the last search
 * for names is done by what is known, not by how words look. No mark stays in the page.
 */
export class Marks {
  /** Nobody can guess it, so nothing of a portfolio is taken for a mark. */
  readonly #secret = randomBytes(9).toString('hex');
  readonly #base: Language;
  readonly #pattern: RegExp;

  /** @param base the language of the page, which needs no mark */
  constructor(base: Language) {
    this.#base = base;
    this.#pattern = new RegExp(`${MARK}([ofwt]?)([A-Za-z-]*);${this.#secret}${MARK}`, 'g');
  }

  around({ text, whose, language }: Piece, escaped: (text: string) => string): string {
    const isForeign = language !== null && language !== this.#base && /\p{L}/u.test(text);
    if (whose === 'theirs' && !isForeign) return escaped(text);
    return this.#mark(CODES[whose], isForeign ? language : '') + escaped(text) + this.#mark('', '');
  }

  /** A mark of one text, as this page's. */
  fromProse(code: string, language: string): string {
    return this.#mark(code, language === this.#base ? '' : language);
  }

  #mark(code: string, language: string): string {
    return `${MARK}${code}${language};${this.#secret}${MARK}`;
  }

  /** @returns a text node or an attribute without its marks, and what stood between them */
  read(marked: string): { text: string; stretches: Stretch[] } {
    const stretches: Stretch[] = [];
    let [text, done] = ['', 0];
    for (const { 0: mark, 1: code = '', index } of marked.matchAll(this.#pattern)) {
      text += marked.slice(done, index);
      done = index + mark.length;
      const last = stretches.at(-1);
      if (code !== '') stretches.push({ from: text.length, to: text.length, whose: OWNERS.get(code) ?? 'theirs' });
      else if (last) last.to = text.length;
    }
    return { text: text + marked.slice(done), stretches };
  }

  without(html: string): string {
    return html.replace(this.#pattern, '');
  }

  /**
   * Says of each passage that is in another language than the page which one that is (WCAG 2.2, 3.1.2), where an element can stand.
   * @returns the page, still with its marks
   */
  withLanguages(html: string): string {
    const places = new Places();
    return html.replace(TOKEN, (token: string, close: string | undefined, name: string | undefined) => {
      if (name === undefined) return places.isBare ? token : this.#passages(token);
      if (close) places.leave(name.toLowerCase());
      else places.enter(name.toLowerCase());
      return token;
    });
  }

  #passages(text: string): string {
    let isOpen = false;
    return text.replace(this.#pattern, (mark: string, _: string, language: string) => {
      const end = isOpen ? '</span>' : '';
      isOpen = language !== '';
      return isOpen ? `${end}<span lang="${language}">${mark}` : `${end}${mark}`;
    });
  }
}

/** A tag, its values in quotes whole, or the text between two tags. */
const TOKEN = /<(\/?)([a-z][\w-]*)(?:"[^"]*"|[^">])*>|[^<]+|</gi;

/** Elements that hold text and no elements, or no words. */
const BARE = new Set(['svg', 'select', 'script', 'style', 'title', 'textarea', 'pre']);

/** Follows whether the reader is in one of those. */
class Places {
  #bare: { name: string; depth: number } | null = null;

  get isBare(): boolean {
    return this.#bare !== null;
  }

  enter(name: string): void {
    if (this.#bare) this.#bare.depth += this.#bare.name === name ? 1 : 0;
    else if (BARE.has(name)) this.#bare = { name, depth: 1 };
  }

  leave(name: string): void {
    if (this.#bare?.name !== name) return;
    this.#bare.depth -= 1;
    if (this.#bare.depth === 0) this.#bare = null;
  }
}
