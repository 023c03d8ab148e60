import type { Reference } from './references.js';

/** A source in the list of references, and how the texts call it. */
export interface CitedSource {
  id: string;
  /** What the Markdown cites it by. */
  key: string;
  /** `Lane and Marsh`; the title of a work that names nobody. */
  who: string;
  titled: boolean;
  /** With its letter where another work of theirs is of the same year. */
  year: string;
  text: ReferenceRun[];
  usedIn: Reference[];
}

/** A stretch of a reference, in one kind of type. */
export interface ReferenceRun {
  text: string;
  italic: boolean;
  url: string | null;
}
