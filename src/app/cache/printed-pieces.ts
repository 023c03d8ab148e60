import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { PieceStore } from '../../pdf/index.js';
import { writeKept } from '../../portfolio/write-file.js';
import { attempt } from '../../text/attempt.js';
import type { World } from '../world.js';
import { ownCache } from './folder.js';

/** What all portfolios together may take on the disk; what was not asked for longest goes first. */
const MOST_BYTES = 256 * 1024 * 1024;
/** In front of each file stands the digest of the rest: what is damaged on the disk is none. */
const SUM_LENGTH = 32;

/**
 * Keeps what the browser printed, in a folder of the user's cache: a file a piece, named by all that it was printed from. Two runs at
 * once write the same files, each whole; any of them may be deleted at any time.
 *
 * @param build tells one build of the program from the next
 * @returns null where there is no place for it
 */
export function openPrintedPieces(
  build: string,
  { env }: Pick<World, 'env'>,
  mostBytes: number = MOST_BYTES,
): PieceStore | null {
  const folder = ownCache(env, 'pieces');
  if (folder === null) return null;
  const pathOf = (key: string): string => join(folder, createHash('sha256').update(`${build}\0${key}`).digest('hex'));
  return {
    has: (key) => existsSync(pathOf(key)),
    get: (key) =>
      attempt(() => {
        const path = pathOf(key);
        const file = readFileSync(path);
        const printed = file.subarray(SUM_LENGTH);
        if (!sumOf(printed).equals(file.subarray(0, SUM_LENGTH))) return null;
        const now = new Date();
        attempt(() => utimesSync(path, now, now));
        return printed;
      }),
    set: (key, printed) => {
      // A cache is a help: where it fails, the next run prints again.
      attempt(() => writeKept(pathOf(key), Buffer.concat([sumOf(printed), printed])));
    },
    tidy: () => attempt(() => tidy(folder, mostBytes)),
  };
}

function tidy(folder: string, mostBytes: number): void {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const state = attempt(() => statSync(path));
    return state ? [{ path, size: state.size, asked: state.mtimeMs }] : [];
  });
  let sum = 0;
  for (const { path, size } of files.sort((one, other) => other.asked - one.asked)) {
    sum += size;
    if (sum > mostBytes) rmSync(path, { force: true });
  }
}

function sumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
