import type { RootContent } from 'mdast';

export interface Place {
  line: number;
  column: number;
  offset: number;
}

/** Lines and columns of places in a text; quick where each is near the one before. */
export class Places {
  readonly #text: string;
  #line = 1;
  #start = 0;
  #end: number;

  constructor(text: string) {
    this.#text = text;
    this.#end = endOfLine(text, 0);
  }

  at(offset: number): Place {
    while (offset > this.#end) this.#go(1, this.#end + 1, endOfLine(this.#text, this.#end + 1));
    while (offset < this.#start) this.#go(-1, startOfLine(this.#text, this.#start - 1), this.#start - 1);
    return { line: this.#line, column: offset - this.#start + 1, offset };
  }

  #go(lines: number, start: number, end: number): void {
    this.#line += lines;
    this.#start = start;
    this.#end = end;
  }
}

/** @param end where the line ends */
function startOfLine(text: string, end: number): number {
  return end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
}

/** Where a line ends: before its line feed, or with the text. */
export function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Moves what was parsed at the beginning of one line to the beginning of another. It may be deep. */
export function moveNodes(nodes: readonly RootContent[], from: Place, to: Place): void {
  const left: RootContent[] = [...nodes];
  for (let node = left.pop(); node; node = left.pop()) {
    for (const point of node.position ? [node.position.start, node.position.end] : []) {
      point.line += to.line - from.line;
      point.offset = (point.offset ?? 0) + to.offset - from.offset;
    }
    if ('children' in node) for (const child of node.children) left.push(child);
  }
}
