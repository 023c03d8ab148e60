/** What fits the page beside each other as it is; what fits with its words broken. */
const WIDE = 9;
const VAST = 16;
const LONGEST_WORD = 28;

/**
 * How far a table goes beyond the page: `wide` when it fits only if words may break anywhere, `vast` when even then it does
 * not, so that on paper each row runs on as text.
 */
export function widthOf(rows: readonly (readonly string[])[]): 'wide' | 'vast' | null {
  const columns = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  if (columns > VAST) return 'vast';
  const long = rows.some((cells) => cells.some((cell) => cell.split(/\s/).some((word) => word.length > LONGEST_WORD)));
  return columns > WIDE || long ? 'wide' : null;
}
