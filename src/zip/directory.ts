import { entryName } from './entry-name.js';
import { CENTRAL, END, LOCAL } from './format.js';

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
}

/** How many bytes at the end of a zip hold the place of its directory: the record, and the longest comment behind it. */
export const TAIL: number = END.size + 0xffff;

/** Where the directory of a zip lies. */
export interface DirectoryPlace {
  count: number;
  length: number;
  start: number;
  /** Bytes from its end to that of the file. */
  behind: number;
  /** How long the comment is that is said to be among them. */
  comment: number;
}

/** @param tail the last `TAIL` bytes of a file; null where that is no zip */
export function findDirectory(tail: Buffer): DirectoryPlace | null {
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1 || end + END.size > tail.length) return null;
  return {
    count: tail.readUInt16LE(end + END.total),
    length: tail.readUInt32LE(end + END.length),
    start: tail.readUInt32LE(end + END.start),
    behind: tail.length - end,
    comment: tail.readUInt16LE(end + END.comment),
  };
}

/**
 * @param directory bytes of the directory. @param at where a record of it begins
 * @returns the record and where the next one begins, which may lie beyond the end; null where there is no record
 * @throws RangeError where the directory ends within the record
 */
export function readRecord(directory: Buffer, at: number): { record: ZipRecord; next: number } | null {
  if (directory.readUInt32LE(at) !== CENTRAL.signature) return null;
  const [nameLength, extra, comment] = [CENTRAL.nameLength, CENTRAL.extraLength, CENTRAL.commentLength].map((field) =>
    directory.readUInt16LE(at + field),
  ) as [number, number, number];
  const end = at + CENTRAL.size + nameLength;
  const rawName = directory.subarray(at + CENTRAL.size, end);
  const flags = directory.readUInt16LE(at + CENTRAL.flags);
  const record = {
    name: entryName(rawName, flags, directory.readUInt16LE(at + CENTRAL.madeBy)),
    rawName,
    flags,
    method: directory.readUInt16LE(at + CENTRAL.method),
    crc: directory.readUInt32LE(at + CENTRAL.crc),
    packed: directory.readUInt32LE(at + CENTRAL.packed),
    size: directory.readUInt32LE(at + CENTRAL.unpacked),
    offset: directory.readUInt32LE(at + CENTRAL.offset),
    attributes: directory.readUInt32LE(at + CENTRAL.attributes),
    extra: directory.subarray(end, end + extra),
  };
  return { record, next: end + extra + comment };
}

/** Where the content behind a local header begins. @param header its `LOCAL.size` bytes. @param offset where it lies */
export function contentStart(header: Buffer, offset: number): number {
  return offset + LOCAL.size + header.readUInt16LE(LOCAL.nameLength) + header.readUInt16LE(LOCAL.extraLength);
}
