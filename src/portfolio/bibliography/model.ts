import type { Position } from '../../text/position.js';

/** The file that holds the sources that entries cite. */
export const BIBLIOGRAPHY_PATH = 'references.bib';

/** Somebody who wrote or edited a work. */
export interface SourceName {
  /** The family name with what belongs in front of it (`van den Berg`); the whole name of a body. */
  family: string;
  /** Given names or initials as written; empty for a body. */
  given: string;
}

/** A work that entries can cite. Plain data: no LaTeX is left in it. */
export interface Source {
  key: string;
  /** As BibTeX calls it, in small letters: `book`, `article`. */
  type: string;
  authors: SourceName[];
  editors: SourceName[];
  /** null where none is given. */
  year: string | null;
  /** The other fields, by their names in small letters. */
  fields: Readonly<Record<string, string>>;
  /** Where its key stands. */
  at: Position;
}
