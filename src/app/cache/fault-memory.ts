import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FaultStore } from '../../evidence/find-faults.js';
import { cacheFolder } from '../../pdf/browser/machine.js';
import type { World } from '../world.js';
import { KeptLines } from './kept-lines.js';

/** Characters of a SHA-256 in base64url. */
const KEY_LENGTH = 43;
/** To open one PDF costs more than to read what was kept. */
const WORTH_KEEPING = 1;

/**
 * Remembers which files of a portfolio no reader can open, in the user's cache folder, never in the portfolio.
 * @param build tells one build of the program from the next
 */
export function openFaultMemory(root: string, build: string, io: World): FaultStore & { save: () => void } {
  const path = join(cacheFolder(io.env), 'evidence', `${digest(root).slice(0, 32)}.txt`);
  const lines = new KeptLines(path, build, { keyLength: KEY_LENGTH, worthKeeping: WORTH_KEEPING });
  return {
    get: (key) => lines.get(digest(key)),
    set: (key, value) => lines.set(digest(key), value),
    save: () => lines.save(),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
