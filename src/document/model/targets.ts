import type { Prose, Reference } from './references.js';

export interface TargetsSection {
  dates: string[];
  notes: Prose[];
  targets: TargetItem[];
}

export interface TargetItem {
  number: number;
  text: Prose | null;
  done: boolean;
  /** A day as YYYY-MM-DD, or the words written in its place. */
  due: string | null;
  measure: string | null;
  actions: string[];
  for: Reference[];
  notes: Prose[];
}
