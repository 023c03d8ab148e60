import { isUtf8 } from 'node:buffer';
import type { ByteSource } from './bytes.js';
import { contentOf, type Found } from './findings.js';
import { readMarkup } from './markup.js';

const LARGEST = 8 * 1024 * 1024;

/** Reads a file of plain text in UTF-8, in UTF-16 with a byte order mark, or in what old Windows programs write. */
export function readPlain(source: ByteSource): Found {
  const bytes = source.read(0, LARGEST);
  const text = decoded(bytes).replace(/^\ufeff/, '');
  return contentOf({ texts: [{ where: null, text }] }, readMarkup(text), {
    unread: source.size > LARGEST ? 'it is too large' : null,
  });
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('windows-1252').decode(bytes);
}
