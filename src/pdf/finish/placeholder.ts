import type { Font, Fonts } from './font.js';
import { apply, inForce, type Matrices, type Matrix, matrixFollower } from './matrix.js';

/** What asks for a page number, by where in its link the number stands, and what asks for running words. */
const ORDERS: Readonly<Record<string, 'start' | 'end' | 'running' | 'continued'>> = {
  '0246813579': 'start',
  '1357902468': 'end',
  '8642097531': 'running',
  '3197586420': 'continued',
};

/** How many places a document's text holds that ask for a page number. */
export function countPlaceholders(html: string): number {
  return html.match(/>(?:0246813579|1357902468)</g)?.length ?? 0;
}

/** A glyph as the content shows it: the name of its font, and its code in hexadecimal. */
export interface Glyph {
  readonly fontName: string;
  readonly font: Font;
  readonly code: string;
}

/** A text object: from `BT` to the end of `ET` in the content. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of ten glyphs in a page's content that stands for a number to come. */
export interface Placeholder extends Span {
  readonly kind: (typeof ORDERS)[string];
  readonly size: number;
  readonly textMatrix: Matrix;
  /** The matrix in force around the text. */
  readonly matrix: Matrix;
  /** Where the run begins, in the page's points. */
  readonly origin: { readonly x: number; readonly y: number };
  readonly glyphs: ReadonlyMap<string, Glyph>;
}

/** Ten glyphs, or all letters of running words, and their operators are never longer; longer text objects need no second look. */
const LONGEST = 5000;

/**
 * Finds the placeholders in a page's content, in order.
 *
 * @param begun the matrices in force where it begins
 */
export function findPlaceholders(content: string, fonts: Fonts, begun: Matrices | undefined): Placeholder[] {
  const matricesAt = matrixFollower(content, begun);
  const found: Placeholder[] = [];
  for (const { start, end } of shortTextObjects(content)) {
    const placeholder = readPlaceholder(content.slice(start, end), fonts);
    if (!placeholder) continue;
    const matrix = inForce(matricesAt(start));
    const [x, y] = apply(matrix, placeholder.textMatrix[4], placeholder.textMatrix[5]);
    found.push({ ...placeholder, start, end, matrix, origin: { x, y } });
  }
  return found;
}

/** The pen hardly moves: what letters that lie on each other have, and other text almost never. */
const STANDING = /\n-?0?(?:\.\d+)? -?[\d.]+ Td/g;

/** The short text objects in which the pen stands still somewhere. A page has thousands of others. */
function* shortTextObjects(content: string): Generator<Span> {
  let done = 0;
  for (const { index } of content.matchAll(STANDING)) {
    if (index < done) continue;
    const start = content.lastIndexOf('BT\n', index);
    const end = content.indexOf('ET\n', index) + 3;
    if (start < 0 || end < 3) return;
    done = end;
    if (end - start <= LONGEST) yield { start, end };
  }
}

/** Where a page's content may ask for anything, for whoever cannot read its fonts: in more places than it does. */
export function askingIn(content: string): Span[] {
  return [...shortTextObjects(content)].filter(({ start, end }) => {
    const block = content.slice(start, end);
    return standsStill(block) && (block.match(MOVE)?.length ?? 0) >= DIGITS - 1;
  });
}

/** How many digits say what is asked for; the letters that it may need follow them. */
const DIGITS = 10;

const SHOWN = /\/(\w+) ([\d.]+) Tf|<([0-9A-Fa-f]+)>/g;
const TEXT_MATRIX = /((?:-?[\d.]+ ){6})Tm/;

function readPlaceholder(
  block: string,
  fonts: Fonts,
): Pick<Placeholder, 'kind' | 'size' | 'textMatrix' | 'glyphs'> | undefined {
  if (!standsStill(block)) return undefined;
  const { glyphs, size, strings } = readGlyphs(block, fonts);
  if (strings !== glyphs.length) return undefined;
  const text = glyphs.map(({ font, code }) => font.textOf.get(code) ?? '').join('');
  const kind = ORDERS[text.slice(0, DIGITS)];
  const textMatrix = TEXT_MATRIX.exec(block)?.[1]?.trim().split(' ').map(Number) as Matrix | undefined;
  if (!kind || !textMatrix) return undefined;
  return { kind, size, textMatrix, glyphs: new Map(glyphs.map((glyph, index) => [text.charAt(index), glyph])) };
}

const SIZE = / ([\d.]+) Tf/;
const MOVE = /(-?[\d.]+) -?[\d.]+ Td/g;

/**
 * Glyphs that lie on top of each other are shown one by one, and the pen hardly moves between the first ten: all in all by less
 * than the size of the type. Any other text shows within its first letters that it is none.
 */
function standsStill(block: string): boolean {
  const size = Number(SIZE.exec(block)?.[1]);
  let travel = 0;
  let moves = 0;
  for (const [, x] of block.matchAll(MOVE)) {
    travel += Math.abs(Number(x));
    if (travel > size) return false;
    moves += 1;
    if (moves === DIGITS) return true;
  }
  return true;
}

function readGlyphs(block: string, fonts: Fonts): { glyphs: Glyph[]; size: number; strings: number } {
  const glyphs: Glyph[] = [];
  let size = 0;
  let strings = 0;
  let fontName = '';
  for (const [, name, points, codes] of block.matchAll(SHOWN)) {
    if (name !== undefined) {
      fontName = name;
      size = Number(points);
    }
    const font = fonts(fontName);
    if (codes === undefined || !font) continue;
    strings += 1;
    for (const code of codes.toUpperCase().match(font.codeLength === 4 ? /.{4}/g : /../g) ?? [])
      glyphs.push({ fontName, font, code });
  }
  return { glyphs, size, strings };
}

/** Where the line of a placeholder ends: letters wider than a figure move the pen on, narrower ones move nothing. */
export function rightOf({ size, textMatrix, matrix, origin, glyphs }: Placeholder): number {
  const [figure] = glyphs.values();
  const advances = [...glyphs.values()].map(({ font, code }) => font.advanceOf(code));
  const wider = advances.reduce((sum, advance) => sum + advance - (figure ? figure.font.advanceOf(figure.code) : 0), 0);
  return origin.x + Math.max(0, wider * size * textMatrix[0] * matrix[0]);
}

/**
 * The text object that takes a placeholder's place.
 *
 * @param shown what stands there then
 * @param right where it ends, in the page's points; undefined: it begins where the placeholder does
 */
export function setGlyphs(placeholder: Placeholder, shown: readonly Glyph[], right: number | undefined): string {
  const { size, textMatrix, matrix, origin } = placeholder;
  const width = shown.reduce((sum, { font, code }) => sum + font.advanceOf(code) * size, 0) * textMatrix[0];
  const shift = right === undefined ? 0 : (right - origin.x) / matrix[0] - width;
  const [a, b, c, d, x, y] = textMatrix;
  const place = [a, b, c, d, rounded(x + shift), y].join(' ');
  const runs: [fontName: string, codes: string][] = [];
  for (const { fontName, code } of shown) {
    const last = runs.at(-1);
    if (last?.[0] === fontName) last[1] += code;
    else runs.push([fontName, code]);
  }
  const lines = runs.map(([fontName, codes]) => `/${fontName} ${size} Tf\n<${codes}> Tj\n`);
  return `BT\n${place} Tm\n${lines.join('')}ET\n`;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
