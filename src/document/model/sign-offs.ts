import type { SealState, SignatureState } from '../../coverage/index.js';
import type { RatingLevel } from './rating-level.js';
import type { Prose } from './references.js';

export type SignOffState = 'open' | 'supported' | 'recognised' | 'returned' | 'noted';

export interface SignOffSection {
  anchor: string;
  role: string;
  side: 'school' | 'university' | null;
  /** Who has the role by portfolio.yaml. */
  expected: string | null;
  prompt: string | null;
  state: SignOffState;
  name: string | null;
  date: string | null;
  title: string | null;
  comment: Prose | null;
  enteredBy: string | null;
  seal: SealSection | null;
  ratings: { point: string; level: RatingLevel | null; word: string; note: string | null }[];
  earlier: { name: string | null; date: string | null; state: SignOffState; comment: Prose | null }[];
}

/** What a sign-off was given on, and whether that still stands. */
export interface SealSection {
  /** SHA-256 of the list of files, in hexadecimal; null where the seal cannot be read. */
  digest: string | null;
  files: number;
  state: SealState;
  /** Files that are not as they were signed. */
  changed: number;
  signature: SignatureState;
}
