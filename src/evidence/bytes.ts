import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../zip/bounded.js';

export { type ByteSource, inMemory } from '../zip/bounded.js';

/** A file as a source, closed when `use` is done. @param path absolute */
export async function withFile<T>(path: string, use: (source: ByteSource) => T | Promise<T>): Promise<T> {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const read = (offset: number, length: number): Buffer => {
      const room = Math.max(0, Math.min(length, size - offset));
      const bytes = Buffer.alloc(room);
      return bytes.subarray(0, room === 0 ? 0 : readSync(file, bytes, 0, room, offset));
    };
    return await use({ size, read });
  } finally {
    closeSync(file);
  }
}
