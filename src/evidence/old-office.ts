import type { ByteSource } from './bytes.js';
import { type Found, textAt } from './findings.js';

const LARGEST = 32 * 1024 * 1024;

/**
 * Reads what can be read of a file in the format of Office 97 to 2003: its text stands in it in one of two encodings,
 * in pieces of some length.
 */
export function readOldOffice(source: ByteSource): Found {
  const bytes = source.read(0, LARGEST);
  const unread = source.size > LARGEST ? 'it is too large' : null;
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return { unread: 'it is encrypted' };
  const even = bytes.toString('utf16le', 0, bytes.length & ~1);
  const odd = bytes.toString('utf16le', 1, bytes.length - ((bytes.length + 1) & 1));
  const texts = [bytes.toString('latin1'), even, odd].flatMap((text) => textAt('the text', readable(text)));
  return { texts, unread };
}

/** Runs of letters, as prose has them. */
function readable(text: string): string {
  return (text.match(/[\p{Script=Latin}\p{N}\p{P}\p{Zs}\r\n\t]{4,}/gu) ?? []).join('\n');
}
