import { type CodeAction, CodeActionKind, type Range, type TextEdit } from 'vscode-languageserver';
import type { CheckResult } from '../check/index.js';
import { appendToField } from '../portfolio/edit-front-matter.js';
import { LineIndex } from '../portfolio/index.js';
import { Refusal } from '../text/refusal.js';
import { rangeOf } from './place.js';

type Suggestion = CheckResult['suggestions'][number];

/** A menu longer than this is not read. */
const MOST = 12;

/**
 * For what is named within a range: to count the entry for its counterpart in another framework as well.
 * @param suggestions those of the file
 * @param text of the file, as the editor has it
 */
export function equivalentActions(
  suggestions: readonly Suggestion[],
  range: Range,
  uri: string,
  text: string,
): CodeAction[] {
  const here = suggestions.filter(({ at }) => at.line - 1 <= range.end.line && at.endLine - 1 >= range.start.line);
  const offers = here.flatMap(({ add, relation }) =>
    Object.entries(add).flatMap(([field, ids]) => ids.map((id) => ({ field, id, relation }))),
  );
  return offers.slice(0, MOST).flatMap(({ field, id, relation }) => {
    const edit = additionOf(text, field, id);
    if (edit === null) return [];
    const title = `Count it for \`${id}\` too (${relation})`;
    return [{ title, kind: CodeActionKind.RefactorRewrite, edit: { changes: { [uri]: [edit] } } }];
  });
}

/** The stretch that changes when an id is added to a list of the front-matter; null where it cannot be read. */
function additionOf(text: string, field: string, id: string): TextEdit | null {
  try {
    const changed = appendToField(text, field, id, 'flow');
    const start = sameLength(text, changed, 0);
    const end = sameLength(text, changed, start, -1);
    const newText = changed.slice(start, changed.length - end);
    return { range: rangeOf(new LineIndex(text).position(start, text.length - end)), newText };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** How many characters two texts share from the beginning, or from the end without what is shared already. */
function sameLength(a: string, b: string, taken: number, from: 0 | -1 = 0): number {
  const most = Math.min(a.length, b.length) - taken;
  const at = (text: string, index: number): string | undefined => text.at(from === 0 ? index : -1 - index);
  let length = 0;
  while (length < most && at(a, length) === at(b, length)) length += 1;
  return length;
}
