import { crc32, deflateRawSync } from 'node:zlib';
import { CENTRAL, END, LOCAL } from './format.js';

/** How a file stands in a zip. */
export interface ZipEntry {
  /** 0: stored as it is; 8: deflated. */
  method: 0 | 8;
  crc: number;
  /** Bytes in the zip. */
  packed: number;
  /** Bytes unpacked. */
  size: number;
  /** Whether it can be started. */
  program?: boolean;
}

/** 1 January 1980, the first day a zip knows: the same content gives the same bytes on any day. */
const FIRST_DAY = 0x0021;
const UTF8_NAMES = 0x0800;
const UNIX_FILE = 0o100644 * 0x10000;
const UNIX_PROGRAM = 0o100755 * 0x10000;
const VERSION = 20;

/** Content that is packed already: a picture, say. */
export function stored(bytes: Uint8Array): { entry: ZipEntry; content: Uint8Array } {
  return { entry: { method: 0, crc: crc32(bytes), packed: bytes.length, size: bytes.length }, content: bytes };
}

/** @param level how hard to pack, from 1 to 9 */
export function deflated(bytes: Uint8Array, level: number): { entry: ZipEntry; content: Uint8Array } {
  const content = deflateRawSync(bytes, { level });
  return { entry: { method: 8, crc: crc32(bytes), packed: content.length, size: bytes.length }, content };
}

/** The records of a zip that depends on nothing but its content: what stands before each file, and at the end. */
export class ZipRecords {
  readonly #directory: Buffer[] = [];
  #end = 0;

  /** How long the zip is so far, without what stands at its end. */
  get length(): number {
    return this.#end;
  }

  get files(): number {
    return this.#directory.length;
  }

  /** @returns what stands before a file's content, of which `packed` bytes must follow */
  begin(path: string, entry: ZipEntry): Buffer {
    const name = Buffer.from(path, 'utf8');
    this.#directory.push(centralRecord(name, entry, this.#end));
    const header = Buffer.alloc(LOCAL.size);
    header.writeUInt32LE(LOCAL.signature, 0);
    header.writeUInt16LE(VERSION, LOCAL.version);
    common(header, LOCAL, name, entry);
    this.#end += header.length + name.length + entry.packed;
    return Buffer.concat([header, name]);
  }

  /** The directory, behind the content of all files. */
  finish(): Buffer {
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(END.size);
    end.writeUInt32LE(END.signature, 0);
    end.writeUInt16LE(this.files, END.count);
    end.writeUInt16LE(this.files, END.total);
    end.writeUInt32LE(directory.length, END.length);
    end.writeUInt32LE(this.#end, END.start);
    return Buffer.concat([directory, end]);
  }
}

function centralRecord(name: Buffer, entry: ZipEntry, offset: number): Buffer {
  const record = Buffer.alloc(CENTRAL.size);
  record.writeUInt32LE(CENTRAL.signature, 0);
  record.writeUInt16LE((3 << 8) | VERSION, CENTRAL.madeBy);
  record.writeUInt16LE(VERSION, CENTRAL.version);
  common(record, CENTRAL, name, entry);
  record.writeUInt32LE(entry.program ? UNIX_PROGRAM : UNIX_FILE, CENTRAL.attributes);
  record.writeUInt32LE(offset, CENTRAL.offset);
  return Buffer.concat([record, name]);
}

function common(record: Buffer, at: typeof LOCAL | typeof CENTRAL, name: Buffer, entry: ZipEntry): void {
  record.writeUInt16LE(UTF8_NAMES, at.flags);
  record.writeUInt16LE(entry.method, at.method);
  record.writeUInt16LE(FIRST_DAY, at.date);
  record.writeUInt32LE(entry.crc, at.crc);
  record.writeUInt32LE(entry.packed, at.packed);
  record.writeUInt32LE(entry.size, at.unpacked);
  record.writeUInt16LE(name.length, at.nameLength);
}
