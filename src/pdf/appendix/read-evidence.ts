import { inflateSync } from 'node:zlib';
import { EncryptedPDFError, ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import { type CleanPages, cleanCopy } from './clean-copy.js';
import type { Reason } from './evidence-file.js';

/** Packed objects of one stream, unpacked; real ones stay far below, and a file made to fill the memory does not. */
const MOST_UNPACKED = 64e6;

/**
 * Reads a PDF that somebody else made.
 *
 * @returns its pages, or why they cannot be used; never throws for what the file holds
 */
export async function readEvidencePdf(bytes: Uint8Array, mostPages: number): Promise<CleanPages | Reason> {
  if (bytes.length === 0) return 'empty';
  if (unpacksTooFar(bytes)) return 'too-large';
  if (isCutOff(bytes)) return 'broken';
  try {
    const pdf = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      preserveXFA: true,
    });
    const pages = pdf.getPages();
    if (pages.length > mostPages) return 'too-many-pages';
    const isEmpty = pages.length === 0 || pages.some((page) => page.getWidth() * page.getHeight() === 0);
    return isEmpty ? 'broken' : await cleanCopy(pdf);
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'encrypted' : 'broken';
  }
}

/** A file ends with the place of its table of objects; a viewer looks for it in the last kilobyte, and a little grace is usual. */
function isCutOff(bytes: Uint8Array): boolean {
  return !Buffer.from(bytes.subarray(-2048)).includes('startxref');
}

const PACKED = /\/(?:ObjStm|XRef)\b/g;

/** Whether a stream that must be unpacked to read the file at all is a bomb. */
function unpacksTooFar(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { index } of file.toString('latin1').matchAll(PACKED)) {
    const start = file.indexOf('stream', index);
    const end = file.indexOf('endstream', start + 6);
    if (start < 0 || start - index > 2000 || end < 0) continue;
    if (isBomb(file.subarray(start + (file[start + 6] === 13 ? 8 : 7), end))) return true;
  }
  return false;
}

function isBomb(packed: Buffer): boolean {
  try {
    inflateSync(packed, { maxOutputLength: MOST_UNPACKED });
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  }
}
