import type { EntryReference } from './references.js';

export interface StandardsUse {
  id: string;
  title: string;
  standards: StandardUse[];
}

export interface StandardUse {
  id: string;
  anchor: string | null;
  statement: string | null;
  /** Words of the framework's official wording: a search finds it by them, nobody reads them. */
  sought: string[];
  entries: EntryReference[];
}
