import type { Position } from '../text/position.js';

/** What somebody, or a school or a place, is called. */
export interface PersonName {
  name: string;
  /** Nicknames, initials. */
  also: string[];
  /** A school or a place, whose words mean nobody by themselves. Left out: somebody, unless the name says that it is a school. */
  kind?: 'school' | 'place';
  /** The names count in small letters too. */
  anyCase: boolean;
}

/** Somebody, or a school or place, whose real name stays out of the portfolio. */
export interface PrivatePerson extends PersonName {
  /** What `people:` in front-matter calls them. */
  id: string;
  /** The pseudonym. */
  as: string;
  at: Position;
}

/** A real name in a text. Offsets count in the text as it was given. */
export interface NameMatch {
  from: number;
  to: number;
  person: PrivatePerson;
}
