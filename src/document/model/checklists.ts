import type { EntryReference, Prose } from './references.js';

export interface ChecklistSection {
  id: string;
  title: string;
  definition: string | null;
  skills: ChecklistSkill[];
}

export interface ChecklistSkill {
  id: string;
  anchor: string;
  title: string | null;
  statement: string;
  points: { id: string; statement: string }[];
  /** Words of the framework's official wording: a search finds it by them, nobody reads them. */
  sought: string[];
  ticked: boolean;
  /** What the mentor wrote beside it, with its links. */
  words: Prose[];
  /** Entries that name the skill and are not linked in those words. */
  entries: EntryReference[];
}
