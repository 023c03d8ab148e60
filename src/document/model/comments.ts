import type { EntryReference, Prose, Reference } from './references.js';

/** What reviewers remarked on a stage, and what is still to answer. */
export interface CommentsSection {
  /** Who returned the stage, where it was not handed in again since. */
  returnedBy: { role: string; name: string | null; date: string | null; anchor: string }[];
  open: number;
  answered: number;
  /** Open ones first. Those on an entry of the document stand beside it; here they are only named. */
  comments: CommentItem[];
}

export interface CommentItem {
  /** Anchor of where its words stand. */
  id: string;
  open: boolean;
  name: string | null;
  role: string | null;
  date: string | null;
  /** What it speaks of; null: the stage as a whole. */
  on: Reference | null;
  /** Line of the file it speaks of, from 1. */
  line: number | null;
  /** The entry beside which its words stand. */
  beside: EntryReference | null;
  /** With the answer, where there is one. */
  text: Prose | null;
}
