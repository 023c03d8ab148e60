import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BodyStore } from '../../html/index.js';
import { cacheFolder } from '../../pdf/browser/machine.js';
import type { World } from '../world.js';
import { KeptLines } from './kept-lines.js';

/** Characters of the keys that the renderer gives: a SHA-256 in hexadecimal. */
const KEY_LENGTH = 64;
/** Fewer texts than this are set anew before a cache is read. */
const WORTH_KEEPING = 40;

/** Keeps the HTML of a portfolio's texts between runs. */
export interface BodyMemory extends BodyStore {
  /** Keeps what was set, where it is worth it. Never fails. */
  save: () => void;
}

/**
 * Remembers how the texts of a portfolio were set, by all that they are set from. What is kept goes into the page as it is,
 * so it lies in the user's cache folder, never in the portfolio.
 * @param build tells one build of the program from the next
 */
export function openBodyMemory(root: string, build: string, io: World): BodyMemory {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 32);
  return new KeptLines(join(cacheFolder(io.env), 'texts', `${name}.txt`), build, {
    keyLength: KEY_LENGTH,
    worthKeeping: WORTH_KEEPING,
  });
}
