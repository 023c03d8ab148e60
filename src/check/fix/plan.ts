import { LineIndex, normalise } from '../../portfolio/index.js';
import type { TextEdit } from '../../text/edit.js';
import { groupBy } from '../../text/group-by.js';
import type { Position } from '../../text/position.js';
import type { Fix } from '../model.js';

/**
 * The edits that fixes come to, for each file, in the order of the text.
 * Where two reach for the same stretch the first has it: the other is found again when the first is made.
 * @param texts of the files, as they are on disk
 */
export function planEdits(texts: ReadonlyMap<string, string>, fixes: readonly Fix[]): Map<string, TextEdit[]> {
  const plan = new Map<string, TextEdit[]>();
  for (const [path, own] of groupBy(fixes, ({ file }) => file)) {
    const raw = texts.get(path);
    const edits = raw === undefined ? [] : editsOf(normalise(raw), own);
    if (edits.length > 0) plan.set(path, edits);
  }
  return plan;
}

function editsOf(text: string, fixes: readonly Fix[]): TextEdit[] {
  const lines = new LineIndex(text);
  const edits: TextEdit[] = [];
  const inOrder = fixes.map((fix) => editOf(text, fix, lines)).sort((a, b) => a.from - b.from);
  for (const edit of inOrder) {
    const isFree = edit.from >= (edits.at(-1)?.to ?? 0);
    if (isFree && text.slice(edit.from, edit.to) !== edit.insert) edits.push(edit);
  }
  return edits;
}

function editOf(text: string, fix: Fix, lines: LineIndex): TextEdit {
  const [from, to] = rangeOf(fix.at, lines);
  return { from, to, insert: inQuotesOf(text.slice(from, to), fix.text) };
}

function rangeOf({ line, column, endLine, endColumn }: Position, lines: LineIndex): [from: number, to: number] {
  return [lines.offsetOfLine(line) + column - 1, lines.offsetOfLine(endLine) + endColumn - 1];
}

/** A value that stands in quotes keeps them. */
function inQuotesOf(old: string, text: string): string {
  const quote = /^(['"])[\s\S]*\1$/.exec(old)?.[1];
  return quote === undefined || old.length < 2 || /['"\\]/.test(text) ? text : quote + text + quote;
}
