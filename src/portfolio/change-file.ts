import { readFileSync, realpathSync, statSync } from 'node:fs';
import { Refusal } from '../text/refusal.js';
import { alone } from './alone.js';
import { writeWhole } from './write-file.js';

/** How often a file may be saved by an editor while it is changed here. */
const MOST_TRIES = 20;

/**
 * Changes a text file, whole or not at all, and loses nothing of what others write meanwhile: programs of ours wait for each
 * other, and what an editor saved in between is read again.
 * @param path absolute
 * @param edit from the text as it is on disk to the new one
 * @returns whether anything changed
 * @throws Refusal for a file that is marked read-only
 */
export function changeFile(path: string, edit: (raw: string) => string): boolean {
  return alone(realpathSync(path), () => {
    for (let tries = 1; ; tries += 1) {
      const before = readFileSync(path, 'utf8');
      const after = edit(before);
      if (after === before) return false;
      assertWritable(path);
      const isSame = (): boolean => tries > MOST_TRIES || readFileSync(path, 'utf8') === before;
      if (writeWhole(path, after, isSame)) return true;
    }
  });
}

function assertWritable(path: string): void {
  if ((statSync(path).mode & 0o222) !== 0) return;
  const hint = 'Take the mark away in its properties (chmod u+w) and run the command again.';
  throw new Refusal('ReadOnly', `${path} is marked read-only, so it was not changed.`, hint);
}
