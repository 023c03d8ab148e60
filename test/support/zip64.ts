import { crc32, deflateRawSync } from 'node:zlib';
import { CENTRAL, END, END64, LOCAL, LOCATOR } from '../../src/zip/format.js';

/** Size, packed size, offset: in the order of the field that holds them in 64 bits (APPNOTE 4.5.3). */
export type Numbers = readonly [size: number, packed: number, offset: number];
interface Header {
  short: Numbers;
  extra: Buffer;
}
/** How a zip says its numbers; by default all of them in 64 bits, before the content. */
export interface Shape {
  method?: 0 | 8;
  local?: (numbers: Numbers) => Header;
  central?: (numbers: Numbers) => Header;
  /** Checksum and sizes behind the content. */
  behind?: (crc: number, numbers: Numbers) => Buffer;
}

export const ELSEWHERE = 0xffffffff;
export const NOWHERE: Numbers = [ELSEWHERE, ELSEWHERE, ELSEWHERE];

export const bits64 = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(8 * numbers.length);
  for (const [index, one] of numbers.entries()) bytes.writeBigUInt64LE(BigInt(one), 8 * index);
  return bytes;
};
export const bits32 = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [index, one] of numbers.entries()) bytes.writeUInt32LE(one, 4 * index);
  return bytes;
};
export const field = (data: Buffer, kind = 1): Buffer =>
  Buffer.concat([Buffer.from([kind, kind >> 8, data.length, data.length >> 8]), data]);
/** All numbers in 64 bits. */
const long = (numbers: Numbers): Header => ({ short: NOWHERE, extra: field(bits64(...numbers)) });
const longSizes = ([size, packed]: Numbers): Header => ({ short: NOWHERE, extra: field(bits64(size, packed)) });

/** A zip of these files as programs write it that reckon with more than 4 GB. */
export function zip64Of(files: Record<string, string | Uint8Array>, shape: Shape = {}): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = shape.method === 0 ? bytes : deflateRawSync(bytes);
    const numbers: Numbers = [bytes.length, packed.length, lengthOf(parts)];
    const isBehind = shape.behind !== undefined;
    const head = (at: typeof LOCAL | typeof CENTRAL, { short, extra }: Header, crc: number): Buffer => {
      const fixed = Buffer.alloc(at.size);
      fixed.writeUInt32LE(at.signature);
      fixed.writeUInt16LE(0x0800 | (isBehind ? 8 : 0), at.flags);
      fixed.writeUInt16LE(shape.method ?? 8, at.method);
      fixed.writeUInt32LE(crc, at.crc);
      fixed.writeUInt32LE(short[1], at.packed);
      fixed.writeUInt32LE(short[0], at.unpacked);
      fixed.writeUInt16LE(Buffer.byteLength(name), at.nameLength);
      fixed.writeUInt16LE(extra.length, at.extraLength);
      if ('offset' in at) fixed.writeUInt32LE(short[2], at.offset);
      return Buffer.concat([fixed, Buffer.from(name), extra]);
    };
    parts.push(head(LOCAL, (shape.local ?? longSizes)(numbers), isBehind ? 0 : crc32(bytes)), packed);
    parts.push(shape.behind?.(crc32(bytes), numbers) ?? Buffer.alloc(0));
    directory.push(head(CENTRAL, (shape.central ?? long)(numbers), crc32(bytes)));
  }
  const end = endsOf(directory.length, lengthOf(directory), lengthOf(parts));
  return Buffer.concat([...parts, ...directory, end]);
}

const lengthOf = (parts: readonly Buffer[]): number => parts.reduce((sum, { length }) => sum + length, 0);

/** The three records at the end; the last one leaves everything to the first. */
export function endsOf(count: number, length: number, start: number): Buffer {
  const first = Buffer.alloc(END64.size);
  first.writeUInt32LE(END64.signature);
  bits64(END64.size - 12).copy(first, END64.rest);
  bits64(count, count, length, start).copy(first, END64.count);
  const locator = Buffer.concat([bits32(LOCATOR.signature, 0), bits64(start + length), bits32(1)]);
  const last = Buffer.alloc(END.size);
  last.writeUInt32LE(END.signature);
  last.fill(0xff, END.count, END.comment);
  return Buffer.concat([first, locator, last]);
}
