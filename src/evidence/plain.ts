import { decodeText, decodeWindows1252 } from '../text/decode-text.js';
import type { ByteSource } from './bytes.js';
import { contentOf, type Found } from './findings.js';
import { readMarkup } from './markup.js';

const LARGEST = 8 * 1024 * 1024;

/** Reads a file of plain text in any encoding that `decodeText` knows; where bytes of nothing stand in it, what can be read between them. */
export function readPlain(source: ByteSource): Found {
  const bytes = source.read(0, LARGEST);
  const text = decodeText(bytes) ?? decodeWindows1252(bytes);
  return contentOf({ texts: [{ where: null, text }] }, readMarkup(text), {
    unread: source.size > LARGEST ? 'it is too large' : null,
  });
}
