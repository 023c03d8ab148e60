/** Rows that are looked at; the rest of a long table is like them. */
const MOST_ROWS = 200;

/**
 * A column is as wide as what it holds asks for, and none so narrow that its words break.
 * @param rows the words of each cell
 * @returns a part of the whole for each column
 */
export function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const looked = rows.slice(0, MOST_ROWS);
  const columns = looked.reduce((most, cells) => Math.max(most, cells.length), 0);
  return Array.from({ length: columns }, (_, at) => {
    const texts = looked.map((cells) => cells[at] ?? '');
    const longest = Math.min(60, lengthOf(texts));
    const word = Math.min(24, lengthOf(texts.flatMap((text) => text.split(/\s/))));
    return Math.max(Math.sqrt(longest) * 3, word * 1.3 + 2);
  });
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 2);
}
