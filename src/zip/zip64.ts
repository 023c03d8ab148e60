import { END64, LOCATOR } from './format.js';

/** What a record at the end of a zip says of its directory. */
export interface EndRecord {
  /** Where the record begins. */
  at: number;
  /** Entries on this disk, and in all. */
  here: number;
  total: number;
  length: number;
  start: number;
}

/** A field of a header with this value stands elsewhere, in 64 bits. */
const [ELSEWHERE, COUNT_ELSEWHERE] = [0xffffffff, 0xffff];
const SIZES = 0x0001;

/** Beyond 2^53 no longer exact, which no file is as long as. */
const long = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at));

/** Whether a record of 64 bits is said to be before the one that begins at `end`. */
export function hasLocator(tail: Buffer, end: number): boolean {
  const at = end - LOCATOR.size;
  return at >= 0 && tail.readUInt32LE(at) === LOCATOR.signature;
}

/**
 * @param tail the last bytes of a file. @param end where its end record begins, behind a locator. @param before bytes before the tail
 * @returns the record of 64 bits; null where it does not lie where programs look for it, by the locator or just before that
 */
export function readLongEnd(tail: Buffer, end: number, before: number): EndRecord | null {
  const locator = end - LOCATOR.size;
  const at = locator - END64.size;
  const isThere =
    at >= 0 &&
    tail.readUInt32LE(at) === END64.signature &&
    long(tail, at + END64.rest) === END64.size - 12 &&
    long(tail, locator + LOCATOR.place) === before + at;
  if (!isThere) return null;
  const [here, total, length, start] = [END64.count, END64.total, END64.length, END64.start].map((field) =>
    long(tail, at + field),
  ) as [number, number, number, number];
  return { at, here, total, length, start };
}

/** Whether both say the same, or the short one leaves it to the long one: programs read one or the other. */
export function isSameEnd(short: EndRecord, other: EndRecord): boolean {
  const fits = (field: 'here' | 'total' | 'length' | 'start', elsewhere: number): boolean =>
    short[field] === other[field] || short[field] === elsewhere;
  return (
    fits('here', COUNT_ELSEWHERE) &&
    fits('total', COUNT_ELSEWHERE) &&
    fits('length', ELSEWHERE) &&
    fits('start', ELSEWHERE)
  );
}

/** The fields of single programs behind a header (APPNOTE 4.5). */
export function extraFields(extra: Buffer): { kind: number; data: Buffer }[] {
  const fields: { kind: number; data: Buffer }[] = [];
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    fields.push({ kind: extra.readUInt16LE(at), data: extra.subarray(at + 4, end) });
    at = end;
  }
  return fields;
}

/**
 * The numbers of a header, with those of 64 bits in the place of what is left to them (APPNOTE 4.5.3).
 * @param short size, packed size and offset as the header has them
 * @returns isPlain: no program can read other ones. The field has what the header leaves to it, or all from the first on
 */
export function longNumbers(
  short: readonly [size: number, packed: number, offset: number],
  extra: Buffer,
): { numbers: [size: number, packed: number, offset: number]; isPlain: boolean } {
  const [first, ...others] = extraFields(extra).filter(({ kind }) => kind === SIZES);
  const data = first?.data ?? Buffer.alloc(0);
  const held = Array.from({ length: Math.floor(data.length / 8) }, (_, index) => long(data, index * 8));
  const left = [...held];
  const numbers = short.map((one) => (one === ELSEWHERE ? (left.shift() ?? one) : one)) as [number, number, number];
  const asked = numbers.filter((_, index) => short[index] === ELSEWHERE);
  const isSame = (all: readonly number[]): boolean => all.join() === held.join();
  const isPlain =
    others.length === 0 &&
    isFirstDisk(data.subarray(held.length * 8)) &&
    (isSame(asked) || isSame(numbers.slice(0, held.length)));
  return { numbers, isPlain };
}

const isFirstDisk = (rest: Buffer): boolean => rest.length === 0 || (rest.length === 4 && rest.readUInt32LE() === 0);
