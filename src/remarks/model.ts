import type { WordParagraph } from '../word/index.js';

/** Something that a reviewer left in a Word file. */
export interface Remark {
  kind: 'comment' | 'change' | 'typed';
  /** As Word was told: it proves nothing. Empty where the file does not say. */
  author: string;
  /** YYYY-MM-DD */
  date: string | null;
  /** The words it stands on. */
  quote: string;
  /** What it says, as plain lines. */
  text: string;
  replies: { author: string; date: string | null; text: string }[];
  isResolved: boolean;
  /** Which one it is of those that say the same of the same words, from 1: a reviewer writes `Evidence?` in many rows. */
  nth: number;
  /** Where it begins; null where the file does not say. */
  at: WordParagraph | null;
}

/** What a comment file speaks of. */
export type RemarkTarget = { file: string; line: number | null } | { criterion: string } | { item: string } | null;
