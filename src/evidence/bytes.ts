import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that are read where they are needed, so that a large file costs no memory. */
export interface ByteSource {
  size: number;
  /** @returns what there is from the offset on: fewer bytes at the end, none beyond it */
  read: (offset: number, length: number) => Buffer;
}

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

/** Bytes in memory as a source. */
export function inMemory(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length)),
  };
}
