import { promisify } from 'node:util';
import { deflate, type ZlibOptions } from 'node:zlib';
import { inTurns } from '../finish/in-turns.js';

/** An object that nothing here needs to understand: its number, and what stands between `obj` and `endobj`, a letter a byte. */
export interface RawObject {
  readonly number: number;
  readonly text: string;
}

/** Numbers that follow each other. */
export interface Run {
  readonly from: number;
  readonly count: number;
}

/** Objects packed together (ISO 32000-1, 7.5.7): what a stream of objects holds, whatever its own number will be. */
export interface PackedObjects {
  /** Their numbers, in their order. */
  readonly runs: readonly Run[];
  /** Where the first of them begins, once unpacked. */
  readonly first: number;
  readonly bytes: Buffer;
}

/** Small enough for a viewer to unpack one for a single object, large enough to compress well. */
const TOGETHER = 500;

/** Room for one, packed. The last tenth of a hundredth would take a third of the time. */
const PACKING = { chunkSize: 32 * 1024, level: 5 };

const deflateAside = promisify<Buffer, ZlibOptions, Buffer>(deflate);

/** Packs objects, so many at a time, beside other work. */
export function packObjects(objects: readonly RawObject[]): Promise<PackedObjects[]> {
  const groups = Array.from({ length: Math.ceil(objects.length / TOGETHER) }, (_, index) =>
    objects.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
  return inTurns(groups, packed);
}

async function packed(group: readonly RawObject[]): Promise<PackedObjects> {
  let offset = 0;
  const index = group.map(({ number, text }) => {
    const entry = `${number} ${offset}`;
    offset += text.length + 1;
    return entry;
  });
  const head = `${index.join(' ')}\n`;
  const body = Buffer.from(`${head}${group.map(({ text }) => `${text}\n`).join('')}`, 'latin1');
  return {
    runs: runsOf(group.map(({ number }) => number)),
    first: head.length,
    bytes: await deflateAside(body, PACKING),
  };
}

function runsOf(numbers: readonly number[]): Run[] {
  const begins = numbers.flatMap((number, index) => (number === (numbers[index - 1] ?? -1) + 1 ? [] : [index]));
  return begins.map((at, index) => ({ from: numbers[at] ?? 0, count: (begins[index + 1] ?? numbers.length) - at }));
}
