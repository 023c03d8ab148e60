import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPageLeaf,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { type Font, readFont } from '../finish/font.js';
import type { Matrix } from '../finish/matrix.js';

/** What the margin of an appended page says: what it is a page of, and its number in the whole. */
export interface Stamp {
  readonly page: PDFRef;
  readonly words: string;
  readonly number: number;
}

/** A name that no producer of PDFs gives a font. */
const FONT = 'MentorStamp';
/** In points. At the very edge, where no writer writes: the strip's place, its width, and the foot of the letters in it. */
const [SIZE, EDGE, STRIP, FOOT, GAP] = [7.6, 7, 11, 3.2, 12];

/** How a text is shown: a font that has all its letters. */
interface Letters {
  readonly font: PDFRef | PDFDict;
  readonly codes: (text: string) => string;
  readonly widthOf: (text: string) => number;
}

/**
 * Writes into the left margin of each appended page what it is a page of: reading upwards, on a strip of white, so that it shows
 * on any ground. What the page draws itself is closed off before, whatever state it leaves behind; pieces of it that are not
 * there are left out, as viewers do (ISO 32000-1, 7.8.2, wants streams alone).
 *
 * @param like a page whose fonts are used; where none has all the letters, Helvetica, which every viewer has
 */
export function stampPages({ context }: PDFDocument, stamps: readonly Stamp[], like: PDFPageLeaf | undefined): void {
  if (stamps.length === 0) return;
  const needed = new Set(stamps.map(({ words, number }) => `${words}${number}`).join(''));
  const letters = (like && lettersOf(like, needed)) ?? {
    font: context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' }),
    codes: (text) => Buffer.from(text, 'latin1').toString('hex'),
    widthOf: (text) => text.length / 2,
  };
  const before = context.register(context.stream('q\n'));
  for (const { page, words, number } of stamps) {
    const node = context.lookup(page, PDFDict);
    nameFont(node, letters.font);
    const own = node.lookup(PDFName.of('Contents'));
    const drawn = own instanceof PDFArray ? own.asArray() : [node.get(PDFName.of('Contents'))];
    const streams = drawn.flatMap((one) => (one && context.lookup(one) instanceof PDFStream ? one : []));
    const stamp = context.flateStream(`\nQ\n${drawing(letters, words, String(number), node)}`);
    const contents = [before, ...streams, context.register(stamp)];
    node.set(PDFName.of('Contents'), context.obj(contents));
  }
}

/** The first font of a page that has all the letters. */
function lettersOf(page: PDFPageLeaf, needed: ReadonlySet<string>): Letters | undefined {
  const fonts = page.Resources()?.lookup(PDFName.of('Font'));
  if (!(fonts instanceof PDFDict)) return undefined;
  for (const [name, font] of fonts.entries()) {
    const found = readFont(fonts.lookup(name));
    const codes = found && new Map([...found.textOf].map(([code, letter]) => [letter, code]));
    if (codes && [...needed].every((letter) => codes.has(letter))) return set(font as PDFRef, found, codes);
  }
  return undefined;
}

function set(font: PDFRef, { advanceOf }: Font, codeOf: ReadonlyMap<string, string>): Letters {
  const codesOf = (text: string): string[] => [...text].map((letter) => codeOf.get(letter) ?? '');
  return {
    font,
    codes: (text) => codesOf(text).join(''),
    widthOf: (text) => codesOf(text).reduce((sum, code) => sum + advanceOf(code), 0),
  };
}

function nameFont(page: PDFDict, font: PDFRef | PDFDict): void {
  const within = (dict: PDFDict, key: string): PDFDict => {
    const found = dict.lookup(PDFName.of(key));
    if (found instanceof PDFDict) return found;
    const made = page.context.obj({});
    dict.set(PDFName.of(key), made);
    return made;
  };
  within(within(page, 'Resources'), 'Font').set(PDFName.of(FONT), font);
}

/** Marked as no content of the document (ISO 32000-1, 14.8.2.2), as a running foot is. */
function drawing({ codes, widthOf }: Letters, words: string, number: string, page: PDFDict): string {
  const { matrix, height } = asShown(page);
  const length = (widthOf(words) + widthOf(number)) * SIZE + GAP;
  const from = (height - length) / 2;
  const line = (text: string, at: number): string =>
    `BT 0.33 0.38 0.37 rg /${FONT} ${SIZE} Tf 0 1 -1 0 ${EDGE + STRIP - FOOT} ${rounded(at)} Tm <${codes(text)}> Tj ET\n`;
  return (
    `/Artifact BMC\nq ${matrix.map(rounded).join(' ')} cm\n` +
    `1 g ${EDGE} ${rounded(from - GAP / 2)} ${STRIP} ${rounded(length + GAP)} re f\n` +
    `${line(words, from)}${line(number, from + widthOf(words) * SIZE + GAP)}Q\nEMC\n`
  );
}

/** From the page as it is shown, whichever way it is turned and cut, to its own points (ISO 32000-1, 14.11.2). */
function asShown(page: PDFDict): { matrix: Matrix; height: number } {
  const box = page.lookup(PDFName.of('CropBox')) ?? page.lookup(PDFName.of('MediaBox'));
  const { x, y, width, height } = (box as PDFArray).asRectangle();
  const unit = page.lookup(PDFName.of('UserUnit'));
  const one = 1 / (unit instanceof PDFNumber ? unit.asNumber() : 1);
  const turn = page.lookup(PDFName.of('Rotate'));
  switch (turn instanceof PDFNumber ? ((turn.asNumber() % 360) + 360) % 360 : 0) {
    case 90:
      return { matrix: [0, one, -one, 0, x + width, y], height: width / one };
    case 180:
      return { matrix: [-one, 0, 0, -one, x + width, y + height], height: height / one };
    case 270:
      return { matrix: [0, -one, one, 0, x, y + height], height: width / one };
    default:
      return { matrix: [one, 0, 0, one, x, y], height: height / one };
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
