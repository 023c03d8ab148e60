import { isUtf8 } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { attempt } from '../text/attempt.js';
import { contentOf, type Found, textAt } from './findings.js';
import { mailText } from './mail-text.js';
import { readHeld, type Within } from './within.js';

const BASE64 = /(?:[A-Za-z0-9+/]{4}(?:\r?\n)?){4,20000}(?:[A-Za-z0-9+/]{2,3}={0,2})?/g;
const HEX = /(?:[0-9a-f]{2}[\s:]?){16,20000}/gi;
/** Letters beside ASCII in UTF-7 (RFC 2152). */
const SHIFTED = /\+([A-Za-z0-9+/]{3,2000})-?/g;
/** How files begin that a text may hold packed: zips and Office, PDFs, JPEGs, PNGs, old Office. */
const FILE = /^(?:PK\x03\x04|%PDF|\xff\xd8\xff|\x89PNG|\xd0\xcf\x11\xe0)/;
const WHERE = 'its text';
const MOST = 4 * 1024 * 1024;

/** What a plain text says that programs packed into letters: base64, hexadecimals, quoted-printable, UTF-7; a uuencoded file is none we read. */
export async function packedTexts(text: string, within: Within): Promise<Found> {
  const packed = [...runs(text, BASE64, 'base64'), ...runs(text, HEX, 'hex')];
  const files = packed.filter((bytes) => FILE.test(bytes.toString('latin1', 0, 8)));
  const said = [...packed, ...packed.flatMap((bytes) => attempt(() => inflated(bytes)) ?? [])]
    .filter(isText)
    .map((bytes) => bytes.toString('utf8'));
  const quoted = /(?:=[0-9A-F]{2}){2}|=\r?\n/.test(text) ? mailText(text) : '';
  const shifted = text.replace(SHIFTED, (_, letters: string) => utf16(Buffer.from(letters, 'base64')));
  const unread = /^begin [0-7]{3} \S/m.test(text) ? 'it contains other files' : null;
  const texts = [...said, quoted, shifted === text ? '' : shifted].flatMap((one) => textAt(WHERE, one));
  return contentOf({ texts }, { unread }, ...(await Promise.all(files.map((bytes) => readHeld(bytes, within)))));
}

function runs(text: string, pattern: RegExp, encoding: 'base64' | 'hex'): Buffer[] {
  return (text.match(pattern) ?? []).map((run) => Buffer.from(run.replace(/[\s:]/g, ''), encoding));
}

function isText(bytes: Buffer): boolean {
  return isUtf8(bytes) && !/[\x00-\x08\x0e-\x1f]/.test(bytes.toString('latin1'));
}

/** Drawing programs pack their pages so. */
function inflated(bytes: Buffer): Buffer {
  return Buffer.from(decodeURIComponent(inflateRawSync(bytes, { maxOutputLength: MOST }).toString('utf8')));
}

function utf16(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}
