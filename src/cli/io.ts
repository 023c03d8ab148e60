import type { World } from '../app/world.js';

/** What the command line has beside: a terminal, perhaps with a person at it. */
export interface Io extends World {
  /** The result goes here. */
  out: (text: string) => void;
  /** What a person should know beside it goes here. */
  err: (text: string) => void;
  /** A person sits at it: questions may be asked. */
  interactive: boolean;
  /** Where chalk's levels apply: 0 is no colour. */
  colorLevel: { out: 0 | 1 | 2 | 3; err: 0 | 1 | 2 | 3 };
  /** Columns of the terminal; 80 where there is none. */
  width: number;
}

/** The same as the process gives it, before `main` makes notices of what goes to `err`. */
export type Terminal = Omit<Io, 'notice'>;
