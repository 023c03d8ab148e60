import type { Range } from 'vscode-languageserver';
import type { Position } from '../portfolio/index.js';

/** A place in a text as editors count it: lines and UTF-16 units from 0. */
export interface Caret {
  line: number;
  character: number;
}

/** @returns the same stretch as editors count it */
export function rangeOf({ line, column, endLine, endColumn }: Position): Range {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

/** @returns whether the caret stands in a stretch, or at one of its ends */
export function holdsCaret(at: Position, { line, character }: Caret): boolean {
  const [row, column] = [line + 1, character + 1];
  if (row < at.line || row > at.endLine) return false;
  return !(row === at.line && column < at.column) && !(row === at.endLine && column > at.endColumn);
}

/** @returns the offset of a caret; one behind the end of its line or of the text is taken for that end */
export function offsetAt(text: string, { line, character }: Caret): number {
  let start = 0;
  for (let row = 0; row < line; row += 1) {
    const next = text.indexOf('\n', start);
    if (next === -1) return text.length;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + Math.max(0, character), end === -1 ? text.length : end);
}

/** The range between two offsets on the line of the caret. */
export function rangeOnLine({ line, character }: Caret, offset: number, from: number, to: number): Range {
  const at = (place: number): Caret => ({ line, character: character + place - offset });
  return { start: at(from), end: at(to) };
}
