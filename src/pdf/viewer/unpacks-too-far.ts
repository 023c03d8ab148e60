import { inflateSync } from 'node:zlib';
import type { PdfStream } from './drawn-forms.js';
import { drawsMoreThan } from './drawn-size.js';
import { objectTexts } from './object-texts.js';

/** What one stream may unpack to; a picture's is bounded too, for any stream can call itself one. */
const LARGEST_STREAM = 64e6;
const LARGEST_PICTURE = 128e6;
/** What all streams that are no pictures may unpack to. */
const LARGEST_WHOLE = 192e6;
/** What all pages may draw together: some ten seconds of an engine's time. */
const LARGEST_DRAWN = 96e6;
/** A stream packed by LZW can unpack to 2,500 times as much. */
const LARGEST_LZW = 100e3;
const LONGEST_HEAD = 4000;
const LONGEST_NUMBER = 40;
const STREAM = /\bstream\r?\n/g;
/** Packed twice: nobody does that, but to fill a memory. */
const TWICE = /\/(?:FlateDecode|Fl|LZWDecode|LZW)\b[^\]]*\/(?:FlateDecode|Fl|LZWDecode|LZW)\b/;

/**
 * Whether a PDF unpacks to more than the engines can hold, which ask for no leave before they unpack. Every stream is unpacked
 * once, whatever it says of itself: real ones stay far below, and a file made to fill the memory does not.
 */
export function unpacksTooFar(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  const [objects, packed, streams] = [[] as string[], [] as string[], new Map<string, PdfStream>()];
  let [done, left] = [0, LARGEST_WHOLE];
  for (const { 0: mark, index } of text.matchAll(STREAM)) {
    if (index < done) continue;
    const start = index + mark.length;
    const found = text.indexOf('endstream', start);
    const end = found === -1 ? text.length : found;
    const before = text.slice(done, index);
    const from = Math.max(0, before.lastIndexOf(' obj'));
    const head = before.slice(Math.max(from, before.length - LONGEST_HEAD));
    objects.push(text.slice(done, index));
    done = end;
    if (TWICE.test(head) || (/\/LZW/.test(head) && end - start > LARGEST_LZW)) return true;
    const isPicture = /\/Subtype\s*\/Image\b/.test(head);
    const most = isPicture ? LARGEST_PICTURE : Math.min(LARGEST_STREAM, left);
    const content = unpacked(file.subarray(start, end), most);
    if (content === null) return true;
    if (!isPicture) left -= content.length;
    const number = /(\d+)\s+\d+$/.exec(before.slice(Math.max(0, from - LONGEST_NUMBER), from))?.[1] ?? '';
    const size = Math.max(content.length, end - start);
    const isForm = /\/Form\b/.test(head);
    if ((isForm || !isPicture) && size >= (streams.get(number)?.size ?? 0))
      streams.set(number, { size, isForm, content: () => plain(file.subarray(start, end)) });
    if (/\/ObjStm\b/.test(head)) packed.push(content.toString('latin1'));
  }
  objects.push(text.slice(done));
  return drawsMoreThan(LARGEST_DRAWN, objectTexts(objects.join('\n'), packed), streams);
}

function plain(bytes: Buffer): string {
  const content = unpacked(bytes, LARGEST_STREAM);
  return (content?.length ? content : bytes).toString('latin1');
}

/** Null for more than may be; nothing where it is packed otherwise, or not at all. */
function unpacked(bytes: Buffer, most: number): Buffer | null {
  if (most <= 0) return null;
  return ((bytes[0] ?? 0) & 15) === 8 ? inflatedUpTo(bytes, Math.ceil(most)) : Buffer.alloc(0);
}

/** Null for more than may be; nothing where it cannot be unpacked. */
export function inflatedUpTo(bytes: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: most });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? null : Buffer.alloc(0);
  }
}
