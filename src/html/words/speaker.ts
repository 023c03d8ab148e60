import type { Prose } from '../../document/model.js';
import { isText, type Said, type Text, type Wording } from '../../document/text.js';
import type { Language } from '../../portfolio/looks.js';
import { dayInShort, dayInWords, monthInWords, monthLetter, monthName, monthsInWords } from '../dates.js';
import { typeset } from '../typeset.js';
import { formFor, type InLanguage, isWordKey, type Thing, type WordKey, wordsFor } from './catalogue.js';
import type { Marks } from './marks.js';
import { type Piece, plain, together, Words } from './words.js';

/** Is shown letter by letter. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i;

/** What can stand in words of ours. */
type Value = Words | Text | string | number;

/** A model with its texts as words, ready to be shown. */
export type Spoken<T> = T extends Text
  ? Words
  : T extends string | Prose
    ? T
    : T extends object
      ? { [K in keyof T]: Spoken<T[K]> }
      : T;

/** Says the document's texts in one language, each piece with whose it is. */
export class Speaker {
  readonly language: Language;
  readonly marks: Marks | null;
  /** The language in which texts are set as print does; null: as they are written. */
  readonly print: Language | null;

  /** @param marks left out: the words are for the eye alone, and nothing on the page says whose they are */
  constructor(language: Language, marks: Marks | null = null, print: Language | null = null) {
    this.language = language;
    this.marks = marks;
    this.print = print;
  }

  /** @returns the words of `key` with each `{name}` replaced by its value */
  readonly say = (key: WordKey, values: Readonly<Record<string, Value>> = {}): Words =>
    this.#filled(wordsFor(this.language, key), values);

  /** @returns the words for a value that may be none of the catalogue's: then the value itself, made readable */
  readonly term = (prefix: string, value: string): Words => {
    const key = `${prefix}.${value}`;
    return isWordKey(key) ? this.say(key) : this.#words([plain(value.replaceAll('-', ' '))]);
  };

  /** @returns a number with the thing it counts: `1 entry`, `38 entries` */
  readonly count = (thing: Thing, n: number): Words => {
    return this.#filled(formFor(this.language, thing, n), { n: formatNumber(n) });
  };

  /** A day in words: `12 March 2026`; what is no day stays as it is. */
  readonly day = (day: string | Words): Words => {
    return this.#dated(day, dayInWords);
  };

  /** The same in a table's narrow column: `12 Mar 2026`. */
  readonly shortDay = (day: string | Words): Words => {
    return this.#dated(day, dayInShort);
  };

  /** `March 2026` */
  month(month: string): Words {
    return this.ours(monthInWords(month, this.language));
  }

  /** `Mar` */
  shortMonth(month: string): Words {
    return this.ours(monthName(month, this.language));
  }

  /** The first letter of a month's name, from 1 to 12. */
  monthLetter(month: number): Words {
    return this.ours(monthLetter(month, this.language));
  }

  /** `September 2025 to July 2026` */
  readonly span = (from: string, until: string): Words => {
    return this.ours(monthsInWords(from, until, this.language));
  };

  /** Words that were put together here. */
  ours(text: string): Words {
    return this.#words([{ text, whose: 'ours', language: this.language }]);
  }

  /** Words in a row, with something between them. */
  readonly together = (parts: readonly (Words | string | null)[], between: string): Words => {
    return together(parts, between, this.marks);
  };

  text(text: Text): Words {
    return this.#words(this.#piecesOf(text));
  }

  /** A model with its texts as words. What stands in two places stays one. */
  spoken<T>(model: T): Spoken<T> {
    const done = new Map<object, unknown>();
    const into = (value: object): unknown => {
      const known = done.get(value);
      if (known !== undefined) return known;
      const shown = isText(value) ? this.text(value) : 'markdown' in value ? value : withParts(value, into);
      done.set(value, shown);
      return shown;
    };
    return (isObject(model) ? into(model) : model) as Spoken<T>;
  }

  #words(pieces: readonly Piece[]): Words {
    return new Words(pieces, this.marks);
  }

  #dated(day: string | Words, inWords: (day: string, language: Language) => string): Words {
    const written = String(day);
    const text = inWords(written, this.language);
    return text === written ? this.together([day], '') : this.ours(text);
  }

  #piecesOf(text: Text | string): readonly Piece[] {
    if (typeof text === 'string') return [plain(text)];
    if (text.whose === 'ours') return this.#said(text).pieces;
    if (text.whose === 'several') return text.parts.flatMap((part) => this.#piecesOf(part));
    if (text.whose === 'framework') return [this.#printed(worded(text, this.language))];
    return [text.from === 'file' ? plain(text.text) : this.#printed(plain(text.text))];
  }

  #printed(piece: Piece): Piece {
    if (this.print === null || ADDRESS.test(piece.text)) return piece;
    return { ...piece, text: typeset(piece.text, piece.language ?? this.print) };
  }

  #said(text: Extract<Text, { whose: 'ours' }>): Words {
    if ('day' in text) return this.day(text.day);
    return 'count' in text ? this.count(text.count, text.n) : this.say(text.say, (text as Said).values);
  }

  /** Figures are said by us too; other values keep whose they are. */
  #filled({ text, language }: InLanguage, values: Readonly<Record<string, Value>>): Words {
    const pieces: Piece[] = [];
    const ours = (words: string): void => {
      const last = pieces.at(-1);
      if (last?.whose === 'ours' && last.language === language) last.text += words;
      else if (words !== '') pieces.push({ text: words, whose: 'ours', language });
    };
    for (const [index, part] of text.split(/\{(\w+)\}/).entries()) {
      const value = index % 2 === 1 ? values[part] : undefined;
      if (value === undefined) ours(index % 2 === 1 ? `{${part}}` : part);
      else if (typeof value === 'number' || (typeof value === 'string' && /^[\d.,]+$/.test(value))) ours(String(value));
      else pieces.push(...(value instanceof Words ? value.pieces : this.#piecesOf(value)));
    }
    return this.#words(pieces.map((piece) => ({ ...piece })));
  }
}

/** A copy with something else in the place of each object or list in it. */
function withParts(value: object, into: (part: object) => unknown): object {
  if (Array.isArray(value)) return value.map((part: unknown) => (isObject(part) ? into(part) : part));
  const copy: Record<string, unknown> = { ...value };
  for (const key of Object.keys(copy)) {
    const part = copy[key];
    if (isObject(part)) copy[key] = into(part);
  }
  return copy;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A framework says it in the reader's language where its pack does, else in its own. */
function worded({ text, language, otherwise = {} }: Wording, read: Language): Piece {
  const whose = language === null ? 'own-framework' : 'framework';
  const translated = Object.hasOwn(otherwise, read) ? otherwise[read] : undefined;
  return translated === undefined ? { text, whose, language } : { text: translated, whose, language: read };
}

function formatNumber(n: number): string {
  const [whole = '', fraction] = String(n).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
