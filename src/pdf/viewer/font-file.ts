import { inflateSync } from 'node:zlib';

/** A TrueType font: its file, and how far each letter moves the pen at size 1. */
export interface FontFile {
  readonly bytes: Buffer;
  /** @returns null where the font has no such letter */
  advanceOf: (letter: string) => number | null;
}

/** Bytes of an entry in the table of contents: of a WOFF file, and of what it holds. */
const [WOFF_ENTRY, ENTRY] = [20, 16];

/** Unpacks a font of the web (W3C, WOFF 1.0) into the file that it was made of. @param woff one with TrueType letters */
export function readWoff(woff: Buffer): FontFile {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + count * ENTRY);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const tables = new Map<string, Buffer>();
  const parts: Buffer[] = [head];
  let place = head.length;
  for (let index = 0; index < count; index += 1) {
    const entry = woff.subarray(44 + index * WOFF_ENTRY, 44 + (index + 1) * WOFF_ENTRY);
    const [from, packed, size] = [entry.readUInt32BE(4), entry.readUInt32BE(8), entry.readUInt32BE(12)];
    const bytes = woff.subarray(from, from + packed);
    const table = packed < size ? inflateSync(bytes) : bytes;
    const at = 12 + index * ENTRY;
    entry.copy(head, at, 0, 4);
    entry.copy(head, at + 4, 16, 20);
    head.writeUInt32BE(place, at + 8);
    head.writeUInt32BE(size, at + 12);
    tables.set(entry.toString('latin1', 0, 4), table);
    parts.push(table, Buffer.alloc((4 - (size % 4)) % 4));
    place += size + ((4 - (size % 4)) % 4);
  }
  return { bytes: Buffer.concat(parts), advanceOf: advances(tables) };
}

function advances(tables: ReadonlyMap<string, Buffer>): FontFile['advanceOf'] {
  const table = (name: string): Buffer => tables.get(name) ?? Buffer.alloc(64);
  const glyphs = readLetters(table('cmap'));
  const [unit, widths, measures] = [table('head').readUInt16BE(18) || 1, table('hhea').readUInt16BE(34), table('hmtx')];
  return (letter) => {
    const glyph = glyphs.get(letter.codePointAt(0) ?? 0);
    return glyph === undefined ? null : measures.readUInt16BE(4 * Math.min(glyph, widths - 1)) / unit;
  };
}

/** Which glyph draws a letter, by the font's table of segments (OpenType, cmap format 4). */
function readLetters(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>();
  const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8));
  const start = tables.find((at) => cmap.readUInt16BE(at) === 4);
  if (start === undefined) return glyphs;
  const twice = cmap.readUInt16BE(start + 6);
  for (let at = start + 14; at < start + 14 + twice; at += 2) {
    const [last, first] = [cmap.readUInt16BE(at), cmap.readUInt16BE(at + twice + 2)];
    const delta = cmap.readUInt16BE(at + 2 * twice + 2);
    const offsetAt = at + 3 * twice + 2;
    const offset = cmap.readUInt16BE(offsetAt);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const found = offset === 0 ? code : cmap.readUInt16BE(offsetAt + offset + 2 * (code - first));
      if (found !== 0) glyphs.set(code, (found + delta) & 0xffff);
    }
  }
  return glyphs;
}
