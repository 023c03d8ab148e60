import { inflateRawSync } from 'node:zlib';
import type { ByteSource } from './bytes.js';

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
const END = Buffer.from('PK\x05\x06', 'latin1');

/** @returns the entries of a zip file (PKWARE APPNOTE, without the 64-bit forms), or null where it is none */
export function readZip(source: ByteSource): ZipEntry[] | null {
  const tailStart = Math.max(0, source.size - 65_557);
  const tail = source.read(tailStart, 65_557);
  const end = tail.lastIndexOf(END);
  if (end === -1 || end + 22 > tail.length) return null;
  const [count, size, offset] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  const directory = source.read(offset, Math.min(size, LARGEST_ENTRY));
  const budget = { left: LARGEST_WHOLE };
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < Math.min(count, MOST_ENTRIES) && at + 46 <= directory.length; ) {
    if (directory.toString('latin1', at, at + 4) !== 'PK\x01\x02') return null;
    entries.push(entryAt(directory.subarray(at), source, budget));
    const lengths = [28, 30, 32].map((part) => directory.readUInt16LE(at + part));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return entries;
}

function entryAt(record: Buffer, source: ByteSource, budget: { left: number }): ZipEntry {
  const name = record.toString('utf8', 46, 46 + record.readUInt16LE(28));
  const [flags, method] = [record.readUInt16LE(8), record.readUInt16LE(10)];
  const [packed, local] = [record.readUInt32LE(20), record.readUInt32LE(42)];
  const read = (): Buffer | null => {
    const head = source.read(local, 30);
    if (head.length < 30) return null;
    const start = local + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const bytes = unpacked(source.read(start, Math.min(packed, LARGEST_ENTRY)), method, budget.left);
    budget.left -= bytes?.length ?? 0;
    return bytes;
  };
  return { name, isEncrypted: (flags & 1) === 1, read };
}

/** Unpacking stops at the limit, whatever the file says of its size. */
function unpacked(bytes: Buffer, method: number, left: number): Buffer | null {
  const limit = Math.min(LARGEST_ENTRY, left);
  if (method === 0) return bytes.length <= limit ? bytes : null;
  if (method !== 8 || limit <= 0) return null;
  try {
    return inflateRawSync(bytes, { maxOutputLength: limit });
  } catch {
    return null;
  }
}
