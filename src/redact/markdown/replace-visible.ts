import type { Stretch } from '../../portfolio/index.js';
import type { Syntax, VisibleText } from './visible-text.js';

interface Run {
  from: number;
  to: number;
  syntax: Syntax;
  piece: number;
  /** In the visible text. */
  end: number;
}

/** Writes pseudonyms into the source of what is seen. The first part of a name gets it, the others go with their marks. */
export function replaceVisible(visible: VisibleText, stretches: readonly Stretch[]): Stretch[] {
  return stretches.flatMap((stretch) => editsFor(visible, stretch));
}

function editsFor(visible: VisibleText, { from, to, instead }: Stretch): Stretch[] {
  const [first, ...others] = runsOf(visible, from, to);
  if (!first) return [];
  const written = escapeFor(first.syntax, instead);
  if (others.length === 0) return [{ from: first.from, to: first.to, instead: written }];
  const emptied = visible.marks.filter((mark) => mark.first >= first.end && mark.end <= to && mark.first < mark.end);
  const opened = visible.marks.some((mark) => mark.first >= first.end && mark.first < to && mark.end > to);
  const space = opened ? spaceBehind(visible, to) : null;
  const gone = [...emptied, ...others].map((part) => ({ from: part.from, to: part.to, instead: '' }));
  const edits = [{ from: first.from, to: first.to, instead: space ? `${written} ` : written }, ...gone];
  return withoutInner(space ? [...edits, space] : edits);
}

function runsOf({ characters }: VisibleText, from: number, to: number): Run[] {
  const runs: Run[] = [];
  for (let index = from; index < to; index += 1) {
    const character = characters[index];
    if (!character) continue;
    const last = runs.at(-1);
    if (last?.piece === character.piece) [last.to, last.end] = [character.to, index + 1];
    else runs.push({ ...character, end: index + 1 });
  }
  return runs;
}

/** White space at the beginning of bold text would make the stars plain ones: it moves in front of them. */
function spaceBehind({ text, characters }: VisibleText, at: number): Stretch | null {
  const [before, here] = [characters[at - 1], characters[at]];
  if (!here || here.piece !== before?.piece || !/[ \t]/.test(text[at] ?? '')) return null;
  return { from: here.from, to: here.to, instead: '' };
}

function withoutInner(edits: readonly Stretch[]): Stretch[] {
  const size = ({ from, to }: Stretch): number => to - from;
  const holds = (outer: Stretch, edit: Stretch): boolean =>
    outer.from <= edit.from && edit.to <= outer.to && size(outer) > size(edit);
  return edits.filter((edit) => !edits.some((outer) => holds(outer, edit)));
}

/** @returns the text so that it is read as it is */
export function escapeFor(syntax: Syntax, text: string): string {
  if (syntax === 'markdown') return text.replace(/[\\`*_[\]<>&|~]/g, '\\$&');
  return syntax === 'html' ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;') : text;
}
