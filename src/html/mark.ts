import type { Language } from '../portfolio/looks.js';

/** No text of a portfolio has this character: it is taken out of all of them. It begins and ends what is put in its place later. */
export const MARK = '\uffff';

/** A stretch of what a reader sees, and whose it is. */
export interface Piece {
  text: string;
  /** `own-framework`: of a framework that the portfolio brings or rewords. */
  whose: 'ours' | 'framework' | 'own-framework' | 'theirs';
  /** null: that of what stands around it. */
  language: Language | null;
}
