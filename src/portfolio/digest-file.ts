import { createHash } from 'node:crypto';
import { closeSync, fstatSync, readFileSync, readSync } from 'node:fs';
import { digestContent, isHashedAsText } from './digest.js';
import type { ContentDigest } from './model.js';
import { openFile } from './open-inside.js';

const CHUNK = 1024 * 1024;
const ATTEMPTS = 3;

/**
 * The digest of a file on disk, read piece by piece, so that a film needs no more memory than a note.
 * @param path as the portfolio calls it; its ending says whether it is a text
 * @param full where it lies
 * @param open opens it; what it opens is hashed
 * @returns null where it is being written while it is read, three times in a row
 * @throws the system's error where it cannot be read
 */
export function digestFile(
  path: string,
  full: string,
  open: () => number = () => openFile(full),
): ContentDigest | null {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const handle = open();
    try {
      const before = fstatSync(handle, { bigint: true });
      const digest = isHashedAsText(path, Number(before.size))
        ? digestContent(path, readFileSync(handle))
        : digestHandle(handle);
      const after = fstatSync(handle, { bigint: true });
      if (before.size === after.size && before.mtimeNs === after.mtimeNs) return digest;
    } finally {
      closeSync(handle);
    }
  }
  return null;
}

function digestHandle(handle: number): ContentDigest {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK);
  let size = 0;
  for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) {
    hash.update(chunk.subarray(0, read));
    size += read;
  }
  return { size, sha256: hash.digest('hex') };
}
