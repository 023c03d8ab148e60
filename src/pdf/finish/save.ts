import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { type PDFContext, type PDFDocument, type PDFObject, type PDFRef, PDFStream } from '@cantoo/pdf-lib';
import type { Joined } from '../join/join.js';
import { type PackedObjects, packObjects } from '../join/packed-objects.js';
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
  /** Numbers of the objects packed inside, in order. */
  readonly packed: readonly number[];
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

function objectStream(number: number, { numbers, first, bytes }: PackedObjects): Piece {
  const dictionary = `/Type /ObjStm /N ${numbers.length} /First ${first}`;
  return { bytes: [streamObject(number, dictionary, bytes)], number, packed: numbers };
}

function streamObject(number: number, dictionary: string, compressed: Buffer): Buffer {
  const head = `${number} 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${compressed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), compressed, Buffer.from('\nendstream\nendobj\n')]);
}

/** One byte for the kind of entry, four for a place in the file, two for one in an object stream. */
const ENTRY = 7;

async function crossReferences({ trailerInfo }: PDFContext, pieces: readonly Piece[], number: number): Promise<Buffer> {
  const entries = Buffer.alloc((number + 1) * ENTRY);
  const hash = createHash('sha256');
  let offset = HEADER.length;
  for (const piece of pieces) {
    writeEntry(entries, piece.number, 1, offset, 0);
    piece.packed.forEach((inside, index) => {
      writeEntry(entries, inside, 2, piece.number, index);
    });
    for (const bytes of piece.bytes) {
      hash.update(bytes);
      offset += bytes.length;
    }
  }
  writeEntry(entries, number, 1, offset, 0);
  const id = hash.digest('hex').slice(0, 32);
  const dictionary =
    `/Type /XRef /Size ${number + 1} /W [1 4 2] /DecodeParms << /Predictor 12 /Columns ${ENTRY} >> /Root ${trailerInfo.Root} ` +
    `${trailerInfo.Info ? `/Info ${trailerInfo.Info} ` : ''}/ID [<${id}> <${id}>]`;
  const table = streamObject(number, dictionary, await deflateAside(fromRowsAbove(entries)));
  return Buffer.concat([table, Buffer.from(`startxref\n${offset}\n%%EOF\n`)]);
}

/** Each entry as what it differs by from the one above (ISO 32000-1, 7.4.4.4): packed, a tenth of the whole. */
function fromRowsAbove(entries: Buffer): Buffer {
  const rows = Buffer.alloc((entries.length / ENTRY) * (ENTRY + 1));
  for (let from = 0, to = 0; from < entries.length; to += 1) {
    rows[to] = PNG_UP;
    for (const end = from + ENTRY; from < end; from += 1) {
      to += 1;
      rows[to] = (entries[from] as number) - (from < ENTRY ? 0 : (entries[from - ENTRY] as number));
    }
  }
  return rows;
}

const PNG_UP = 2;

/** Byte by byte: there may be a hundred thousand. */
function writeEntry(entries: Buffer, object: number, kind: number, place: number, index: number): void {
  const at = object * ENTRY;
  entries[at] = kind;
  entries[at + 1] = place >>> 24;
  entries[at + 2] = place >>> 16;
  entries[at + 3] = place >>> 8;
  entries[at + 4] = place;
  entries[at + 5] = index >>> 8;
  entries[at + 6] = index;
}
