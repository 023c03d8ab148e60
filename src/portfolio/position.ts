/** A stretch of a file. Lines and columns count from 1; the end column is the one just after the last character. */
export interface Position {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A value and where it stands in its file. */
export interface Located<T> {
  value: T;
  at: Position;
}

/** Turns offsets of one text into lines and columns. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /**
   * @param from offset of the first character, from 0
   * @param to offset just behind the last character
   */
  position(from: number, to: number): Position {
    const start = this.#lineOf(from);
    const end = this.#lineOf(Math.max(from, to));
    return {
      line: start + 1,
      column: from - this.#start(start) + 1,
      endLine: end + 1,
      endColumn: Math.max(from, to) - this.#start(end) + 1,
    };
  }

  /** @returns the offset of a line's first character; `line` counts from 1 */
  offsetOfLine(line: number): number {
    return this.#start(line - 1);
  }

  #start(index: number): number {
    return this.#starts[index] ?? 0;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
