import type { Position } from '../../text/position.js';

/** @returns line and column of an offset, counted from 1 */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** @returns the stretch of the word, quoted text or bracket that begins at a line and column */
export function placeAt(lines: readonly string[], { line, column }: { line: number; column: number }): Position {
  const rest = (lines[line - 1] ?? '').slice(column - 1);
  const word = /^(?:'[^']*'|"[^"]*"|[[\]{}]|[^\s,[\]{}]+)/.exec(rest)?.[0] ?? '';
  const length = Math.max(1, word.endsWith(':') ? word.length - 1 : word.length);
  return { line, column, endLine: line, endColumn: column + length };
}
