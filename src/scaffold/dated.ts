import { setField } from '../portfolio/edit-front-matter.js';

/**
 * Gives a file that has an empty `date:` its day: the one on which something was first written into it.
 * @param date YYYY-MM-DD
 */
export function dated(raw: string, date: string): string {
  const frontMatter = raw.slice(0, raw.indexOf('\n---', 3) + 1);
  return /^date:[ \t]*(#.*)?\r?$/m.test(frontMatter) ? setField(raw, ['date'], date) : raw;
}
