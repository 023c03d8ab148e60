import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { SignOffError } from '../errors.js';
import { CENTRAL, END, LOCAL } from './format.js';

/** What goes into a zip: bytes in memory, or a file that is copied piece by piece. */
export type ZipContent = { bytes: Uint8Array } | { file: string; size: number; crc32: number };

const CHUNK = 1024 * 1024;
/** Larger files are stored as they are: pictures, films and PDFs are packed already. */
const LARGEST_PACKED = 16 * 1024 * 1024;
/** 1 January 1980, the first day a zip knows: the same content gives the same bytes on any day. */
const FIRST_DAY = 0x0021;
const UTF8_NAMES = 0x0800;
const UNIX_FILE = 0o100644 * 0x10000;

interface Written {
  name: Buffer;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/**
 * Writes a zip that depends on nothing but its content. Files are in the order in which they are added.
 * @param path of a file that is not there yet
 */
export class ZipWriter {
  readonly #handle: number;
  readonly #entries: Written[] = [];
  #offset = 0;

  constructor(path: string) {
    this.#handle = openSync(path, 'wx');
  }

  /** @throws SignOffError where it grows beyond what a plain zip can hold, or a file is not as it was described */
  add(name: string, content: ZipContent): void {
    if ('bytes' in content) this.#addBytes(name, content.bytes);
    else this.#addFile(name, content);
  }

  /** Ends the zip, on disk. */
  finish(): void {
    const start = this.#offset;
    for (const entry of this.#entries) this.#put(centralRecord(entry));
    const end = Buffer.alloc(END.size);
    end.writeUInt32LE(END.signature, 0);
    end.writeUInt16LE(this.#entries.length, END.count);
    end.writeUInt16LE(this.#entries.length, END.total);
    end.writeUInt32LE(this.#offset - start, END.length);
    end.writeUInt32LE(start, END.start);
    this.#put(end);
    fsyncSync(this.#handle);
  }

  close(): void {
    closeSync(this.#handle);
  }

  #addBytes(name: string, bytes: Uint8Array): void {
    const packed = bytes.length > LARGEST_PACKED ? bytes : deflateRawSync(bytes, { level: 9 });
    const isSmaller = packed.length < bytes.length;
    const content = isSmaller ? packed : bytes;
    this.#begin(name, { method: isSmaller ? 8 : 0, crc: crc32(bytes), packed: content.length, size: bytes.length });
    this.#put(content);
  }

  #addFile(name: string, { file, size, crc32: crc }: { file: string; size: number; crc32: number }): void {
    this.#begin(name, { method: 0, crc, packed: size, size });
    const handle = openSync(file, 'r');
    let [left, sum] = [size, 0];
    try {
      const chunk = Buffer.alloc(CHUNK);
      for (let read = readSync(handle, chunk); read > 0 && left >= read; read = readSync(handle, chunk)) {
        const part = chunk.subarray(0, read);
        this.#put(part);
        sum = crc32(part, sum);
        left -= read;
      }
    } finally {
      closeSync(handle);
    }
    if (left !== 0 || sum !== crc)
      throw new SignOffError(
        'FileChanges',
        `${name} changes while it is read.`,
        'Close the program that writes it, and run the command again.',
      );
  }

  #begin(name: string, entry: Omit<Written, 'name' | 'offset'>): void {
    const written = { ...entry, name: Buffer.from(name, 'utf8'), offset: this.#offset };
    if (this.#offset + entry.packed > 0xffff_0000 || this.#entries.length >= 0xfffe) {
      const hint = 'Hand in long films by a link instead of the file.';
      throw new SignOffError('TooLarge', 'The submission grows beyond 4 GB, which a zip cannot hold.', hint);
    }
    this.#entries.push(written);
    const header = Buffer.alloc(LOCAL.size);
    header.writeUInt32LE(LOCAL.signature, 0);
    header.writeUInt16LE(20, LOCAL.version);
    common(header, LOCAL, written);
    this.#put(header);
    this.#put(written.name);
  }

  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    this.#offset += bytes.length;
  }
}

function centralRecord(entry: Written): Buffer {
  const record = Buffer.alloc(CENTRAL.size);
  record.writeUInt32LE(CENTRAL.signature, 0);
  record.writeUInt16LE((3 << 8) | 20, CENTRAL.madeBy);
  record.writeUInt16LE(20, CENTRAL.version);
  common(record, CENTRAL, entry);
  record.writeUInt32LE(UNIX_FILE, CENTRAL.attributes);
  record.writeUInt32LE(entry.offset, CENTRAL.offset);
  return Buffer.concat([record, entry.name]);
}

function common(record: Buffer, at: typeof LOCAL | typeof CENTRAL, { method, crc, packed, size, name }: Written): void {
  record.writeUInt16LE(UTF8_NAMES, at.flags);
  record.writeUInt16LE(method, at.method);
  record.writeUInt16LE(FIRST_DAY, at.date);
  record.writeUInt32LE(crc, at.crc);
  record.writeUInt32LE(packed, at.packed);
  record.writeUInt32LE(size, at.unpacked);
  record.writeUInt16LE(name.length, at.nameLength);
}
