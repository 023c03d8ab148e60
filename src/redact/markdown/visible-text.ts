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
const SIGN_OR_ESCAPE = /\\[!-/:-@[-`{-~]|./gs;

/** What a reader sees of one block, with the way back to its source: names can run across marks. */
export class VisibleText {
  text = '';
  readonly characters: (Character | null)[] = [];
  readonly marks: Mark[] = [];
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** Source that is seen as it stands; a backslash in front of a sign is not seen. */
  add(from: number, to: number, syntax: Syntax): void {
    const signs = syntax === 'markdown' ? SIGN_OR_ESCAPE : SIGN;
    for (const { 0: sign, index } of this.#source.slice(from, to).matchAll(signs)) {
      this.text += sign.at(-1);
      this.characters.push({ from: from + index, to: from + index + sign.length, syntax });
    }
  }

  /** Something between two texts that no name runs across. */
  separate(): void {
    this.text += '\n';
    this.characters.push(null);
  }

  /** Adds what is inside a mark. */
  mark(from: number, to: number, content: () => void): void {
    const first = this.text.length;
    content();
    this.marks.push({ from, to, first, end: this.text.length });
  }
}
