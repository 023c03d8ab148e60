import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { SignOffError } from '../errors.js';
import { CENTRAL, END, LOCAL } from './format.js';

interface Entry {
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const MOST_ENTRIES = 20_000;
/** A packed entry that claims more is not unpacked: our own never do, and memory is not given on a claim. */
const LARGEST_PACKED = 16 * 1024 * 1024;
/** All packed entries together. */
const LARGEST_SUM = 2 * 1024 * 1024 * 1024;
const LONGEST_COMMENT = 0xffff;
const CHUNK = 1024 * 1024;

/**
 * Reads a zip without unpacking it anywhere. What it claims about sizes is not believed.
 * @throws SignOffError where it is no zip, or one that no honest program writes
 */
export class ZipReader {
  readonly #handle: number;
  readonly #size: number;
  readonly #entries: Map<string, Entry> = new Map();

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
      const packed = this.#at(this.#contentOf(name, entry), entry.packed);
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
    const start = this.#contentOf(name, entry);
    for (let done = 0; done < entry.size; done += CHUNK)
      hash.update(this.#at(start + done, Math.min(CHUNK, entry.size - done)));
    return hash.digest('hex');
  }

  close(): void {
    closeSync(this.#handle);
  }

  #readDirectory(): void {
    const tail = this.#at(
      Math.max(0, this.#size - END.size - LONGEST_COMMENT),
      Math.min(this.#size, END.size + LONGEST_COMMENT),
    );
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || end + END.size > tail.length) throw badZip('it has no directory');
    const [count, length, start] = [
      tail.readUInt16LE(end + END.total),
      tail.readUInt32LE(end + END.length),
      tail.readUInt32LE(end + END.start),
    ];
    if (count > MOST_ENTRIES) throw badZip(`it holds ${count} files, more than ${MOST_ENTRIES}`);
    const directory = this.#at(start, length);
    let [at, sum] = [0, 0];
    for (let index = 0; index < count; index += 1) {
      const { name, entry, next } = readRecord(directory, at);
      at = next;
      sum += entry.method === 0 ? 0 : entry.size;
      if (this.#entries.has(name)) throw badZip(`it holds ${JSON.stringify(name)} twice`);
      if (!name.endsWith('/')) this.#entries.set(name, entry);
    }
    if (sum > LARGEST_SUM) throw badZip('it claims to unpack to more than 2 GB');
  }

  /** Where an entry's content begins; the name there must be the one in the directory. */
  #contentOf(name: string, { offset, packed }: Entry): number {
    const header = this.#at(offset, LOCAL.size);
    const nameLength = header.readUInt16LE(LOCAL.nameLength);
    const isThis = this.#at(offset + LOCAL.size, nameLength).equals(Buffer.from(name, 'utf8'));
    const start = offset + LOCAL.size + nameLength + header.readUInt16LE(LOCAL.extraLength);
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

function readRecord(directory: Buffer, at: number): { name: string; entry: Entry; next: number } {
  if (directory.readUInt32LE(at) !== CENTRAL.signature) throw badZip('its directory is damaged');
  const [nameLength, extra, comment] = [CENTRAL.nameLength, CENTRAL.extraLength, CENTRAL.commentLength].map((field) =>
    directory.readUInt16LE(at + field),
  ) as [number, number, number];
  const entry = {
    method: directory.readUInt16LE(at + CENTRAL.method),
    crc: directory.readUInt32LE(at + CENTRAL.crc),
    packed: directory.readUInt32LE(at + CENTRAL.packed),
    size: directory.readUInt32LE(at + CENTRAL.unpacked),
    offset: directory.readUInt32LE(at + CENTRAL.offset),
  };
  const end = at + CENTRAL.size + nameLength;
  const name = directory.subarray(at + CENTRAL.size, end).toString('utf8');
  if (end > directory.length) throw badZip('its directory is damaged');
  assertHonest(name, entry);
  return { name, entry, next: end + extra + comment };
}

/** Nothing is ever unpacked to disk here, but somebody else will do so with the same file. */
function assertHonest(name: string, { method, packed, size }: Entry): void {
  const parts = name.split('/');
  if (name === '' || /^([a-z]:|\/)|\\|\u0000/i.test(name) || parts.includes('..') || parts.includes('.'))
    throw badZip(`it holds a name that leads out of its folder: ${JSON.stringify(name)}`);
  if (method !== 0 && method !== 8) throw badZip(`${JSON.stringify(name)} is packed in a way that is not known here`);
  if (method === 0 && packed !== size) throw badZip(`${JSON.stringify(name)} has two sizes`);
  if (method === 8 && size > LARGEST_PACKED) throw badZip(`${JSON.stringify(name)} claims to unpack to ${size} bytes`);
}

function badZip(why: string): SignOffError {
  return new SignOffError(
    'BadZip',
    `The zip cannot be read: ${why}.`,
    'Ask for it again, as it was made by `mentor submit`.',
  );
}
