import { createHash } from 'node:crypto';
import type { FaultStore } from '../../evidence/find-faults.js';
import type { World } from '../world.js';
import { KeptLines } from './kept-lines.js';

/** Characters of a SHA-256 in base64url. */
const KEY_LENGTH = 43;
/** To open one PDF costs more than to read what was kept. */
const WORTH_KEEPING = 1;

/**
 * Remembers which files of a portfolio no reader can open, in the user's cache folder, never in the portfolio.
 * @param build tells one build of the program from the next
 * @returns null where there is no place for it
 */
export function openFaultMemory(
  root: string,
  build: string,
  world: Pick<World, 'env'>,
): (FaultStore & { save: () => void }) | null {
  const about = { kind: 'evidence', root, build, keyLength: KEY_LENGTH, worthKeeping: WORTH_KEEPING };
  const lines = KeptLines.open(about, world);
  if (lines === null) return null;
  return {
    get: (key) => lines.get(digest(key)),
    set: (key, value) => lines.set(digest(key), value),
    save: () => lines.save(),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
