import { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/**
 * Settings as nearly everybody writes them, read without the YAML parser, which takes a fifth of a check: a key and its value on
 * each line; lists and maps between brackets, or in lines below their key. Everything else (remarks, empty lines, escapes, texts of
 * several lines, twins, any mistake) is left to the parser. Sections named here are those of YAML 1.2.2.
 * @returns the nodes that `yaml` makes of the text, but for their `spaceBefore`; null where it is not this plain
 */
export function plainSettings(yaml: string): YAMLMap | null {
  return yaml.length > LONGEST || ODD.test(yaml) ? null : new PlainReader(yaml).read();
}

/** Characters; a longer text is looked through before it is parsed. */
const LONGEST = 5000;
/** Of brackets in brackets, and of the spaces that a line begins with. */
const [MOST_BRACKETS, MOST_SPACES] = [3, 20];
/** What may be no printable character, or a space or the end of a line of another kind (5.1, 5.4, 5.5). */
const ODD = /[^\n -~\u00a1-\u167f\u2010-\u2027\u3001-\ud7ff]/;

const KEY = /[A-Za-z][\w.-]{0,99}(?=: |:\n|:$)/y;
/** A text of one line without quotes (7.3.3), begun by no sign: signs begin other things. */
const PLAIN = /[A-Za-z0-9\u00a1-\ud7ff](?:[^\n#:[\]{}]|:(?=[^ \n]))*/y;
const PLAIN_IN_BRACKETS = /[A-Za-z0-9\u00a1-\ud7ff][^\n#:,[\]{}]*/y;
/** A text of one line in quotes, without escapes (7.3.1, 7.3.2). */
const QUOTED = /'[^\n'[\]{}]*'|"[^\n"\\[\]{}]*"/y;
const DASH = /- +/y;
const LINE_END = /\n|$/y;

/** What is no text (10.3.2), of what begins with a letter or a digit. */
const NO_TEXT = /^(?:[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE|0o[0-7]+|0x[\da-fA-F]+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?)$/;
/** Of it, the numbers that are no more than their value. */
const NUMBER = /^\d{1,9}(?:\.\d{0,5}[1-9])?$/;

type Value = Scalar | Collection;
type Collection = YAMLMap<Scalar, Value> | YAMLSeq<Value>;

class PlainReader {
  readonly #yaml: string;
  #at = 0;

  constructor(yaml: string) {
    this.#yaml = yaml;
  }

  /** Front-matter begins with the end of the line `---`. */
  read(): YAMLMap | null {
    this.#take(LINE_END);
    const map = this.#lines(new YAMLMap<Scalar, Value>(), 0);
    return this.#at === this.#yaml.length ? map : null;
  }

  /** The lines of a list (8.2.1) or of a map (8.2.2), which begin in one column, the first of them here. */
  #lines<Made extends Collection>(made: Made, column: number): Made | null {
    const from = this.#at;
    let end = from;
    do {
      const value = this.#add(made, () => (made instanceof YAMLMap ? this.#mapped(column) : this.#listed(column)));
      if (!value?.range) return null;
      end = value.range[2];
    } while (this.#goTo(column, made instanceof YAMLSeq));
    made.range = [from, end, end];
    return made;
  }

  /** Goes to what begins in a column of this line. @returns whether anything does, an item where one is looked for */
  #goTo(column: number, isItem: boolean): boolean {
    const start = this.#at + column;
    if (this.#indent() !== column || start === this.#yaml.length) return false;
    if (isItem && !this.#yaml.startsWith('- ', start)) return false;
    this.#at = start;
    return true;
  }

  /** An item of a list: a value, or a map that begins behind the dash. */
  #listed(column: number): Value | null {
    const from = this.#at;
    this.#take(DASH);
    KEY.lastIndex = this.#at;
    if (!KEY.test(this.#yaml)) return this.#onLine();
    return this.#lines(new YAMLMap<Scalar, Value>(), column + this.#at - from);
  }

  /** The value of a key: on its line, below it in a column of its own, or nothing (7.2). */
  #mapped(column: number): Value | null {
    if (!this.#isLineEnd()) return this.#onLine();
    const nothing = this.#placed(scalar(null, '', 'PLAIN'), this.#at, this.#at);
    this.#take(LINE_END);
    const inner = this.#indent();
    const isList = this.#yaml.startsWith('- ', this.#at + inner);
    if (inner < column || (inner === column && !isList)) return nothing;
    if (inner > MOST_SPACES) return null;
    this.#at += inner;
    return this.#lines(isList ? new YAMLSeq<Value>() : new YAMLMap<Scalar, Value>(), inner);
  }

  /** A value and the end of its line, which belongs to it. */
  #onLine(): Value | null {
    const value = this.#value(PLAIN, 0);
    if (!value?.range || this.#take(LINE_END) === null) return null;
    value.range[2] = this.#at;
    return value;
  }

  /** @param depth how many brackets it stands in */
  #value(plain: RegExp, depth: number): Value | null {
    const sign = this.#yaml[this.#at];
    if (sign === '[') return this.#brackets(new YAMLSeq<Value>(), ']', depth + 1);
    if (sign === '{') return this.#brackets(new YAMLMap<Scalar, Value>(), '}', depth + 1);
    return this.#text(sign === "'" || sign === '"' ? QUOTED : plain);
  }

  /** A list or a map between brackets (7.4), on one line. */
  #brackets<Made extends Collection>(made: Made, close: string, depth: number): Made | null {
    const from = this.#at;
    this.#take(/. */y);
    while (this.#yaml[this.#at] !== close) {
      if (depth > MOST_BRACKETS || (made.items.length > 0 && this.#take(/, */y) === null)) return null;
      if (!this.#add(made, () => this.#value(PLAIN_IN_BRACKETS, depth))) return null;
    }
    made.flow = true;
    return this.#placed(made, from, this.#at + 1);
  }

  /** Adds an item to a list, or a key and its value to a map that has no such key. @returns what was added */
  #add(made: Collection, read: () => Value | null): Value | null {
    if (made instanceof YAMLMap) return this.#addPair(made, read);
    const item = read();
    if (item) made.items.push(item);
    return item;
  }

  #addPair(map: YAMLMap<Scalar, Value>, read: () => Value | null): Value | null {
    const key = this.#text(KEY);
    if (typeof key?.value !== 'string' || map.has(key.value)) return null;
    this.#take(/: */y);
    const value = read();
    if (value) map.items.push(new Pair(key, value));
    return value;
  }

  #text(pattern: RegExp): Scalar | null {
    const from = this.#at;
    const written = this.#take(pattern)?.trimEnd();
    if (written === undefined) return null;
    const isText = !NO_TEXT.test(written);
    if (!isText && !NUMBER.test(written)) return null;
    const source = pattern === QUOTED ? written.slice(1, -1) : written;
    const type = pattern !== QUOTED ? 'PLAIN' : written[0] === "'" ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE';
    return this.#placed(scalar(isText ? source : Number(source), source, type), from, from + written.length);
  }

  /** Says where a node stands; the spaces behind it belong to it. */
  #placed<Made extends Value>(made: Made, from: number, to: number): Made {
    this.#at = to;
    this.#at += this.#indent();
    made.range = [from, to, this.#at];
    return made;
  }

  #indent(): number {
    let to = this.#at;
    while (this.#yaml[to] === ' ') to += 1;
    return to - this.#at;
  }

  #isLineEnd(): boolean {
    return this.#at === this.#yaml.length || this.#yaml[this.#at] === '\n';
  }

  #take(pattern: RegExp): string | null {
    const from = this.#at;
    pattern.lastIndex = from;
    if (!pattern.test(this.#yaml)) return null;
    this.#at = pattern.lastIndex;
    return this.#yaml.slice(from, this.#at);
  }
}

function scalar(value: string | number | null, source: string, type: Scalar.Type): Scalar {
  const made = new Scalar<unknown>(value);
  made.source = source;
  made.type = type;
  return made;
}
