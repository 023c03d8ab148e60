import type { Stretch } from '../../portfolio/index.js';
import type { Character, Syntax, VisibleText } from './visible-text.js';

/**
 * Writes pseudonyms into the source of what is seen. The first sign of a name gets it, the others go with their marks.
 * @returns edits of the source, of which some lie within others
 */
export function replaceVisible(visible: VisibleText, stretches: readonly Stretch[]): Stretch[] {
  return stretches.flatMap((stretch) => editsFor(visible, stretch));
}

function editsFor({ text, characters, marks }: VisibleText, { from, to, instead }: Stretch): Stretch[] {
  const shown = (start: number, end: number): Character[] => characters.slice(start, end).filter((one) => one !== null);
  const [first, ...others] = shown(from, to) as [Character, ...Character[]];
  const begun = marks.filter((mark) => mark.first > from && mark.first < to);
  const emptied = begun.filter((mark) => mark.end <= to);
  // White space at the beginning of bold text would make the stars plain ones: it moves in front of them.
  const space = emptied.length < begun.length && /[ \t]/.test(text[to] ?? '') ? shown(to, to + 1) : [];
  const written = escapeFor(first.syntax, instead) + (space.length > 0 ? ' ' : '');
  const gone = [...emptied, ...others, ...space].map((part) => ({ from: part.from, to: part.to, instead: '' }));
  return [{ from: first.from, to: first.to, instead: written }, ...gone];
}

/** @returns the text so that it is read as it is */
export function escapeFor(syntax: Syntax, text: string): string {
  if (syntax === 'markdown') return text.replace(/[\\`*_[\]<>&|~]/g, '\\$&');
  return syntax === 'html' ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;') : text;
}
