import type { Cell, Table } from '../blocks/model.js';
import { paragraphsOf, wordsOf } from '../blocks/walk.js';

/** A table of more columns than this is set small. */
const MOST_COLUMNS = 5;

export const isSmallTable = ({ widths }: Table): boolean => widths.length > MOST_COLUMNS;

/** A row stays on one page; one with a long text goes on over the page, for it would leave half of one empty. */
export const cutsRows = (cells: readonly Cell[]): boolean => !cells.every(isShort);

function isShort({ blocks }: Cell): boolean {
  let letters = 0;
  for (const { children } of paragraphsOf(blocks)) letters += wordsOf(children).length;
  return letters <= MOST_LETTERS;
}

const MOST_LETTERS = 500;

/** Whole numbers that add up to the room there is. */
export function shares(parts: readonly number[], room: number): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  const widths = parts.map((part) => Math.floor((part * room) / sum));
  const left = room - widths.reduce((total, width) => total + width, 0);
  return widths.map((width, index) => (index === 0 ? width + left : width));
}
