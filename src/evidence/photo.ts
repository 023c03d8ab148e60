import { inflateSync } from 'node:zlib';
import { COLOUR_PROFILE } from '../portfolio/content.js';
import { attempt } from '../text/attempt.js';
import { type ByteSource, inMemory } from './bytes.js';
import { readExif } from './exif.js';
import { contentOf, type Found, textAt } from './findings.js';
import { iptcInPhotoshop, readIptc } from './iptc.js';
import { readableTexts } from './readable.js';
import { readXmp } from './xmp.js';

const LARGEST_PART = 1024 * 1024;
const MOST_PARTS = 5000;
const WHERE = 'the data of the photo';

/** Reads what a photo says about itself. The kind is told by its first bytes, not by its name. */
export function readPhoto(source: ByteSource): Found {
  const head = source.read(0, 12);
  const [ascii, kind] = [head.toString('latin1'), head.toString('latin1', 8, 12)];
  if (ascii.startsWith('\xff\xd8')) return contentOf(...jpegParts(source));
  if (ascii.startsWith('\x89PNG')) return contentOf(...pngParts(source));
  if (ascii.startsWith('RIFF') && kind === 'WEBP') return contentOf(...webpParts(source));
  if (/^(II\*\0|MM\0\*)/.test(ascii)) return readExif(source);
  if (ascii.startsWith('ftyp', 4) && /^(heic|heix|heif|mif1|msf1|avif|hevc)/.test(kind)) return heifData(source);
  return {};
}

/** APP1, APP2, APP13, comment. */
const TELLING = new Set([0xe1, 0xe2, 0xed, 0xfe]);

/** Segments before the picture itself: Exif and XMP in APP1, Photoshop's IPTC in APP13, comments. */
function* jpegParts(source: ByteSource): Iterable<Found> {
  let at = 2;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const head = source.read(at, 4);
    if (head.length < 4) return;
    if (head[1] === 0xda || head[1] === 0xd9) return yield behind(afterJpeg(source));
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff || marker === 0xff || marker === 0) {
      const next = source.read(at + 1, LARGEST_PART).indexOf(0xff);
      if (next === -1) return;
      at += 1 + next;
      continue;
    }
    const length = head.readUInt16BE(2);
    if (TELLING.has(marker)) yield segment(marker, source.read(at + 4, Math.max(0, length - 2)));
    at += 2 + length;
  }
}

function behind(bytes: Buffer): Found {
  return bytes.length === 0 ? {} : readableTexts('what follows the picture', bytes);
}

/** What follows its end, which stands nowhere in the picture's own bytes. */
function afterJpeg(source: ByteSource): Buffer {
  const last = source.read(Math.max(0, source.size - LARGEST_PART), LARGEST_PART);
  const end = last.lastIndexOf('\xff\xd9', undefined, 'latin1');
  return end === -1 ? Buffer.alloc(0) : last.subarray(end + 2);
}

function segment(marker: number, bytes: Buffer): Found {
  if (marker === 0xfe) return { texts: textAt(WHERE, bytes.toString('utf8')) };
  const name = bytes.toString('latin1', 0, 40);
  if (name.startsWith('Exif\0\0')) return readExif(inMemory(bytes.subarray(6)));
  if (name.startsWith('ICC_PROFILE')) return colours(bytes);
  if (name.startsWith('http://ns.adobe.com/')) return readXmp(bytes.toString('utf8', bytes.indexOf(0) + 1));
  if (!name.startsWith('Photoshop 3.0\0')) return {};
  const iptc = iptcInPhotoshop(bytes.subarray(14));
  return iptc ? readIptc(iptc) : {};
}

function* pngParts(source: ByteSource): Iterable<Found> {
  let at = 8;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const head = source.read(at, 8);
    if (head.length < 8) return;
    const [length, type] = [head.readUInt32BE(), head.toString('latin1', 4, 8)];
    if (/^(eXIf|iTXt|tEXt|zTXt|iCCP)$/.test(type))
      yield pngChunk(type, source.read(at + 8, Math.min(length, LARGEST_PART)));
    at += 12 + length;
    if (type === 'IEND') return yield behind(source.read(at, LARGEST_PART));
  }
}

function pngChunk(type: string, bytes: Buffer): Found {
  if (type === 'eXIf') return readExif(inMemory(bytes));
  const end = bytes.indexOf(0);
  if (type === 'iCCP') return colours(Buffer.concat([bytes.subarray(0, end), inflated(bytes.subarray(end + 2))]));
  const keyword = bytes.toString('latin1', 0, end);
  const text = pngText(type, bytes.subarray(end + 1));
  if (keyword === 'XML:com.adobe.xmp') return readXmp(text);
  return { texts: textAt(WHERE, text), hasAuthor: /^(Author|Artist)$/i.test(keyword) && text.trim() !== '' };
}

/** tEXt is Latin-1; zTXt is compressed; iTXt is UTF-8 behind two flags, a language and a translated keyword. */
function pngText(type: string, bytes: Buffer): string {
  if (type === 'tEXt') return bytes.toString('latin1');
  if (type === 'zTXt') return inflated(bytes.subarray(1)).toString('latin1');
  const language = bytes.indexOf(0, 2);
  const text = bytes.subarray(bytes.indexOf(0, language + 1) + 1);
  return (bytes[0] === 1 ? inflated(text) : text).toString('utf8');
}

function inflated(bytes: Buffer): Buffer {
  return attempt(() => inflateSync(bytes, { maxOutputLength: LARGEST_PART })) ?? Buffer.alloc(0);
}

function* webpParts(source: ByteSource): Iterable<Found> {
  let at = 12;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const head = source.read(at, 8);
    if (head.length < 8) return;
    const [type, length] = [head.toString('latin1', 0, 4), head.readUInt32LE(4)];
    const bytes = (): Buffer => source.read(at + 8, Math.min(length, LARGEST_PART));
    if (type === 'EXIF') yield readExif(inMemory(withoutPrefix(bytes())));
    if (type === 'ICCP') yield colours(bytes());
    if (type === 'XMP ') yield readXmp(bytes().toString('utf8'));
    at += 8 + ((length + 1) & ~1);
  }
}

function withoutPrefix(bytes: Buffer): Buffer {
  return bytes.toString('latin1', 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes;
}

/** How Exif begins, in either order of its bytes. */
const EXIF = /II\*\0|MM\0\*/g;
const MOST_ITEMS = 8;
/** An item that is packed (ISO/IEC 14496-12, 8.11.6: the encoding of its content). */
const PACKED_ITEM = /\0(?:deflate|gzip|br|compress)\0/;

/** iPhones' format keeps Exif and XMP as items somewhere in the file; they are found by how they begin. */
function heifData(source: ByteSource): Found {
  const bytes = source.read(0, 4 * LARGEST_PART);
  const text = bytes.toString('latin1');
  const items = [...text.matchAll(EXIF)].slice(0, MOST_ITEMS).map(({ index }) => index);
  const xmp = bytes.indexOf('<x:xmpmeta');
  const unread =
    source.size > bytes.length ? 'it is too large' : PACKED_ITEM.test(text) ? 'a part of it is packed' : null;
  return contentOf(
    { unread },
    ...items.map((at) => readExif(inMemory(bytes.subarray(at)))),
    xmp === -1 ? {} : readXmp(bytes.toString('utf8', xmp, bytes.indexOf('</x:xmpmeta>', xmp) + 12)),
  );
}

/** What the profile of somebody's own screen or camera is called. */
function colours(profile: Buffer): Found {
  return readableTexts(COLOUR_PROFILE, profile);
}
