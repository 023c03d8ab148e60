import { inflateSync } from 'node:zlib';

/** What one stream may unpack to; a picture's is bounded too, for any stream can call itself one. */
const LARGEST_STREAM = 64e6;
const LARGEST_PICTURE = 128e6;
/** What all streams that are no pictures may unpack to. */
const LARGEST_WHOLE = 192e6;
/** A stream packed by LZW can unpack to 2,500 times as much. */
const LARGEST_LZW = 100e3;
const LONGEST_HEAD = 4000;
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
  let [done, left] = [0, LARGEST_WHOLE];
  for (const { 0: mark, index } of text.matchAll(STREAM)) {
    if (index < done) continue;
    const start = index + mark.length;
    const found = text.indexOf('endstream', start);
    const end = found === -1 ? text.length : found;
    const before = text.slice(Math.max(done, index - LONGEST_HEAD), index);
    const head = before.slice(Math.max(0, before.lastIndexOf(' obj')));
    done = end;
    if (TWICE.test(head) || (/\/LZW/.test(head) && end - start > LARGEST_LZW)) return true;
    const isPicture = /\/Subtype\s*\/Image\b/.test(head);
    const size = unpackedSize(file.subarray(start, end), isPicture ? LARGEST_PICTURE : Math.min(LARGEST_STREAM, left));
    if (size === null) return true;
    if (!isPicture) left -= size;
  }
  return false;
}

/** Null for more than may be. Of what is packed otherwise, or not at all, the size is what it has. */
function unpackedSize(bytes: Buffer, most: number): number | null {
  if (most <= 0) return null;
  if (((bytes[0] ?? 0) & 15) !== 8) return 0;
  try {
    return inflateSync(bytes, { maxOutputLength: Math.ceil(most) }).length;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? null : 0;
  }
}
