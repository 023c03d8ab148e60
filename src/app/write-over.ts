import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../text/refusal.js';
import { near, type World } from './world.js';

/**
 * Sees that a result may be written to the file that a person named: one that is not there, is empty, or was made in the same way.
 * @param file absolute
 * @param isAlike whether a text is such a result
 * @throws Refusal for a file that holds anything else
 */
export function assertMayWriteOver(file: string, isAlike: (text: string) => boolean, world: World): void {
  const state = statSync(file, { throwIfNoEntry: false });
  if (!state?.isFile() || state.size === 0 || isAlike(readFileSync(file, 'utf8'))) return;
  const message = `${near(file, world)} already exists and holds something else. It was left as it is.`;
  throw new Refusal('FileExists', message, 'Choose another name with --out, or move that file away first.');
}
