import type { EntryReference } from './references.js';

export interface StandardsUse {
  id: string;
  title: string;
  standards: { id: string; anchor: string | null; statement: string | null; entries: EntryReference[] }[];
}
