/** What one file of evidence may hold in all, files in files in it counted as often as they are unpacked. */
const MOST_HELD = 192 * 1024 * 1024;

/** Where a file lies that is read, and how much may still be unpacked of the one that holds it. */
export interface Within {
  /** How many files it lies in. */
  depth: number;
  /** Shared by all that lies in one file of the portfolio. */
  budget: { left: number };
}

export function outermost(): Within {
  return { depth: 0, budget: { left: MOST_HELD } };
}
