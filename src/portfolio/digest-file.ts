import { createHash } from 'node:crypto';
import { fstatSync, readFileSync } from 'node:fs';
import { digestContent, isHashedAsText } from './digest.js';
import type { ContentDigest } from './model.js';
import { eachPiece, using } from './open-inside.js';

const ATTEMPTS = 3;

/**
 * The digest of a file on disk, read piece by piece, so that a film needs no more memory than a note.
 * @param path as the portfolio calls it; its ending says whether it is a text
 * @param open opens it; what it opens is hashed
 * @returns null where it is being written while it is read, three times in a row
 * @throws the system's error where it cannot be read
 */
export function digestFile(path: string, open: () => number): ContentDigest | null {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const digest = using(open(), (handle) => digestStill(path, handle));
    if (digest !== null) return digest;
  }
  return null;
}

/** @returns null where it changes meanwhile */
function digestStill(path: string, handle: number): ContentDigest | null {
  const before = fstatSync(handle, { bigint: true });
  const digest = isHashedAsText(path, Number(before.size))
    ? digestContent(path, readFileSync(handle))
    : digestHandle(handle);
  const after = fstatSync(handle, { bigint: true });
  return before.size === after.size && before.mtimeNs === after.mtimeNs ? digest : null;
}

function digestHandle(handle: number): ContentDigest {
  const hash = createHash('sha256');
  let size = 0;
  eachPiece(handle, (piece) => {
    hash.update(piece);
    size += piece.length;
  });
  return { size, sha256: hash.digest('hex') };
}
