import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { contentStart, findDirectory, readRecord, TAIL, type ZipRecord } from './directory.js';
import { LOCAL } from './format.js';
import {
  assertHonest,
  assertSame,
  badZip,
  CUT_OFF,
  formsBehind,
  LARGEST_PACKED,
  LARGEST_ZIP,
  type LocalHeader,
  MOST_ENTRIES,
} from './honest.js';

/** How much more than it holds a zip may unpack to in all. */
const LARGEST_GAIN = 2 * 1024 * 1024 * 1024;
const CHUNK = 1024 * 1024;
const HIDDEN = 'it holds something that its directory does not name';

/**
 * Reads a zip without unpacking it anywhere. What it claims about sizes is not believed.
 * @throws Refusal where it is no zip, or one that no honest program writes
 */
export class ZipReader {
  readonly #handle: number;
  readonly #size: number;
  readonly #entries: Map<string, ZipRecord> = new Map();

  /** @param from a path, or a file that is open and is closed with this */
  constructor(from: string | number) {
    this.#handle = typeof from === 'number' ? from : openSync(from, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const state = fstatSync(this.#handle);
      if (!state.isFile()) throw badZip('it is not a file');
      this.#size = state.size;
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
    const found = findDirectory(this.#at(Math.max(0, this.#size - TAIL), Math.min(this.#size, TAIL)), this.#size);
    if (!found) throw badZip(this.#begins() ? CUT_OFF : 'it is no zip, whatever it is called');
    const { count, length, start, isCertain } = found;
    if (!isCertain) throw badZip('its directory is not where it says');
    if (start > LARGEST_ZIP) throw badZip('it is larger than 4 GB');
    if (length > LARGEST_PACKED) throw badZip('its directory is longer than any honest one');
    if (count > MOST_ENTRIES) throw badZip(`it holds ${count} files, more than ${MOST_ENTRIES}`);
    const directory = this.#at(start, length);
    const records: ZipRecord[] = [];
    const names = new Set<string>();
    let [at, gain] = [0, 0];
    for (let index = 0; index < count; index += 1) {
      const { record, next } = honestRecord(directory, at);
      at = next;
      gain += record.size - record.packed;
      const name = record.name.normalize('NFC').toLowerCase();
      if (names.has(name)) throw badZip(`it holds ${JSON.stringify(record.name)} twice`);
      names.add(name);
      records.push(record);
      if (!record.name.endsWith('/')) this.#entries.set(record.name, record);
    }
    if (at !== length) throw badZip('its directory holds more than it says');
    if (gain > LARGEST_GAIN) throw badZip('it claims to unpack to more than 2 GB beyond what it holds');
    this.#assertWhole(records, start);
  }

  /** A zip begins with the header of its first file. */
  #begins(): boolean {
    return this.#size >= LOCAL.size && this.#at(0, LOCAL.size).readUInt32LE() === LOCAL.signature;
  }

  /** Entry stands behind entry, and nothing else: what the directory does not name, other programs may still find. */
  #assertWhole(records: readonly ZipRecord[], end: number): void {
    let at = 0;
    let behind: readonly Buffer[] = [Buffer.alloc(0)];
    for (const record of [...records].sort((a, b) => a.offset - b.offset)) {
      this.#assertBetween(at, record.offset, behind);
      assertSame(record, this.#headerOf(record));
      at = this.#contentOf(record) + record.packed;
      behind = formsBehind(record);
    }
    this.#assertBetween(at, end, behind);
  }

  #assertBetween(from: number, to: number, forms: readonly Buffer[]): void {
    if (!forms.some((form) => form.length === to - from && form.equals(this.#at(from, form.length))))
      throw badZip(HIDDEN);
  }

  #headerOf({ offset }: ZipRecord): LocalHeader {
    const fixed = this.#at(offset, LOCAL.size);
    const [nameLength, extraLength] = [fixed.readUInt16LE(LOCAL.nameLength), fixed.readUInt16LE(LOCAL.extraLength)];
    const more = this.#at(offset + LOCAL.size, nameLength + extraLength);
    return { fixed, name: more.subarray(0, nameLength), extra: more.subarray(nameLength) };
  }

  /** Where an entry's content begins. */
  #contentOf({ offset }: ZipRecord): number {
    return contentStart(this.#at(offset, LOCAL.size), offset);
  }

  #at(from: number, length: number): Buffer {
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
