import type { ByteSource } from './bytes.js';
import { contentOf, type Found } from './findings.js';
import { readableTexts } from './readable.js';

const WHERE = 'its tags';
const LARGEST = 4 * 1024 * 1024;
const EDGE = 64 * 1024;
const MOST_BOXES = 10_000;
/** Boxes of a film that hold others; those below `meta` come behind four bytes. */
const HOLDERS = new Set(['moov', 'trak', 'mdia', 'minf', 'udta', 'meta', 'ilst']);
/** Boxes with the film itself, and where each of its pieces lies. */
const FILM = new Set(['mdat', 'stbl', 'free', 'skip', 'moof', 'mfra', 'sidx', 'wide']);

interface Region {
  from: number;
  length: number;
}

/** What sound and film say of themselves: title, artist, comment. What is said in them is not listened to. */
export function readTags(source: ByteSource): Found {
  const regions = regionsOf(source);
  const unread = holdsPicture(source) ? 'it holds a picture' : null;
  return contentOf(
    { unread },
    ...regions.map(({ from, length }) => readableTexts(WHERE, source.read(from, Math.min(length, LARGEST)))),
  );
}

/** All that can be read in a small file of a format that is not known. */
export function readWhole(source: ByteSource): Found {
  const length = Math.min(source.size, LARGEST);
  const bytes = source.read(0, length);
  const comments = readableTexts('a comment', gifComments(bytes));
  const { texts = [] } = contentOf(readableTexts('its data', bytes), comments);
  return { texts, unread: source.size > length ? 'it is too large' : null };
}

/** A comment stands in blocks of at most 255 letters, each behind its length (GIF89a, 24). */
function gifComments(bytes: Buffer): Buffer {
  const blocks: Buffer[] = [];
  if (!bytes.subarray(0, 4).equals(Buffer.from('GIF8'))) return Buffer.alloc(0);
  for (let at = bytes.indexOf('\x21\xfe', 0, 'latin1'); at !== -1; at = bytes.indexOf('\x21\xfe', at, 'latin1')) {
    for (at += 2; (bytes[at] ?? 0) > 0; at += (bytes[at] ?? 0) + 1)
      blocks.push(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  }
  return Buffer.concat(blocks);
}

/** A picture of its cover is packed, so that nothing is read in it (RFC 9639, 8.8; ID3v2.3, 4.15). */
function holdsPicture(source: ByteSource): boolean {
  const head = source.read(0, 256 * 1024);
  if (head.toString('latin1', 0, 4) === 'fLaC') return [...flacPictures(source)].length > 0;
  return head.toString('latin1', 0, 3) === 'ID3' && /APIC|PIC[\x00\x01]/.test(head.toString('latin1'));
}

function* flacPictures(source: ByteSource): Iterable<number> {
  for (let at = 4; at + 4 <= source.size; ) {
    const head = source.read(at, 4);
    if (((head[0] ?? 0) & 127) === 6) yield at;
    if (((head[0] ?? 0) & 128) !== 0) return;
    at += 4 + head.readUIntBE(1, 3);
  }
}

function regionsOf(source: ByteSource): Region[] {
  const head = source.read(0, 12).toString('latin1');
  if (head.startsWith('ID3')) return [{ from: 0, length: id3Length(source) }, ...tail(source, 64)];
  if (head.startsWith('RIFF')) return [...riffChunks(source)];
  if (head.startsWith('fLaC')) return [...flacBlocks(source)];
  if (/^(?:ftyp|moov|mdat|wide|free|skip|pnot)$/.test(head.slice(4, 8))) return [...boxes(source, 0, source.size)];
  const edge = Math.min(EDGE, source.size);
  return [{ from: 0, length: edge }, ...tail(source, edge)];
}

/** ID3v1: title, artist and album of thirty letters each, a year, a comment. */
const OLDER = [
  [3, 30],
  [33, 30],
  [63, 30],
  [97, 30],
] as const;

/** The end, where older tags stand: ID3v1 in 128 bytes, APEv2 in some more. */
function tail(source: ByteSource, least: number): Region[] {
  const length = Math.min(source.size, Math.max(least, 4096));
  const start = source.size - 128;
  const isOlder = start >= 0 && source.read(start, 3).toString('latin1') === 'TAG';
  const fields = isOlder ? OLDER.map(([at, size]) => ({ from: start + at, length: size })) : [];
  return [{ from: source.size - length, length }, ...fields];
}

/** Four times seven bits. */
function id3Length(source: ByteSource): number {
  return [...source.read(6, 4)].reduce((sum, byte) => sum * 128 + (byte & 127), 10);
}

function* riffChunks(source: ByteSource): Iterable<Region> {
  for (let [at, seen] = [12, 0]; at + 8 <= source.size && seen < MOST_BOXES; seen += 1) {
    const head = source.read(at, 8);
    const length = head.readUInt32LE(4);
    const name = head.toString('latin1', 0, 4);
    const isList = name === 'LIST' && source.read(at + 8, 4).toString('latin1') !== 'movi';
    if (isList || /^(?:id3 |ID3 |bext|iXML|axml|_PMX|cart)$/.test(name)) yield { from: at + 8, length };
    at += 8 + length + (length & 1);
  }
}

function* flacBlocks(source: ByteSource): Iterable<Region> {
  for (let at = 4; at + 4 <= source.size; ) {
    const head = source.read(at, 4);
    const length = head.readUIntBE(1, 3);
    const kind = (head[0] ?? 0) & 127;
    if (kind === 2 || kind === 4) yield { from: at + 4, length };
    if (((head[0] ?? 0) & 128) !== 0) return;
    at += 4 + length;
  }
}

function* boxes(source: ByteSource, from: number, to: number): Iterable<Region> {
  for (let [at, seen] = [from, 0]; at + 8 <= to && seen < MOST_BOXES; seen += 1) {
    const head = source.read(at, 16);
    const small = head.readUInt32BE();
    const size = small === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : small === 0 ? to - at : small;
    if (size < 8) return;
    const name = head.toString('latin1', 4, 8);
    const start = at + (small === 1 ? 16 : 8);
    if (HOLDERS.has(name)) yield* boxes(source, start + (name === 'meta' ? 4 : 0), Math.min(at + size, to));
    else if (!FILM.has(name)) yield { from: start, length: Math.min(size, to - at) - 8 };
    at += size;
  }
}
