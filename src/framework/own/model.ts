import type { Position } from '../../text/position.js';
import type { Framework } from '../model.js';

/** Something wrong in a pack or an overlay of a portfolio; what the reader of a portfolio notes has the same shape. */
export interface OwnProblem {
  rule: 'link/framework-pack' | 'link/wording';
  path: string;
  at: Position | null;
  message: string;
  hint: string;
  fix?: string;
  /** It may well be meant so: a warning. */
  doubtful?: true;
}

/** Where frameworks come from. */
export interface FrameworkLibrary {
  ids: () => string[];
  load: (id: string) => Framework | null;
}

/** A pack of the portfolio, resolved. */
export interface OwnPack {
  path: string;
  framework: Framework;
}

/** The built-in frameworks and those of the portfolio, each with the portfolio's wording. */
export interface OwnFrameworks extends FrameworkLibrary {
  problems: OwnProblem[];
  /** Those of the portfolio alone, in the order of their paths. */
  packs: OwnPack[];
  /** Files that were meant for packs and hold none, by the id that their name promises. */
  broken: ReadonlyMap<string, string>;
}
