import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { type PDFContext, type PDFDocument, type PDFObject, type PDFRef, PDFStream } from '@cantoo/pdf-lib';
import type { Joined } from '../join/join.js';
import { type PackedObjects, packObjects, type Run } from '../join/packed-objects.js';
import type { RawObjects, RawStream } from '../join/raw-piece.js';

const deflateAside = promisify(deflate);

const STREAM = Buffer.from('\nstream\n');
const END_OF_OBJECT = Buffer.from('\nendobj\n');
const END_OF_STREAM = Buffer.from('\nendstream\nendobj\n');

const HEADER = Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1');

/** A piece of the file, and the objects that can be found in it. */
interface Piece {
  readonly bytes: readonly Uint8Array[];
  readonly number: number;
  /** Of the objects packed inside, in order. */
  readonly packed: readonly Run[];
}

const NONE: RawObjects = { texts: new Map(), streams: new Map() };

/**
 * Writes a PDF as a small file: all objects but streams packed and compressed (ISO 32000-1, 7.5.7 and 7.5.8), which takes a
 * tagged document to about half. pdf-lib can do the same, but needs seven times as long, since it neither uses zlib nor the
 * other processor. The same document gives the same bytes; its /ID is the hash of what was written.
 *
 * @param raw objects of the document that its context does not hold
 * @param tags others, which are packed already
 */
export async function saveCompactly(
  { context }: PDFDocument,
  raw: RawObjects = NONE,
  tags: Joined['tags'] = [],
): Promise<Uint8Array> {
  const objects = context.enumerateIndirectObjects();
  const streams = objects.flatMap(([ref, object]) => (object instanceof PDFStream ? [plainObject(ref, object)] : []));
  const others = objects.filter(([, object]) => !(object instanceof PDFStream));
  const small = [
    ...others.map(([ref, object]) => ({ number: ref.objectNumber, text: bytesOf(object).toString('latin1') })),
    ...[...raw.texts].map(([number, text]) => ({ number, text })),
  ];
  const firstNew = context.largestObjectNumber + 1;
  const packed = [...(await Promise.all(tags)).flat(), ...(await packObjects(small))];
  const pieces = [
    ...streams,
    ...[...raw.streams].map(rawObject),
    ...packed.map((group, index) => objectStream(firstNew + index, group)),
  ];
  const table = await crossReferences(context, pieces, firstNew + packed.length);
  return Buffer.concat([HEADER, ...pieces.flatMap(({ bytes }) => bytes), table]);
}

function rawObject([number, { head, rest }]: [number, RawStream]): Piece {
  return { bytes: [Buffer.from(`${number} 0 obj\n${head}`, 'latin1'), rest, END_OF_OBJECT], number, packed: [] };
}

/** The bytes of a stream are not copied before they are in the file: evidence can be most of it. */
function plainObject(ref: PDFRef, stream: PDFStream): Piece {
  stream.updateDict();
  const head = Buffer.from(`${ref.objectNumber} 0 obj\n`);
  const bytes = [head, bytesOf(stream.dict), STREAM, stream.getContents(), END_OF_STREAM];
  return { bytes, number: ref.objectNumber, packed: [] };
}

function bytesOf(object: PDFObject): Buffer {
  const bytes = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function objectStream(number: number, { runs, first, bytes }: PackedObjects): Piece {
  const count = runs.reduce((sum, run) => sum + run.count, 0);
  const dictionary = `/Type /ObjStm /N ${count} /First ${first}`;
  return { bytes: [streamObject(number, dictionary, bytes)], number, packed: runs };
}

function streamObject(number: number, dictionary: string, compressed: Buffer): Buffer {
  const head = `${number} 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${compressed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), compressed, Buffer.from('\nendstream\nendobj\n')]);
}

/** One byte for the kind of entry, four for a place in the file, two for one in an object stream. */
const ENTRY = 7;

/** Places of objects whose numbers follow each other; of packed ones the first, and the rest behind it. */
interface Places {
  readonly object: number;
  readonly count: number;
  readonly entry: Buffer;
}

async function crossReferences({ trailerInfo }: PDFContext, pieces: readonly Piece[], number: number): Promise<Buffer> {
  const places: Places[] = [];
  const hash = createHash('sha256');
  let offset = HEADER.length;
  for (const piece of pieces) {
    places.push({ object: piece.number, count: 1, entry: entryOf(1, offset, 0) });
    let inside = 0;
    for (const { from, count } of piece.packed) {
      places.push({ object: from, count, entry: entryOf(2, piece.number, inside) });
      inside += count;
    }
    for (const bytes of piece.bytes) {
      hash.update(bytes);
      offset += bytes.length;
    }
  }
  places.push({ object: number, count: 1, entry: entryOf(1, offset, 0) });
  const id = hash.digest('hex').slice(0, 32);
  const dictionary =
    `/Type /XRef /Size ${number + 1} /W [1 4 2] /DecodeParms << /Predictor 12 /Columns ${ENTRY} >> /Root ${trailerInfo.Root} ` +
    `${trailerInfo.Info ? `/Info ${trailerInfo.Info} ` : ''}/ID [<${id}> <${id}>]`;
  const table = streamObject(number, dictionary, await deflateAside(rowsOf(places, number + 1)));
  return Buffer.concat([table, Buffer.from(`startxref\n${offset}\n%%EOF\n`)]);
}

function entryOf(kind: number, place: number, index: number): Buffer {
  const entry = Buffer.alloc(ENTRY);
  entry.writeUInt8(kind);
  entry.writeUInt32BE(place, 1);
  entry.writeUInt16BE(index, 5);
  return entry;
}

/** What stands in front of an entry that is written as what it differs by from the one above (ISO 32000-1, 7.4.4.4). */
const PNG_UP = 2;
const SAME = Buffer.from([PNG_UP, 0, 0, 0, 0, 0, 0, 0]);
const NEXT_INSIDE = Buffer.from([PNG_UP, 0, 0, 0, 0, 0, 0, 1]);
const NOWHERE = Buffer.alloc(ENTRY);

/** Each entry as what it differs by from the one above: packed, a tenth of the whole. A hundred thousand objects are a few runs. */
function rowsOf(places: Places[], size: number): Buffer {
  const rows = Buffer.alloc(size * SAME.length, SAME);
  let next = 0;
  let above: Buffer = NOWHERE;
  const write = (object: number, entry: Buffer): void => {
    const row = object * SAME.length + 1;
    for (let at = 0; at < ENTRY; at += 1) rows[row + at] = (entry[at] as number) - (above[at] as number);
    above = entry;
  };
  for (const { object, count, entry } of places.sort((one, other) => one.object - other.object)) {
    if (object > next) write(next, NOWHERE);
    write(object, entry);
    next = object + count;
    if (count === 1) continue;
    rows.fill(NEXT_INSIDE, (object + 1) * SAME.length, next * SAME.length);
    const first = entry.readUInt16BE(5);
    for (let inside = first + 1; inside < first + count; inside += 1)
      if (inside % 256 === 0) rows[(object + inside - first) * SAME.length + 6] = 1;
    above = entryOf(2, entry.readUInt32BE(1), first + count - 1);
  }
  return rows;
}
