import type { Found } from './findings.js';

/** What one file of evidence may hold in all, files in files in it counted as often as they are unpacked. */
const MOST_HELD = 192 * 1024 * 1024;

/** Where a file lies that is read, and how much may still be unpacked of the one that holds it. */
export interface Within {
  /** How many files it lies in. */
  depth: number;
  /** Shared by all that lies in one file of the portfolio. */
  budget: { left: number };
  /** Reads a file of any kind: a reader of one kind does not know the others. */
  read: (bytes: Buffer, within: Within) => Promise<Found>;
}

/** A file of the portfolio itself. */
export function outermost(read: Within['read']): Within {
  return { depth: 0, budget: { left: MOST_HELD }, read };
}

export const TOO_LARGE = 'it holds more than can be searched';

/** What a file within another says. @param within where the file lies that holds it */
export async function readHeld(bytes: Buffer, within: Within, where = 'a file in it'): Promise<Found> {
  within.budget.left -= bytes.length;
  if (within.budget.left < 0) return { unread: TOO_LARGE };
  const { unread, ...found } = await within.read(bytes, { ...within, depth: within.depth + 1 });
  return {
    ...found,
    texts: (found.texts ?? []).map((text) => ({ ...text, where })),
    unread: unread ? `${where} cannot be searched` : null,
  };
}
