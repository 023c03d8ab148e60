import type { LineIndex, Position } from '../../text/position.js';
import { printable } from '../../text/quoted.js';

/** A field as written, its parts joined, LaTeX and braces still in it. */
export interface RawField {
  value: string;
  at: Position;
}

export interface RawEntry {
  type: string;
  typeAt: Position;
  key: string;
  at: Position;
  fields: Map<string, RawField>;
}

/** What is wrong at a place of the file. */
export interface BibtexFault {
  at: Position;
  message: string;
  hint: string;
}

export interface RawBibliography {
  entries: RawEntry[];
  faults: BibtexFault[];
}

const HEAD = /@[ \t]*([A-Za-z]+)\s*([{(])/y;
const NAME = /[^\s"#%'(),={}]+/y;
/** An entry begins on a line of its own, or right behind another; what stands between entries is a remark. */
const BEGINNING = /(?<=(?:^|[\n})])[ \t]{0,40})@/g;
const NEXT_ENTRY = /\n[ \t]{0,40}@[A-Za-z]{1,40}\s{0,40}[{(]/g;
/** Whoever has that many mistakes sees the rest when these are mended. */
const MOST_FAULTS = 100;
/** Longer values are never meant: abbreviations that name each other could grow without end. */
const LONGEST_VALUE = 20_000;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const RUNS_ON = /\n[ \t]*[A-Za-z]+[ \t]*=[ \t]*[{"\d]/;

/** Thrown within an entry; the reader goes on with the next one. */
class Fault extends Error {
  readonly from: number;
  readonly to: number;
  readonly hint: string;

  constructor(from: number, to: number, message: string, hint: string) {
    super(message);
    [this.from, this.to, this.hint] = [from, to, hint];
  }
}

/** Reads BibTeX. What cannot be read is told, and the entries around it are still read. */
export function parseBibtex(text: string, lines: LineIndex): RawBibliography {
  const parser = new BibtexParser(text, lines);
  return parser.read();
}

class BibtexParser {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #strings = new Map(MONTHS.map((month) => [month.slice(0, 3).toLowerCase(), month]));
  readonly #entries: RawEntry[] = [];
  readonly #faults: BibtexFault[] = [];
  #pos = 0;
  /** Where the entry that is read ends at the latest. */
  #limit = 0;
  /** The last value in braces or quotation marks. */
  #last: [from: number, to: number] = [0, 0];

  constructor(text: string, lines: LineIndex) {
    this.#text = text;
    this.#lines = lines;
  }

  read(): RawBibliography {
    for (let start = this.#next(); start !== -1 && this.#faults.length < MOST_FAULTS; start = this.#next()) {
      this.#pos = start + 1;
      NEXT_ENTRY.lastIndex = start;
      this.#limit = NEXT_ENTRY.exec(this.#text)?.index ?? this.#text.length;
      try {
        this.#block(start);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        const at = this.#lines.position(error.from, error.to);
        this.#faults.push({ at, message: error.message, hint: error.hint });
        this.#pos = this.#limit;
      }
    }
    return { entries: this.#entries, faults: this.#faults };
  }

  #next(): number {
    BEGINNING.lastIndex = this.#pos;
    return BEGINNING.exec(this.#text)?.index ?? -1;
  }

  #block(start: number): void {
    HEAD.lastIndex = start;
    const head = HEAD.exec(this.#text);
    if (!head) {
      const end = this.#text.indexOf('\n', start);
      const to = end === -1 ? this.#text.length : end;
      throw new Fault(start, to, 'Unexpected `@` that begins no entry', 'An entry begins with `@book{key,`.');
    }
    const [whole, written = '', open] = head;
    this.#pos = start + whole.length;
    const type = written.toLowerCase();
    const close = open === '{' ? '}' : ')';
    if (type === 'comment' || type === 'preamble') this.#braced(this.#pos - 1);
    else if (type === 'string') this.#string(start, close);
    else this.#entry({ type, start, typeEnd: start + whole.length - 1, close });
  }

  #string(start: number, close: string): void {
    const name = this.#name('an abbreviation');
    this.#expect('=', `an abbreviation is written \`@string{${printable(name)} = "…"}\``);
    this.#strings.set(name.toLowerCase(), this.#value());
    this.#skipSpace();
    if (this.#text[this.#pos] !== close) throw this.#notClosed(start);
    this.#pos += 1;
  }

  #entry({ type, start, typeEnd, close }: { type: string; start: number; typeEnd: number; close: string }): void {
    const at = this.#lines.position.bind(this.#lines);
    const key = this.#key(start);
    const entry: RawEntry = {
      type,
      typeAt: at(start, typeEnd),
      key,
      at: at(this.#pos - key.length, this.#pos),
      fields: new Map(),
    };
    this.#entries.push(entry);
    for (;;) {
      this.#skipSpace();
      const sign = this.#text[this.#pos];
      if (sign === ',') this.#pos += 1;
      this.#skipSpace();
      if (this.#text[this.#pos] === close) break;
      if (this.#pos >= this.#text.length || this.#text[this.#pos] === '@') throw this.#notClosed(start);
      if (sign !== ',') throw this.#unexpected('a comma between two fields', 'End each field with a comma.');
      this.#field(entry);
    }
    this.#pos += 1;
  }

  #key(start: number): string {
    this.#skipSpace();
    const end = /[\s,{}()="]/g;
    end.lastIndex = this.#pos;
    const key = this.#text.slice(this.#pos, end.exec(this.#text)?.index ?? this.#text.length);
    const after = /^\s*=/.test(this.#text.slice(this.#pos + key.length, this.#pos + key.length + 50));
    if (key === '' || after) {
      const from = key === '' ? start : this.#pos;
      const message = 'Unexpected entry without a key';
      throw new Fault(
        from,
        Math.max(this.#pos, from + key.length),
        message,
        'Begin it with `@book{lane2019,`; the key is what `[@lane2019]` cites.',
      );
    }
    this.#pos += key.length;
    return key;
  }

  #field({ fields }: RawEntry): void {
    const from = this.#pos;
    const name = this.#name('a field').toLowerCase();
    const at = this.#lines.position(from, from + name.length);
    this.#expect('=', `a field is written \`${printable(name)} = {…}\``);
    const value = this.#value();
    if (!fields.has(name)) fields.set(name, { value, at });
  }

  #name(what: string): string {
    this.#skipSpace();
    NAME.lastIndex = this.#pos;
    const name = NAME.exec(this.#text)?.[0];
    if (name === undefined) throw this.#unexpected(what, 'Write `field = {value},` for each field.');
    this.#pos += name.length;
    return name;
  }

  #expect(sign: string, hint: string): void {
    this.#skipSpace();
    if (this.#text[this.#pos] !== sign)
      throw this.#unexpected(`\`${sign}\``, `${hint[0]?.toUpperCase()}${hint.slice(1)}.`);
    this.#pos += 1;
  }

  /** Parts in braces, in quotes, numbers and abbreviations, joined by `#`. */
  #value(): string {
    const from = this.#pos;
    let value = '';
    do {
      this.#skipSpace();
      value += this.#part();
      if (value.length > LONGEST_VALUE)
        throw new Fault(from, this.#pos, 'Unexpected value of more than 20,000 characters', 'Shorten it.');
      this.#skipSpace();
    } while (this.#text[this.#pos] === '#' && ++this.#pos);
    return value;
  }

  #part(): string {
    const sign = this.#text[this.#pos];
    if (sign === '{') return this.#braced(this.#pos);
    if (sign === '"') return this.#inQuotes(this.#pos);
    const from = this.#pos;
    const name = this.#name('a value');
    const known = this.#strings.get(name.toLowerCase());
    if (known !== undefined || /^\d+$/.test(name)) return known ?? name;
    const hint = 'Put the value in braces: `year = {2019}`.';
    throw new Fault(
      from,
      this.#pos,
      `Unexpected abbreviation \`${printable(name)}\`, which no \`@string\` explains`,
      hint,
    );
  }

  /** @returns what stands between a brace and the one that closes it */
  #braced(from: number): string {
    const end = this.#closing(from, (sign) => sign === '}');
    this.#pos = end + 1;
    this.#last = [from, end];
    return this.#text.slice(from + 1, end);
  }

  #inQuotes(from: number): string {
    const end = this.#closing(from, (sign, depth) => sign === '"' && depth === 0);
    this.#pos = end + 1;
    return this.#text.slice(from + 1, end);
  }

  /** Where what begins at `from` ends. It does not reach into the next entry. */
  #closing(from: number, ends: (sign: string, depth: number) => boolean): number {
    let depth = 0;
    for (let at = from + 1; at < this.#limit; at += 1) {
      const sign = this.#text[at] ?? '';
      if (sign === '\\') at += 1;
      else if (depth === 0 && ends(sign, depth)) return at;
      else if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
      if (depth < 0) break;
    }
    throw notClosed(from, this.#text[from] === '"' ? 'quotation mark' : 'brace');
  }

  /** White space, and remarks behind `%` at the beginning of a line. */
  #skipSpace(): void {
    const space = /(?:\s+|(?<=\n[ \t]{0,40})%[^\n]*)*/y;
    space.lastIndex = this.#pos;
    this.#pos += space.exec(this.#text)?.[0].length ?? 0;
  }

  /** Where a value runs on into other fields, its own brace is the one that is missing. */
  #notClosed(start: number): Fault {
    const [from, to] = this.#last;
    if (from > start && RUNS_ON.test(this.#text.slice(from, to))) return notClosed(from, 'brace');
    const end = this.#text.indexOf('\n', start);
    const message = 'Unexpected end: the entry that begins here is not closed';
    return new Fault(start, end === -1 ? this.#text.length : end, message, 'Put its closing } on a line of its own.');
  }

  #unexpected(expected: string, hint: string): Fault {
    const from = this.#pos;
    if (from >= this.#text.length) {
      return new Fault(
        this.#text.trimEnd().length - 1,
        this.#text.length,
        `Unexpected end, expected ${expected}`,
        hint,
      );
    }
    const word = /^[^\s,={}]{1,40}|^./.exec(this.#text.slice(from, from + 40))?.[0] ?? '';
    return new Fault(
      from,
      from + Math.max(1, word.length),
      `Unexpected \`${printable(word)}\`, expected ${expected}`,
      hint,
    );
  }
}

function notClosed(from: number, what: 'brace' | 'quotation mark'): Fault {
  const hint = 'Close it, and make sure that every { in it has its }.';
  return new Fault(from, from + 1, `Unexpected end: the ${what} that opens here is not closed`, hint);
}
