import { BETWEEN, type RawPiece } from './raw-piece.js';

/** How far a glyph moves the pen, in thousandths of the size of the type. */
type Advance = (code: string) => number;

/** What pages call their fonts, and how far the glyphs of each move the pen. */
export type Advances = ReadonlyMap<string, Advance>;

/**
 * The composite fonts of a piece (ISO 32000-1, 9.7.6). One name for two fonts is none.
 */
export function advancesIn({ numbers, text }: Pick<RawPiece, 'numbers' | 'text'>): Advances {
  const objects = new Map(text.split(BETWEEN).map((object, index) => [numbers[index], object]));
  const called = new Map<string, Set<number>>();
  for (const [, name = '', number] of text.matchAll(/\/(F\d+) (\d+) 0 R/g))
    called.set(name, (called.get(name) ?? new Set()).add(Number(number)));
  const advances = new Map<string, Advance>();
  for (const [name, [number, other]] of called) {
    const font = objects.get(number) ?? '';
    const descendant = /\/Encoding \/Identity-H\s[\s\S]*\/DescendantFonts \[(\d+) 0 R\]/.exec(font)?.[1];
    if (other === undefined && descendant !== undefined)
      advances.set(name, advanceIn(objects.get(Number(descendant)) ?? ''));
  }
  return advances;
}

/** By the widths of a font: `first [w w …]` or `first last w` (ISO 32000-1, 9.7.4.3). */
function advanceIn(font: string): Advance {
  const usual = Number(/\/DW ([\d.]+)/.exec(font)?.[1] ?? 1000);
  const [, list = ''] = /\/W \[((?:[^[\]]|\[[^\]]*\])*)\]/.exec(font) ?? [];
  const widths = new Map<string, number>();
  for (const [, first, each, last, width] of list.matchAll(/(\d+)\s+(?:\[([^\]]*)\]|(\d+)\s+([\d.]+))/g)) {
    const from = Number(first);
    const run = each?.trim().split(/\s+/).map(Number) ?? Array(Number(last) - from + 1).fill(Number(width));
    for (const [index, one] of run.entries())
      widths.set((from + index).toString(16).toUpperCase().padStart(4, '0'), one);
  }
  return (code) => widths.get(code) ?? usual;
}

/** A text in one font that moves along its line alone, glyph by glyph. */
const LINE = /(BT\n\/(F\d+) ([\d.]+) Tf\n(?:-?[\d.]+ ){6}Tm\n)((?:(?:-?[\d.]+ 0 Td )?<[0-9A-F]{4}> Tj\n){2,})(?=ET\n)/g;

/** Thousandths of the size of the type that nobody sees: a glyph is put where it was when it would stand further from there. */
const UNSEEN = 1;

/**
 * Draws the glyphs of a line together that the browser draws each by itself: a third of the letters, which are packed, and read by
 * whoever opens the file, in a third of the time. Each glyph stays where it was.
 */
export function gatherGlyphs(content: string, advances: Advances): string {
  return content.replace(LINE, (whole, begin: string, name: string, size: string, glyphs: string) => {
    const advance = advances.get(name);
    return advance ? `${begin}${together(glyphs, advance, 1000 / Number(size))}` : whole;
  });
}

/** @param scale thousandths of the size of the type in one of the units that the pen moves by */
function together(glyphs: string, advance: Advance, scale: number): string {
  let [shown, codes] = ['', ''];
  /** Where the line begins that moves count from, where the browser's pen is, and where the pen is that draws them together. */
  let [line, pen, drawn] = [0, 0, 0];
  for (const glyph of glyphs.split('\n').slice(0, -1)) {
    const code = glyph.slice(-8, -4);
    if (glyph.length > ALONE) {
      line += Number.parseFloat(glyph) * scale;
      pen = line;
    }
    if (Math.abs(pen - drawn) > UNSEEN) {
      const back = Math.round((drawn - pen) * 10) / 10;
      shown += `<${codes}>${back}`;
      codes = '';
      drawn -= back;
    }
    const moved = advance(code);
    codes += code;
    pen += moved;
    drawn += moved;
  }
  return shown === '' ? `<${codes}> Tj\n` : `[${shown}<${codes}>] TJ\n`;
}

/** `<002A> Tj` */
const ALONE = 9;
