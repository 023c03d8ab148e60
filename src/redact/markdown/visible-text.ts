/** How a replacement has to be written where it stands. */
export type Syntax = 'markdown' | 'html' | 'code';

/** Where a sign that is seen stands in the source. */
export interface Character {
  from: number;
  to: number;
  syntax: Syntax;
}

/** An inline mark around some of the text, such as bold. */
interface Mark {
  from: number;
  to: number;
  first: number;
  end: number;
}

const SIGN = /./gs;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const SIGN_OR_ESCAPE = new RegExp(`${ESCAPE.source}|.`, 'gs');

/** What a reader sees of one block, with the way back to its source: names can run across marks. */
export class VisibleText {
  text = '';
  readonly marks: Mark[] = [];
  readonly #source: string;
  readonly #parts: (Character | null)[] = [];
  #characters: (Character | null)[] | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Where each sign of the text stands; null for what parts two texts. Most texts hold no name, and nobody asks. */
  get characters(): readonly (Character | null)[] {
    this.#characters ??= this.#parts.flatMap((part) => (part === null ? null : this.#signsOf(part)));
    return this.#characters;
  }

  #signsOf({ from, to, syntax }: Character): Character[] {
    const signs = this.#source.slice(from, to).matchAll(syntax === 'markdown' ? SIGN_OR_ESCAPE : SIGN);
    return Array.from(signs, ({ 0: { length }, index }) => ({ from: from + index, to: from + index + length, syntax }));
  }

  /** Source that is seen as it stands; a backslash in front of a sign is not seen. */
  add(from: number, to: number, syntax: Syntax): void {
    const written = this.#source.slice(from, to);
    this.text += syntax === 'markdown' ? written.replace(ESCAPE, '$1') : written;
    this.#parts.push({ from, to, syntax });
  }

  /** Something between two texts that no name runs across. */
  separate(): void {
    this.text += '\n';
    this.#parts.push(null);
  }

  /** Adds what is inside a mark. */
  mark(from: number, to: number, content: () => void): void {
    const first = this.text.length;
    content();
    this.marks.push({ from, to, first, end: this.text.length });
  }
}
