import { entryName } from './entry-name.js';
import { CENTRAL, END, END64, LOCAL, LOCATOR } from './format.js';
import { type EndRecord, hasLocator, isSameEnd, longNumbers, readLongEnd } from './zip64.js';

/** What a zip says of a file in it. Nothing of it is believed yet: a zip may come from anywhere. */
export interface ZipRecord {
  name: string;
  /** The bytes of its name. */
  rawName: Buffer;
  flags: number;
  /** 0: stored as it is; 8: deflated. */
  method: number;
  crc: number;
  /** Bytes in the zip. */
  packed: number;
  /** Bytes unpacked. */
  size: number;
  /** Where its local header lies. */
  offset: number;
  /** What kind of file it is: in the upper half as Unix says it. */
  attributes: number;
  /** Fields of single programs. */
  extra: Buffer;
  /** Whether all programs read the same numbers. */
  isPlain: boolean;
}

/** How many bytes at the end of a zip hold the place of its directory: the records, and the longest comment behind them. */
export const TAIL: number = END64.size + LOCATOR.size + END.size + 0xffff;

/** Where the directory of a zip lies. */
export interface DirectoryPlace {
  count: number;
  length: number;
  start: number;
  /** Whether all records at the end agree, and nothing is between and behind them. */
  isCertain: boolean;
}

/** @param tail the last `TAIL` bytes of a file. @param size of the file. @returns null where that is no zip */
export function findDirectory(tail: Buffer, size: number): DirectoryPlace | null {
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at === -1 || at + END.size > tail.length) return null;
  const before = size - tail.length;
  const short: EndRecord = {
    at,
    here: tail.readUInt16LE(at + END.count),
    total: tail.readUInt16LE(at + END.total),
    length: tail.readUInt32LE(at + END.length),
    start: tail.readUInt32LE(at + END.start),
  };
  const long = hasLocator(tail, at) ? readLongEnd(tail, at, before) : short;
  const { total, length, start, ...end } = long ?? short;
  const isCertain =
    long !== null &&
    isSameEnd(short, long) &&
    end.here === total &&
    start + length === before + end.at &&
    at + END.size + tail.readUInt16LE(at + END.comment) === tail.length;
  return { count: total, length, start, isCertain };
}

/**
 * @param directory bytes of the directory. @param at where a record of it begins
 * @returns the record and where the next one begins, which may lie beyond the end; null where there is no record
 * @throws RangeError where the directory ends within the record
 */
export function readRecord(directory: Buffer, at: number): { record: ZipRecord; next: number } | null {
  if (directory.readUInt32LE(at) !== CENTRAL.signature) return null;
  const [nameLength, extraLength, comment] = [CENTRAL.nameLength, CENTRAL.extraLength, CENTRAL.commentLength].map(
    (field) => directory.readUInt16LE(at + field),
  ) as [number, number, number];
  const end = at + CENTRAL.size + nameLength;
  const rawName = directory.subarray(at + CENTRAL.size, end);
  const flags = directory.readUInt16LE(at + CENTRAL.flags);
  const extra = directory.subarray(end, end + extraLength);
  const { numbers, isPlain } = longNumbers(
    [
      directory.readUInt32LE(at + CENTRAL.unpacked),
      directory.readUInt32LE(at + CENTRAL.packed),
      directory.readUInt32LE(at + CENTRAL.offset),
    ],
    extra,
  );
  const [size, packed, offset] = numbers;
  const record = {
    name: entryName(rawName, flags, directory.readUInt16LE(at + CENTRAL.madeBy)),
    rawName,
    flags,
    method: directory.readUInt16LE(at + CENTRAL.method),
    crc: directory.readUInt32LE(at + CENTRAL.crc),
    packed,
    size,
    offset,
    attributes: directory.readUInt32LE(at + CENTRAL.attributes),
    extra,
    isPlain,
  };
  return { record, next: end + extraLength + comment };
}

/** Where the content behind a local header begins. @param header its `LOCAL.size` bytes. @param offset where it lies */
export function contentStart(header: Buffer, offset: number): number {
  return offset + LOCAL.size + header.readUInt16LE(LOCAL.nameLength) + header.readUInt16LE(LOCAL.extraLength);
}
