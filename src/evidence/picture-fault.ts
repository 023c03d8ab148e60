import type { EvidenceFault } from '../portfolio/model.js';
import { decodeText } from '../text/decode-text.js';
import type { ByteSource } from './bytes.js';
import { stripJpeg } from './strip/jpeg.js';
import { stripPng } from './strip/png.js';
import { repeatedIn } from './svg-drawing.js';

/** A larger picture is not walked through to its end. */
const LARGEST = 60e6;

/** Judges a picture by what it is, not by what it is called: telephones send HEIC under the name of JPEG. */
export function pictureFault(head: Buffer, source: ByteSource): EvidenceFault | null {
  const [start, kind] = [head.toString('latin1', 0, 12), head.toString('latin1', 8, 12)];
  if (start.startsWith('\xff\xd8')) return jpegFault(source);
  if (start.startsWith('\x89PNG')) return pngFault(source);
  if (start.startsWith('GIF8')) return lastBytes(source, 512).includes(0x3b) ? null : 'cut-off';
  if (start.startsWith('RIFF') && kind === 'WEBP') return head.readUInt32LE(4) + 8 > source.size + 1 ? 'cut-off' : null;
  if (start.startsWith('BM')) return head.readUInt32LE(2) > source.size ? 'cut-off' : null;
  if (/^(?:II\*\0|MM\0\*|\xff\x0a|\0\0\0\x0cJXL )/.test(start)) return 'undrawn';
  if (start.startsWith('ftyp', 4)) return /^avi[fs]$/.test(kind) ? null : 'undrawn';
  if (/^\0\0[\x01\x02]\0/.test(start)) return null;
  return isDrawing(source) ? null : 'broken';
}

/** A browser draws nothing of a drawing whose tags do not fit each other. */
function isDrawing(source: ByteSource): boolean {
  if (!/<svg[\s>]/i.test(source.read(0, 65_536).toString('latin1').replaceAll('\0', ''))) return false;
  const text = source.size > LARGEST ? null : decodeText(source.read(0, source.size));
  return text === null || repeatedIn(text) !== null;
}

/** The end of a JPEG stands at its end, or before what a telephone hangs on. */
function jpegFault(source: ByteSource): EvidenceFault | null {
  const tail = lastBytes(source, 64)
    .toString('latin1')
    .replace(/[\0\r\n ]+$/, '');
  if (tail.endsWith('\xff\xd9')) return null;
  return source.size > LARGEST || stripJpeg(source.read(0, source.size)) ? null : 'cut-off';
}

function pngFault(source: ByteSource): EvidenceFault | null {
  if (lastBytes(source, 12).includes('IEND')) return null;
  return source.size > LARGEST || stripPng(source.read(0, source.size)) ? null : 'cut-off';
}

function lastBytes(source: ByteSource, count: number): Buffer {
  return source.read(Math.max(0, source.size - count), count);
}
