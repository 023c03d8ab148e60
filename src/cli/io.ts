import type { World } from '../app/world.js';
import { printableLines, printableList } from '../text/quoted.js';
import { wrapLines } from '../text/wrap.js';

/** What the command line has beside: a terminal, perhaps with a person at it. The options that every command has set it. */
export interface Io extends World {
  /** The result goes here; what a terminal or a log would obey in it is shown as a sign. */
  out: (text: string) => void;
  /** A result that is of use as it is alone: what a signature is made over. */
  exact: (text: string) => void;
  /** What a person has to know goes here. */
  err: (text: string) => void;
  /** What is good to know beside the result; nothing with `--quiet`. */
  talk: (text: string) => void;
  /** Draws at a terminal, and moves its cursor. */
  draw: (text: string) => void;
  /** A person sits at it: questions may be asked. */
  interactive: boolean;
  /** Where chalk's levels apply: 0 is no colour. */
  colorLevel: { out: ColorLevel; err: ColorLevel };
  /** Columns of the terminal; 80 where there is none. */
  width: number;
  /** What is talked goes to a terminal, which would break it within words. */
  isSeen?: boolean;
}

type ColorLevel = 0 | 1 | 2 | 3;

/** What the process gives; the rest follows from it. */
export type Terminal = Omit<Io, 'notice' | 'talk' | 'exact' | 'draw'>;

/**
 * Files, titles and packs are named by others: whatever a command prints, nothing in it moves a cursor or begins a title.
 * @returns what commands work with; a command line's options change it, never the terminal itself
 */
export function ioOf(terminal: Terminal): Io {
  const { out: exact, err: draw } = terminal;
  const io = { ...terminal, exact, draw };
  const err = (text: string): void =>
    draw(shown(terminal.isSeen ? wrapLines(text, terminal.width) : text, io.colorLevel.err));
  return Object.assign(io, {
    out: (text: string) => exact(shown(text, io.colorLevel.out)),
    err,
    talk: err,
    notice: (sentence: string) => err(printableList([sentence])),
  });
}

/** The colours of `painter`. */
const COLOUR = /(\u001b\[(?:1|2|22|3[1236]|39)m)/;

function shown(text: string, level: ColorLevel): string {
  if (level === 0) return printableLines(text);
  return text
    .split(COLOUR)
    .map((part, index) => (index % 2 === 1 ? part : printableLines(part)))
    .join('');
}
