import type { ByteSource } from './bytes.js';
import { type Found, textAt } from './findings.js';

const LARGEST = 32 * 1024 * 1024;
/** Runs of letters, as prose has them. */
const PROSE = /[\p{Script=Latin}\p{N}\p{P}\p{Zs}\r\n\t]{4,}/gu;

/**
 * Reads what can be read of a file in the format of Office 97 to 2003: its text stands in it in one of two encodings,
 * in pieces of some length.
 */
export function readOldOffice(source: ByteSource): Found {
  const bytes = source.read(0, LARGEST);
  const unread =
    source.size > LARGEST ? 'it is too large' : holdsFiles(bytes) ? 'it contains other files' : strangeness(bytes);
  if (isEncrypted(bytes)) return { unread: 'it is encrypted' };
  const even = bytes.toString('utf16le', 0, bytes.length & ~1);
  const odd = bytes.toString('utf16le', 1, bytes.length - ((bytes.length + 1) & 1));
  const readings = [bytes.toString('latin1'), even, odd].map((text) => (text.match(PROSE) ?? []).join('\n'));
  const texts = readings.flatMap((text) => textAt('the text', text));
  return { texts, unread };
}

/** A store of two streams; or a text, a workbook or slides that say so in their heads (MS-DOC 2.5.2, MS-XLS 2.4.117, MS-PPT 2.3.2). */
function isEncrypted(bytes: Buffer): boolean {
  if (['EncryptedPackage', 'EncryptedSummary'].some((name) => bytes.includes(Buffer.from(name, 'utf16le'))))
    return true;
  for (let at = 512; at + 12 <= bytes.length; at += 512) {
    if (bytes.readUInt16LE(at) === 0xa5ec && (bytes.readUInt16LE(at + 10) & 0x0100) !== 0) return true;
    const isBook = bytes.readUInt16LE(at) === 0x0809 && bytes.readUInt16LE(at + 2) <= 20;
    const next = at + 4 + bytes.readUInt16LE(at + 2);
    if (isBook && next + 2 <= bytes.length && bytes.readUInt16LE(next) === 0x002f) return true;
  }
  return false;
}

/** A store without a text, a workbook, slides or a message is of no program that is known here. */
function strangeness(bytes: Buffer): string | null {
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== 0xd0cf11e0) return null;
  const isKnown = ['WordDocument', 'Workbook', 'Book', 'PowerPoint Document', '__properties_version1.0'].some((name) =>
    bytes.includes(Buffer.from(name, 'utf16le')),
  );
  return isKnown ? null : 'its format is unknown';
}

/** Other files, as they begin, and the streams that objects of other programs lie in. */
function holdsFiles(bytes: Buffer): boolean {
  const streams = ['Ole10Native', 'Package', '__attach_version1.0'].map((name) => Buffer.from(name, 'utf16le'));
  return ['PK\x03\x04', '%PDF-', ...streams].some((mark) => bytes.indexOf(mark, 8, 'latin1') !== -1);
}
