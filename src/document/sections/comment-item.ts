import type { ReviewComment } from '../../coverage/index.js';
import type { Anchor, Code, Text } from '../text.js';
import type { EntryReference, Prose, Reference } from './pieces.js';

export interface CommentItem {
  /** Anchor of where its words stand. */
  id: Anchor;
  open: boolean;
  name: Text | null;
  role: Text | null;
  date: Code | null;
  /** What it speaks of; null: the stage as a whole. */
  on: Reference | null;
  /** Line of the file it speaks of, from 1. */
  line: number | null;
  /** The words it stands on. */
  quote: Text | null;
  /** The entry beside which its words stand. */
  beside: EntryReference | null;
  /** With the answer, where there is one. */
  text: Prose | null;
}

/** The comments on what the document shows, each made once wherever it is shown. */
export type CommentsShown = readonly { comment: ReviewComment; item: CommentItem }[];
