import { escapeHtml, escapeInTemplate } from '../escape-html.js';
import type { Piece } from '../mark.js';
import type { Marks } from './marks.js';

export type { Piece };

/** Words as a reader sees them, piece by piece with whose they are. A template prints them like a text. */
export class Words {
  readonly pieces: readonly Piece[];
  readonly #marks: Marks | null;

  constructor(pieces: readonly Piece[], marks: Marks | null) {
    this.pieces = pieces;
    this.#marks = marks;
  }

  toString(): string {
    return this.pieces.map(({ text }) => text).join('');
  }

  /** What Handlebars puts on the page: escaped, with marks around what is not the portfolio's. */
  toHTML(): string {
    return this.written(escapeInTemplate);
  }

  /** With its texts escaped, and the marks. */
  written(escaped: (text: string) => string): string {
    const marks = this.#marks;
    return this.pieces.map((piece) => (marks ? marks.around(piece, escaped) : escaped(piece.text))).join('');
  }
}

/** Words in a row, with something between them. */
export function together(
  parts: readonly (Words | string | null)[],
  between: string,
  marks: Marks | null = null,
): Words {
  const shown = parts.filter((part): part is Words | string => part !== null && String(part) !== '');
  const pieces = shown.flatMap((part, index) => [
    ...(index === 0 || between === '' ? [] : [plain(between)]),
    ...(typeof part === 'string' ? [plain(part)] : part.pieces),
  ]);
  return new Words(pieces, marks);
}

export function plain(text: string): Piece {
  return { text, whose: 'theirs', language: null };
}

/** @returns HTML of words or of a text, for between tags and in a quoted attribute */
export function toHtml(words: Words | string): string {
  return typeof words === 'string' ? escapeHtml(words) : words.written(escapeHtml);
}
