import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { Refusal } from '../text/refusal.js';
import { contentStart, findDirectory, readRecord, TAIL, type ZipRecord } from './directory.js';
import { LOCAL } from './format.js';

const MOST_ENTRIES = 20_000;
/** A packed entry that claims more is not unpacked: our own never do, and memory is not given on a claim. */
const LARGEST_PACKED = 16 * 1024 * 1024;
/** All packed entries together. */
const LARGEST_SUM = 2 * 1024 * 1024 * 1024;
const CHUNK = 1024 * 1024;

/**
 * Reads a zip without unpacking it anywhere. What it claims about sizes is not believed.
 * @throws Refusal where it is no zip, or one that no honest program writes
 */
export class ZipReader {
  readonly #handle: number;
  readonly #size: number;
  readonly #entries: Map<string, ZipRecord> = new Map();

  constructor(path: string) {
    this.#handle = openSync(path, 'r');
    try {
      this.#size = fstatSync(this.#handle).size;
      this.#readDirectory();
    } catch (error) {
      this.close();
      throw error instanceof RangeError ? badZip('it ends too early') : error;
    }
  }

  /** Names of its files, as they stand in it. */
  get names(): string[] {
    return [...this.#entries.keys()];
  }

  sizeOf(name: string): number {
    return this.#entries.get(name)?.size ?? 0;
  }

  /** @returns the content, or null where it is not there, larger than `most`, or not what its checksum says */
  read(name: string, most: number): Buffer | null {
    const entry = this.#entries.get(name);
    if (!entry || entry.size > most) return null;
    try {
      const packed = this.#at(this.#contentOf(entry), entry.packed);
      const content =
        entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
      return content.length === entry.size && crc32(content) === entry.crc ? content : null;
    } catch {
      return null;
    }
  }

  /** SHA-256 of the content in 64 digits, or null where it cannot be read. */
  sha256(name: string): string | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    if (entry.method !== 0) {
      const content = this.read(name, LARGEST_PACKED);
      return content && createHash('sha256').update(content).digest('hex');
    }
    const hash = createHash('sha256');
    const start = this.#contentOf(entry);
    for (let done = 0; done < entry.size; done += CHUNK)
      hash.update(this.#at(start + done, Math.min(CHUNK, entry.size - done)));
    return hash.digest('hex');
  }

  close(): void {
    closeSync(this.#handle);
  }

  #readDirectory(): void {
    const found = findDirectory(this.#at(Math.max(0, this.#size - TAIL), Math.min(this.#size, TAIL)));
    if (!found) throw badZip('it has no directory');
    const { count, length, start } = found;
    if (count > MOST_ENTRIES) throw badZip(`it holds ${count} files, more than ${MOST_ENTRIES}`);
    const directory = this.#at(start, length);
    let [at, sum] = [0, 0];
    for (let index = 0; index < count; index += 1) {
      const { record, next } = honestRecord(directory, at);
      at = next;
      sum += record.method === 0 ? 0 : record.size;
      if (this.#entries.has(record.name)) throw badZip(`it holds ${JSON.stringify(record.name)} twice`);
      if (!record.name.endsWith('/')) this.#entries.set(record.name, record);
    }
    if (sum > LARGEST_SUM) throw badZip('it claims to unpack to more than 2 GB');
  }

  /** Where an entry's content begins; the name there must be the one in the directory. */
  #contentOf({ name, offset, packed }: ZipRecord): number {
    const header = this.#at(offset, LOCAL.size);
    const start = contentStart(header, offset);
    const nameLength = header.readUInt16LE(LOCAL.nameLength);
    const isThis = this.#at(offset + LOCAL.size, nameLength).equals(Buffer.from(name, 'utf8'));
    if (header.readUInt32LE(0) !== LOCAL.signature || !isThis || start + packed > this.#size)
      throw badZip(`${JSON.stringify(name)} is not where it says`);
    return start;
  }

  #at(from: number, length: number): Buffer {
    if (from + length > this.#size) throw badZip('it ends too early');
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.#handle, bytes, done, length - done, from + done);
      if (read === 0) throw badZip('it ends too early');
      done += read;
    }
    return bytes;
  }
}

function honestRecord(directory: Buffer, at: number): { record: ZipRecord; next: number } {
  const found = readRecord(directory, at);
  if (!found || found.next > directory.length) throw badZip('its directory is damaged');
  assertHonest(found.record);
  return found;
}

/** Nothing is ever unpacked to disk here, but somebody else will do so with the same file. */
function assertHonest({ name, method, packed, size }: ZipRecord): void {
  const parts = name.split('/');
  if (name === '' || /^([a-z]:|\/)|\\|\u0000/i.test(name) || parts.includes('..') || parts.includes('.'))
    throw badZip(`it holds a name that leads out of its folder: ${JSON.stringify(name)}`);
  if (method !== 0 && method !== 8) throw badZip(`${JSON.stringify(name)} is packed in a way that is not known here`);
  if (method === 0 && packed !== size) throw badZip(`${JSON.stringify(name)} has two sizes`);
  if (method === 8 && size > LARGEST_PACKED) throw badZip(`${JSON.stringify(name)} claims to unpack to ${size} bytes`);
}

function badZip(why: string): Refusal {
  return new Refusal(
    'BadZip',
    `The zip cannot be read: ${why}.`,
    'Ask for it again, as it was made by `mentor submit`.',
  );
}
