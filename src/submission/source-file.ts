import { createHash } from 'node:crypto';
import { closeSync, fstatSync, readFileSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { isHashedAsText } from '../portfolio/digest.js';
import { openFile } from '../portfolio/open-inside.js';
import type { ZipContent } from '../zip/write.js';

/** A file on disk, as it is handed in. */
export interface SourceFile {
  size: number;
  sha256: string;
  /** The ids that git may have given it: as it is, and with line ends LF. */
  blobs: string[];
  content: ZipContent;
}

const CHUNK = 1024 * 1024;
/** Smaller files are kept in memory, so that what was hashed is what is packed. */
const KEPT = 16 * 1024 * 1024;

/** Reads and hashes a file. @param path its name in the portfolio. @param open opens it; what it opens is read */
export function readSourceFile(path: string, full: string, open: () => number = () => openFile(full)): SourceFile {
  const handle = open();
  try {
    const { size } = fstatSync(handle);
    return size <= KEPT ? inMemory(path, readFileSync(handle)) : onDisk(handle, full, size);
  } finally {
    closeSync(handle);
  }
}

function inMemory(path: string, bytes: Buffer): SourceFile {
  const isText = isHashedAsText(path, bytes.length) && bytes.includes('\r\n');
  const blobs = [blobId(bytes)];
  if (isText) blobs.push(blobId(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { size: bytes.length, sha256, blobs, content: { bytes } };
}

function blobId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function onDisk(handle: number, file: string, size: number): SourceFile {
  const [sha256, blob] = [createHash('sha256'), createHash('sha1').update(`blob ${size}\0`)];
  const chunk = Buffer.alloc(CHUNK);
  let [sum, total] = [0, 0];
  for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) {
    const part = chunk.subarray(0, read);
    sha256.update(part);
    blob.update(part);
    sum = crc32(part, sum);
    total += read;
  }
  return {
    size: total,
    sha256: sha256.digest('hex'),
    blobs: [blob.digest('hex')],
    content: { file, size: total, crc32: sum },
  };
}
