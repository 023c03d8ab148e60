const MOST_COLUMNS = 9;
const LONGEST_WORD = 28;

/** Whether a table would run off the page unless its words may be broken anywhere. */
export function isWide(rows: readonly (readonly string[])[]): boolean {
  return rows.some(
    (cells) =>
      cells.length > MOST_COLUMNS || cells.some((cell) => cell.split(/\s/).some((word) => word.length > LONGEST_WORD)),
  );
}
