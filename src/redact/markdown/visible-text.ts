/** How a replacement has to be written where it stands. */
export type Syntax = 'markdown' | 'html' | 'code';

interface Character {
  from: number;
  to: number;
  syntax: Syntax;
  piece: number;
}

/** An inline mark around some of the text, such as bold. */
interface Mark {
  from: number;
  to: number;
  first: number;
  end: number;
}

/** What a reader sees of one block, with the way back to its source: names can run across marks. */
export class VisibleText {
  text = '';
  readonly characters: (Character | null)[] = [];
  readonly marks: Mark[] = [];
  readonly #source: string;
  #piece = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Source that is seen as it stands; a backslash in front of a sign is not seen. */
  add(from: number, to: number, syntax: Syntax): void {
    this.#piece += 1;
    for (let at = from; at < to; at += 1) {
      const isEscape = this.#source[at] === '\\' && syntax === 'markdown' && at + 1 < to && this.#isSign(at + 1);
      const end = at + (isEscape ? 2 : 1);
      this.text += this.#source[end - 1] ?? '';
      this.characters.push({ from: at, to: end, syntax, piece: this.#piece });
      at = end - 1;
    }
  }

  #isSign(at: number): boolean {
    return /[!-/:-@[-`{-~]/.test(this.#source[at] ?? '');
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
