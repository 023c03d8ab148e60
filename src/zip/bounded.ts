import { inflateRawSync } from 'node:zlib';
import { contentStart, findDirectory, readRecord, TAIL, type ZipRecord } from './directory.js';
import { CENTRAL, LOCAL } from './format.js';

/** Bytes that are read where they are needed, so that a large file costs no memory. */
export interface ByteSource {
  size: number;
  /** @returns what there is from the offset on: fewer bytes at the end, none beyond it */
  read: (offset: number, length: number) => Buffer;
}

/** Bytes in memory as a source. */
export function inMemory(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length)),
  };
}

/** A file within a zip file. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /** @returns its bytes; null where they are damaged, packed in another way, or more than may be unpacked */
  read: () => Buffer | null;
}

const MOST_ENTRIES = 10_000;
const LARGEST_ENTRY = 64 * 1024 * 1024;
/** What one zip file may unpack to in all. */
const LARGEST_WHOLE = 128 * 1024 * 1024;
/** Stands for the files that are not looked at: whoever reads all of them finds one that cannot be read. */
const BEYOND: ZipEntry = { name: '', isEncrypted: false, read: () => null };

/**
 * Whatever a zip claims, no more than a bounded number of its files is looked at and a bounded number of bytes unpacked.
 * @returns the entries of a zip file (PKWARE APPNOTE), or null where it is none, or lacks what it says it holds
 */
export function readZip(source: ByteSource): ZipEntry[] | null {
  const found = findDirectory(source.read(Math.max(0, source.size - TAIL), TAIL), source.size);
  if (!found) return null;
  const directory = source.read(found.start, Math.min(found.length, LARGEST_ENTRY));
  const budget = { left: LARGEST_WHOLE };
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < Math.min(found.count, MOST_ENTRIES); ) {
    const next = at + CENTRAL.size <= directory.length ? readRecord(directory, at) : null;
    if (!next) return null;
    entries.push(entryOf(next.record, source, budget));
    at = next.next;
  }
  if (found.count > MOST_ENTRIES) entries.push(BEYOND);
  return entries;
}

function entryOf(
  { name, flags, method, packed, offset }: ZipRecord,
  source: ByteSource,
  budget: { left: number },
): ZipEntry {
  const read = (): Buffer | null => {
    const header = source.read(offset, LOCAL.size);
    if (header.length < LOCAL.size) return null;
    const content = source.read(contentStart(header, offset), Math.min(packed, LARGEST_ENTRY));
    const bytes = content.length < packed ? null : unpacked(content, method, budget.left);
    budget.left -= bytes?.length ?? 0;
    return bytes;
  };
  return { name, isEncrypted: (flags & 1) === 1, read };
}

/** Unpacking stops at the limit, whatever the file says of its size. */
function unpacked(bytes: Buffer, method: number, left: number): Buffer | null {
  const limit = Math.min(LARGEST_ENTRY, left);
  if (method === 0) return bytes.length <= limit ? bytes : null;
  if (method !== 8) return null;
  try {
    return inflateRawSync(bytes, { maxOutputLength: limit });
  } catch {
    return null;
  }
}
