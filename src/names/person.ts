import type { Position } from '../text/position.js';

/** Somebody whose real name stays out of the portfolio. */
export interface PrivatePerson {
  /** What `people:` in front-matter calls them. */
  id: string;
  /** The pseudonym. */
  as: string;
  name: string;
  /** Nicknames, initials. */
  also: string[];
  /** The names count in small letters too. */
  anyCase: boolean;
  at: Position;
}
