import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * Units of the em. A power of two: at sizes of whole quarters of a pixel, how far a letter moves the pen is then a number that the
 * browser's layout and its PDF both hold exactly, and it writes a line as one text. Where the two differ in the last bit it writes
 * each letter with a place of its own, three times as much.
 */
const EM = 1024;

/** By how much a font that was made for an em of a thousand has to be larger: it looks then as it did. */
export const SIZE_ADJUST = `${EM / 10}%`;

/** Tables by the number that stands for them (WOFF2, 4.1). */
const [HEAD, NAME, ANY] = [1, 5, 63] as const;
const TRANSFORMED: ReadonlySet<number> = new Set([10, 11]);
const HEADER = 48;

/**
 * Gives a font another em, and so, by its licence, another name: what it said of itself under a reserved name, it says under ours.
 *
 * @param woff2 a font of a thousand units to the em (WOFF2, 4 and 5)
 * @throws where it is none
 */
export function withBinaryEm(woff2: Buffer): Buffer {
  const { places, to } = tablesOf(woff2);
  const tables = brotliDecompressSync(woff2.subarray(to, to + woff2.readUInt32BE(20)));
  const [head, name] = [places.get(HEAD), places.get(NAME)];
  if (head === undefined || name === undefined || tables.readUInt16BE(head + 18) !== 1000)
    throw new Error('not a font of a thousand units to the em');
  tables.writeUInt16BE(EM, head + 18);
  rename(tables, name);
  const packed = brotliCompressSync(tables, {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  const start = Buffer.from(woff2.subarray(0, to));
  const length = Math.ceil((to + packed.length) / 4) * 4;
  start.writeUInt32BE(length, 8);
  start.writeUInt32BE(packed.length, 20);
  start.fill(0, 28, HEADER);
  return Buffer.concat([start, packed], length);
}

/** Where in what is packed each table begins, and where in the file the directory ends. */
function tablesOf(woff2: Buffer): { places: ReadonlyMap<number, number>; to: number } {
  const places = new Map<number, number>();
  let [at, place] = [HEADER, 0];
  const number = (): number => {
    let value = 0;
    for (let byte = 0x80; byte & 0x80; at += 1) {
      byte = woff2[at] ?? 0;
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  };
  for (let left = woff2.readUInt16BE(12); left > 0; left -= 1) {
    const flags = woff2[at] ?? 0;
    const [table, version] = [flags & 63, flags >> 6];
    at += table === ANY ? 5 : 1;
    const length = number();
    places.set(table, place);
    place += TRANSFORMED.has(table) === (version === 0) ? number() : length;
  }
  return { places, to: at };
}

/** What a name record may say of the font: what the reserved name may not be in (OpenType, `name`). */
const NAMES: ReadonlySet<number> = new Set([1, 3, 4, 6, 16]);
/** As long as each other, so that nothing moves. */
const [RESERVED, OURS] = ['Source', 'Mentor'];

function rename(tables: Buffer, name: number): void {
  const texts = name + tables.readUInt16BE(name + 4);
  for (let left = tables.readUInt16BE(name + 2), at = name + 6; left > 0; left -= 1, at += 12) {
    const from = texts + tables.readUInt16BE(at + 10);
    const text = tables.subarray(from, from + tables.readUInt16BE(at + 8));
    if (!NAMES.has(tables.readUInt16BE(at + 6))) continue;
    const said = text.swap16().toString('utf16le').replaceAll(RESERVED, OURS);
    text.set(Buffer.from(said, 'utf16le').swap16());
  }
}
