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
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /**
   * A position that lies inside the text, whatever is asked for.
   * @param from offset of the first character, from 0
   * @param to offset just behind the last character
   */
  position(from: number, to: number): Position {
    const first = Math.min(from, this.#length);
    const last = Math.min(Math.max(from, to), this.#length);
    const start = this.#lineOf(first);
    const end = this.#lineOf(last);
    return {
      line: start + 1,
      column: first - this.#start(start) + 1,
      endLine: end + 1,
      endColumn: last - this.#start(end) + 1,
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

/** @returns the offset of the line feed that ends the line at an offset; without one, that of the end */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
