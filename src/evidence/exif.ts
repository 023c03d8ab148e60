import type { ByteSource } from './bytes.js';
import { contentOf, type Found, textAt } from './findings.js';
import { readIptc } from './iptc.js';
import { readXmp } from './xmp.js';

const WHERE = 'the data of the photo';
const MOST_DIRECTORIES = 10;
const MOST_ENTRIES = 500;
const LONGEST_VALUE = 256 * 1024;
/** Bytes of one value of each type, by its number (TIFF 6.0, section 2). */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** Tags that lead to another directory: Exif, GPS. */
const EXIF = 0x8769;
const GPS = 0x8825;
/** Tags whose text says who took it. */
const AUTHORS = new Set([0x013b, 0x9c9d, 0xa430]);
/** Tags with other text: document name, description, host computer, copyright, user comment, Windows' title to subject. */
const TEXTS = new Set([0x010d, 0x010e, 0x013c, 0x8298, 0x9286, 0x9c9b, 0x9c9c, 0x9c9e, 0x9c9f]);
const LATITUDE = 2;
const LONGITUDE = 4;

interface Entry {
  tag: number;
  value: Buffer;
}

/** Reads a TIFF structure, which is what Exif data is: in a photo, or as a file of its own. */
export function readExif(source: ByteSource): Found {
  const reader = new TiffReader(source);
  return contentOf(
    ...reader
      .directories()
      .map(({ entries, isGps }) => (isGps ? gps(entries) : contentOf(...entries.map(entryContent)))),
  );
}

/** Degrees, minutes and seconds are fractions; a camera that does not know the place writes zeros above the line. */
function gps(entries: readonly Entry[]): Found {
  const isSet = (tag: number): boolean =>
    entries.some((entry) => entry.tag === tag && entry.value.some((byte, index) => byte !== 0 && index % 8 < 4));
  return { hasLocation: isSet(LATITUDE) && isSet(LONGITUDE) };
}

function entryContent({ tag, value }: Entry): Found {
  if (tag === 0x02bc) return readXmp(value.toString('utf8'));
  if (tag === 0x83bb) return readIptc(value);
  if (!AUTHORS.has(tag) && !TEXTS.has(tag)) return {};
  const texts = textAt(WHERE, textOf(tag, value));
  return { texts, hasAuthor: AUTHORS.has(tag) && texts.length > 0 };
}

/** Windows' own tags are UTF-16; a user comment begins with eight bytes that name its encoding. */
function textOf(tag: number, value: Buffer): string {
  if (tag >= 0x9c9b && tag <= 0x9c9f) return value.subarray(0, value.length & ~1).toString('utf16le');
  if (tag !== 0x9286) return value.toString('utf8');
  const text = value.subarray(8);
  return value.toString('latin1', 0, 7) === 'UNICODE' ? text.toString('utf16le') : text.toString('utf8');
}

class TiffReader {
  readonly #source: ByteSource;
  readonly #little: boolean;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#little = source.read(0, 2).toString('latin1') === 'II';
  }

  directories(): { entries: Entry[]; isGps: boolean }[] {
    const found: { entries: Entry[]; isGps: boolean }[] = [];
    const queue = [{ offset: this.#number(this.#source.read(4, 4)), isGps: false }];
    const seen = new Set<number>();
    while (found.length < MOST_DIRECTORIES) {
      const next = queue.shift();
      if (!next) break;
      if (next.offset < 8 || seen.has(next.offset)) continue;
      seen.add(next.offset);
      const { entries, following } = this.#directory(next.offset);
      found.push({ entries, isGps: next.isGps });
      for (const { tag, value } of entries)
        if (tag === EXIF || tag === GPS) queue.push({ offset: this.#number(value), isGps: tag === GPS });
      if (!next.isGps) queue.push({ offset: following, isGps: false });
    }
    return found;
  }

  #directory(offset: number): { entries: Entry[]; following: number } {
    const count = Math.min(this.#number(this.#source.read(offset, 2)), MOST_ENTRIES);
    const table = this.#source.read(offset + 2, count * 12 + 4);
    const entries: Entry[] = [];
    for (let at = 0; at + 12 <= Math.min(table.length, count * 12); at += 12)
      entries.push(this.#entry(table.subarray(at, at + 12)));
    return { entries, following: this.#number(table.subarray(count * 12, count * 12 + 4)) };
  }

  #entry(bytes: Buffer): Entry {
    const tag = this.#number(bytes.subarray(0, 2));
    const size = (SIZES[this.#number(bytes.subarray(2, 4))] ?? 0) * this.#number(bytes.subarray(4, 8));
    if (size <= 4) return { tag, value: bytes.subarray(8, 8 + size) };
    return { tag, value: this.#source.read(this.#number(bytes.subarray(8, 12)), Math.min(size, LONGEST_VALUE)) };
  }

  /** A whole number without sign in two or four bytes; 0 where the bytes are missing. */
  #number(bytes: Buffer): number {
    if (bytes.length >= 4) return this.#little ? bytes.readUInt32LE() : bytes.readUInt32BE();
    if (bytes.length >= 2) return this.#little ? bytes.readUInt16LE() : bytes.readUInt16BE();
    return 0;
  }
}
