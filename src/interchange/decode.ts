import type { Remarks } from './report.js';

/**
 * The text of a file, whatever program saved it; what had to be guessed is in the remarks. A spreadsheet's own first
 * line, which says by what the columns are parted, is left out.
 */
export function decodeText(bytes: Uint8Array, remarks: Remarks): string {
  return inUnicode(bytes, remarks).replace(/^(\ufeff?)sep=.\r?\n/i, '$1');
}

function inUnicode(bytes: Uint8Array, remarks: Remarks): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return guessed('utf-16le', bytes, remarks);
  if (first === 0xfe && second === 0xff) return guessed('utf-16be', bytes, remarks);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return guessed('windows-1252', bytes, remarks);
  }
}

function guessed(encoding: string, bytes: Uint8Array, remarks: Remarks): string {
  remarks.repaired('encoding', `The file is not UTF-8: it was read as ${encoding}`, '');
  return new TextDecoder(encoding).decode(bytes);
}
