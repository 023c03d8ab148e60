import { isUtf8 } from 'node:buffer';

/** What 0x80 to 0x9F are in windows-1252 (WHATWG Encoding, index-windows-1252); elsewhere it is Latin-1. */
const FROM_80 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
/** So many bytes tell whether a text is UTF-16 without its mark. */
const HEAD = 4096;

/**
 * What old Windows programs write ("ANSI"). Node's own decoder takes it for Latin-1 in several of its versions and loses
 * quotation marks, dashes and the euro (nodejs/node#56542).
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\x80-\x9f]/g, (letter) => FROM_80[letter.charCodeAt(0) - 0x80] ?? letter);
}

/**
 * The words of a text file: UTF-8, UTF-16 with or without its mark, else what old Windows programs write.
 * @returns null for bytes that are no text
 */
export function decodeText(bytes: Uint8Array): string | null {
  const wide = wideOrder(bytes);
  // UTF-32 is UTF-16 with nothing in between.
  if (wide) return new TextDecoder(wide).decode(bytes).replaceAll('\0', '');
  if (bytes.includes(0)) return null;
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : decodeWindows1252(bytes);
}

/** The order of the bytes of a text in UTF-16: by its mark, or because most of its letters leave one byte of two empty. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, HEAD);
  const empty = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = empty;
  const most = 0.35 * head.length;
  if (head.length < 8 || bytes.length % 2 === 1) return null;
  return odd > most && even === 0 ? 'utf-16le' : even > most && odd === 0 ? 'utf-16be' : null;
}
