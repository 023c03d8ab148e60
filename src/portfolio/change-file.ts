import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { Refusal } from '../text/refusal.js';
import { alone } from './alone.js';
import { writeWhole } from './write-file.js';

/** An editor saves once or twice; a program that never rests is not waited for. */
const MOST_TRIES = 100;

/**
 * Changes a text file, whole or not at all, and loses nothing of what others write meanwhile: programs of ours wait for each
 * other, and what an editor saved in between is read again.
 * @param path absolute
 * @param edit from the text as it is on disk to the new one
 * @returns whether anything changed
 * @throws Refusal for a file that is marked read-only, is not UTF-8, or changes all the time
 */
export function changeFile(path: string, edit: (raw: string) => string): boolean {
  return alone(realpathSync(path), () => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const bytes = readFileSync(path);
      const before = bytes.toString('utf8');
      const after = edit(before);
      if (after === before) return false;
      assertWritable(path, bytes);
      if (writeWhole(path, after, () => readFileSync(path).equals(bytes))) return true;
    }
    const hint = 'Close the program that writes it, then run the command again.';
    throw new Refusal('FileChanged', `${path} changes all the time, so it was left as it is.`, hint);
  });
}

function assertWritable(path: string, bytes: Buffer): void {
  if ((statSync(path).mode & 0o222) === 0) {
    const hint = 'Take the mark away in its properties (chmod u+w) and run the command again.';
    throw new Refusal('ReadOnly', `${path} is marked read-only, so it was not changed.`, hint);
  }
  if (isUtf8(bytes)) return;
  const hint = 'Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8), then run the command again.';
  throw new Refusal('NotUtf8', `${path} is not UTF-8: letters would be lost, so it was not changed.`, hint);
}
