import { inflateRawSync } from 'node:zlib';
import { contentStart, findDirectory, readRecord, TAIL, type ZipRecord } from './directory.js';
import { deflated, stored, ZipRecords } from './records.js';

/** A file within a zip file; what is packed already is stored as it is. */
export interface ZipPart {
  name: string;
  bytes: Uint8Array;
  isPacked: boolean;
}

const LEVEL = 6;

/**
 * Unpacks a zip that this program has just made itself: it may ask for any amount of memory. Folders are left out.
 * @throws Error where it is no zip
 */
export function unpack(zip: Buffer): ZipPart[] {
  const directory = findDirectory(zip.subarray(-TAIL), zip.length);
  if (!directory) throw new Error('not a zip');
  const parts: ZipPart[] = [];
  let at = directory.start;
  for (let left = directory.count; left > 0; left -= 1) {
    const found = readRecord(zip, at);
    if (!found) throw new Error('a zip with a damaged directory');
    at = found.next;
    const { name } = found.record;
    if (!name.endsWith('/')) parts.push({ name, bytes: contentOf(zip, found.record), isPacked: false });
  }
  return parts;
}

function contentOf(zip: Buffer, { offset, packed, method }: ZipRecord): Buffer {
  const start = contentStart(zip.subarray(offset), offset);
  const bytes = zip.subarray(start, start + packed);
  return method === 0 ? bytes : inflateRawSync(bytes);
}

/** Packs a zip that depends on nothing but its content. */
export function pack(parts: Iterable<ZipPart>): Buffer {
  const records = new ZipRecords();
  const written: Uint8Array[] = [];
  for (const { name, bytes, isPacked } of parts) {
    const { entry, content } = isPacked ? stored(bytes) : deflated(bytes, LEVEL);
    written.push(records.begin(name, entry), content);
  }
  return Buffer.concat([...written, records.finish()]);
}
