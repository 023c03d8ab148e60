import { createHash } from 'node:crypto';

/** Word's longest name for a place. */
const LONGEST = 40;

/**
 * The name of a place in a Word file, of letters, digits and low lines: the same for the same anchor in every file.
 * @param isTaken another place has the short name already
 */
export function bookmarkName(anchor: string, isTaken: (name: string) => boolean = () => false): string {
  const plain = `at_${anchor.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '_')}`;
  const fits = plain.length <= LONGEST && /^[\w-]+$/.test(anchor) && !isTaken(plain);
  return fits ? plain : `${plain.slice(0, LONGEST - 9)}_${digest(anchor)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
