import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readSource } from '../../scaffold/evidence/read-source.js';
import { readWord, type WordFile } from '../../word/index.js';
import { placeNamed, type World } from '../world.js';

/** A Word file that somebody gave. */
export interface GivenWord {
  /** Its name. */
  name: string;
  bytes: Buffer;
  /** SHA-256 of its bytes, in 64 digits. */
  sha256: string;
  file: WordFile;
}

/**
 * @param path as given
 * @throws Refusal where it is no Word file that can be read
 */
export function openWordFile(path: string, io: World): GivenWord {
  const full = placeNamed(io, path);
  const bytes = Buffer.from(readSource(full).content);
  const name = basename(full);
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), file: readWord(bytes, name) };
}
