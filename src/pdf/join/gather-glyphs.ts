import { BETWEEN, type RawPiece } from './raw-piece.js';

/** What pages call their fonts, and how far the glyphs of each move the pen, by their codes: in thousandths of the size of the type. */
export type Advances = ReadonlyMap<string, Float64Array>;

/**
 * The composite fonts of a piece (ISO 32000-1, 9.7.6). One name for two fonts is none.
 */
export function advancesIn({ numbers, text }: Pick<RawPiece, 'numbers' | 'text'>): Advances {
  const objects = new Map(text.split(BETWEEN).map((object, index) => [numbers[index], object]));
  const called = new Map<string, Set<number>>();
  for (const [, name = '', number] of text.matchAll(/\/(F\d+) (\d+) 0 R/g))
    called.set(name, (called.get(name) ?? new Set()).add(Number(number)));
  const advances = new Map<string, Float64Array>();
  for (const [name, [number, other]] of called) {
    const font = objects.get(number) ?? '';
    const descendant = /\/Encoding \/Identity-H\s[\s\S]*\/DescendantFonts \[(\d+) 0 R\]/.exec(font)?.[1];
    if (other === undefined && descendant !== undefined)
      advances.set(name, advancesOf(objects.get(Number(descendant)) ?? ''));
  }
  return advances;
}

/** By the widths of a font: `first [w w …]` or `first last w` (ISO 32000-1, 9.7.4.3). */
function advancesOf(font: string): Float64Array {
  const usual = Number(/\/DW ([\d.]+)/.exec(font)?.[1] ?? 1000);
  const [, list = ''] = /\/W \[((?:[^[\]]|\[[^\]]*\])*)\]/.exec(font) ?? [];
  const advances = new Float64Array(CODES).fill(usual);
  for (const [, first, each, last, width] of list.matchAll(/(\d+)\s+(?:\[([^\]]*)\]|(\d+)\s+([\d.]+))/g)) {
    const from = Number(first);
    if (each === undefined) advances.fill(Number(width), from, Number(last) + 1);
    else for (const [index, one] of each.trim().split(/\s+/).entries()) advances[from + index] = Number(one);
  }
  return advances;
}

/** How many codes of two bytes there are. */
const CODES = 0x10000;

/** A text in one font, up to its first glyph. */
const BEGIN = /^BT\n\/(F\d+) ([\d.]+) Tf\n(?:-?[\d.]+ ){6}Tm\n/;
const LONGEST_BEGIN = 200;

/**
 * Draws the glyphs of a line together that the browser draws each by itself, or in runs between kerned pairs: down to a third of the
 * letters, which are packed, and read by whoever opens the file, in a third of the time. Each glyph stays where it was. There are two
 * million in a long document: they are looked at byte by byte.
 */
export function gatherGlyphs(content: Buffer, advances: Advances): Buffer {
  const gathered = Buffer.allocUnsafe(content.length);
  let [read, written] = [0, 0];
  for (let at = content.indexOf('BT\n/F'); at >= 0; at = content.indexOf('BT\n/F', at + 1)) {
    const [begin = '', name = '', size] = BEGIN.exec(content.toString('latin1', at, at + LONGEST_BEGIN)) ?? [];
    const widths = advances.get(name);
    const [from, to] = [at + begin.length, content.indexOf('ET\n', at)];
    if (!widths || to < from) continue;
    const into = written + content.copy(gathered, written, read, from);
    const end = drawTogether(content.subarray(from, to), widths, 1000 / Number(size), gathered.subarray(into));
    if (end === null) continue;
    [read, written] = [to, into + end];
  }
  return gathered.subarray(0, written + content.copy(gathered, written, read));
}

/** Thousandths of the size of the type that nobody sees: a glyph is put where it was when it would stand further from there. */
const UNSEEN = 1;

const [BLANK, MINUS, POINT, LESS, GREATER, TEN] = [0x20, 0x2d, 0x2e, 0x3c, 0x3e, 10] as const;
/** What letters mean as digits; of others, more than any. */
const DIGITS = new Uint8Array(256).fill(16);
for (const [digit, letter] of [...'0123456789ABCDEF'].entries()) DIGITS[letter.charCodeAt(0)] = digit;

/**
 * @param glyphs in texts of one or more, `<002A> Tj`, mostly behind a move along the line, `5.2 0 Td `
 * @param scale thousandths of the size of the type in one of the units that the pen moves by
 * @param into where they are shown together
 * @returns how long that is; null where they are not glyphs of one line
 */
function drawTogether(glyphs: Buffer, widths: Float64Array, scale: number, into: Buffer): number | null {
  /** Where the line begins that moves count from, where the browser's pen is, and where the pen is that draws them together. */
  let line = 0;
  let pen = 0;
  let drawn = 0;
  let count = 0;
  let isApart = false;
  let end = 2;
  for (let at = 0; at < glyphs.length; count += 1) {
    if (glyphs[at] !== LESS) {
      const sign = glyphs[at] === MINUS ? -1 : 1;
      if (sign < 0) at += 1;
      let number = 0;
      let parts = 0;
      for (; glyphs[at] !== BLANK; at += 1) {
        const letter = glyphs[at] as number;
        const digit = DIGITS[letter] as number;
        if (digit < TEN) {
          number = number * TEN + digit;
          parts *= TEN;
        } else if (letter === POINT && parts === 0) parts = 1;
        else return null;
      }
      if (!isMove(glyphs, at)) return null;
      at += MOVE.length;
      line += ((sign * number) / (parts || 1)) * scale;
      pen = line;
    }
    if (glyphs[at] !== LESS) return null;
    if (Math.abs(pen - drawn) > UNSEEN) {
      const back = Math.round((drawn - pen) * 10) / 10;
      const words = `>${back}<`;
      if (end + words.length + 16 > into.length) return null;
      end += into.write(words, end, 'latin1');
      drawn -= back;
      isApart = true;
    }
    do {
      let code = 0;
      let all = 0;
      for (const last = at + 4; at < last; ) {
        at += 1;
        const letter = glyphs[at] as number;
        const digit = DIGITS[letter] as number;
        code = code * 16 + digit;
        all |= digit;
        into[end] = letter;
        end += 1;
      }
      const moved = widths[code];
      if (moved === undefined || all > 15) return null;
      pen += moved;
      drawn += moved;
    } while (glyphs[at + 1] !== GREATER);
    if (!isShown(glyphs, at + 1)) return null;
    at += 1 + SHOWN.length;
  }
  if (count < 2) return null;
  end += into.write(isApart ? '>] TJ\n' : SHOWN, end, 'latin1');
  into.write('[<', 0, 'latin1');
  if (isApart) return end;
  into.copyWithin(0, 1, end);
  return end - 1;
}

const MOVE = ' 0 Td ';

function isMove(content: Buffer, at: number): boolean {
  return content[at + 1] === 0x30 && content[at + 2] === 0x20 && content[at + 3] === 0x54 && content[at + 4] === 0x64;
}

const SHOWN = '> Tj\n';

function isShown(content: Buffer, at: number): boolean {
  return content[at] === 0x3e && content[at + 1] === 0x20 && content[at + 2] === 0x54 && content[at + 3] === 0x6a;
}
