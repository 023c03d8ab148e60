import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { Refusal } from '../text/refusal.js';
import { MOST_ENTRIES } from './honest.js';
import { deflated, stored, type ZipEntry, ZipRecords } from './records.js';

/** What goes into a zip: bytes in memory, or a file that is copied piece by piece. */
export type ZipContent = { bytes: Uint8Array } | { file: string; size: number; crc32: number };

const CHUNK = 1024 * 1024;
/** Larger files are stored as they are: pictures, films and PDFs are packed already. */
const LARGEST_PACKED = 16 * 1024 * 1024;
/** Without its directory: places in a zip have 32 bits. */
const LARGEST_ZIP = 0xffff_0000;

/**
 * Writes a zip that depends on nothing but its content. Files are in the order in which they are added.
 * @param path of a file that is not there yet
 */
export class ZipWriter {
  readonly #handle: number;
  readonly #records: ZipRecords = new ZipRecords();

  constructor(path: string) {
    this.#handle = openSync(path, 'wx');
  }

  /** @throws Refusal where it grows beyond what a plain zip can hold, or a file is not as it was described */
  add(name: string, content: ZipContent): void {
    if ('bytes' in content) this.#addBytes(name, content.bytes);
    else this.#addFile(name, content);
  }

  /** Ends the zip, on disk. */
  finish(): void {
    this.#put(this.#records.finish());
    fsyncSync(this.#handle);
  }

  close(): void {
    closeSync(this.#handle);
  }

  #addBytes(name: string, bytes: Uint8Array): void {
    const packed = bytes.length > LARGEST_PACKED ? null : deflated(bytes, 9);
    const { entry, content } = packed && packed.entry.packed < bytes.length ? packed : stored(bytes);
    this.#begin(name, entry);
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
      throw new Refusal(
        'FileChanges',
        `${name} changed while it was being read.`,
        'Close the program that is writing it, and run the command again.',
      );
  }

  #begin(name: string, entry: ZipEntry): void {
    if (this.#records.files === MOST_ENTRIES) {
      const message = `The submission holds more than ${MOST_ENTRIES} files, and nobody could open its zip.`;
      throw new Refusal('TooLarge', message, 'Pack evidence that belongs together into one file.');
    }
    if (this.#records.length + entry.packed > LARGEST_ZIP) {
      const hint = 'Hand in a link to long videos instead of the file.';
      throw new Refusal('TooLarge', 'The submission is larger than 4 GB, which a zip cannot hold.', hint);
    }
    this.#put(this.#records.begin(name, entry));
  }

  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
  }
}
