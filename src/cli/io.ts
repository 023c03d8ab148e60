import type { World } from '../app/world.js';

/** What the command line has beside: a terminal, perhaps with a person at it. The options that every command has set it. */
export interface Io extends World {
  /** The result goes here. */
  out: (text: string) => void;
  /** What a person has to know goes here. */
  err: (text: string) => void;
  /** What is good to know beside the result; nothing with `--quiet`. */
  talk: (text: string) => void;
  /** A person sits at it: questions may be asked. */
  interactive: boolean;
  /** Where chalk's levels apply: 0 is no colour. */
  colorLevel: { out: ColorLevel; err: ColorLevel };
  /** Columns of the terminal; 80 where there is none. */
  width: number;
}

type ColorLevel = 0 | 1 | 2 | 3;

/** What the process gives; the rest follows from it. */
export type Terminal = Omit<Io, 'notice' | 'talk'>;

/** @returns what commands work with; a command line's options change it, never the terminal itself */
export function ioOf(terminal: Terminal): Io {
  return { ...terminal, talk: terminal.err, notice: (sentence) => terminal.err(`${sentence}\n`) };
}
