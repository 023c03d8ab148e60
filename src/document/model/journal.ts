import type { CommentItem } from './comments.js';
import type { EvidenceReference, Fact, Prose, Reference } from './references.js';

export interface JournalEntry {
  id: string;
  number: number;
  path: string;
  title: string;
  date: string | null;
  kind: string;
  /** With whom, as readers see them. */
  people: string[];
  /** Facts of its front-matter that a reader wants: people, hours, place and the like. */
  facts: Fact[];
  criteria: Reference[];
  standards: Reference[];
  skills: Reference[];
  dimensions: Reference[];
  body: Prose | null;
  /** Its own words for what was achieved. */
  achieved: string | null;
  evidence: EvidenceReference[];
  comments: CommentItem[];
}
