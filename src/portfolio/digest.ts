import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { normalise } from './document.js';
import type { ContentDigest } from './model.js';

/** A text of more bytes is hashed as it is: nobody writes so much, and changing it needs all of it in memory. */
export const LARGEST_NORMALISED: number = 16 * 1024 * 1024;

const TEXT = /\.(md|markdown|txt|csv|tsv|ya?ml|json|bib|html?|xml|svg|vtt|srt|tex|css)$/i;

/**
 * Whether a file's line ends and byte order mark are evened out before it is hashed.
 * @param bytes its size
 */
export function isHashedAsText(path: string, bytes: number): boolean {
  return TEXT.test(path) && bytes <= LARGEST_NORMALISED;
}

/** The digest of a whole file in memory. What is named as a text and is not UTF-8 is hashed as it is. */
export function digestContent(path: string, bytes: Uint8Array): ContentDigest {
  if (!isHashedAsText(path, bytes.length) || !isUtf8(bytes)) return digestBytes(bytes);
  const text = normalise(Buffer.from(bytes).toString('utf8'));
  const composed = text.normalize('NFC');
  const digest = digestBytes(Buffer.from(text));
  return composed === text ? digest : { ...digest, composed: digestBytes(Buffer.from(composed)).sha256 };
}

function digestBytes(bytes: Uint8Array): ContentDigest {
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
