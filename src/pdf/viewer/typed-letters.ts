import { readFileSync } from 'node:fs';
import { packageAsset } from '../../text/package-asset.js';
import { type FontFile, readWoff } from './font-file.js';
import type { Pdfium } from './pdfium.js';

/** A line of words, or several, in a box on a page. */
export interface TypedValue {
  readonly text: string;
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  /** 0: as fits. */
  readonly size: number;
  readonly isLong: boolean;
}

/** The alphabets of the font, the likeliest first. */
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'cyrillic-ext', 'greek-ext'];
const TRUETYPE = 2;
const LARGEST_SIZE = 12;
const MARGIN = 2;
/** From one line to the next, and from the foot of a letter to the line's own, by size. */
const [LEADING, DEPTH] = [1.25, 0.28];

/** Letters of one alphabet, with the font for it. */
interface Run {
  font: number;
  text: string;
  width: number;
}

/** Sets what PDFium's own fonts have no letters for, in a font that goes into the file. */
export class LetterSetter {
  readonly #engine: Pdfium;
  readonly #document: number;
  readonly #loaded = new Map<string, number>();

  constructor(engine: Pdfium, document: number) {
    this.#engine = engine;
    this.#document = document;
  }

  /** Draws a value upon a page, as large as its field says, smaller where it would not fit. */
  set(page: number, value: TypedValue): void {
    const room = value.width - 2 * MARGIN;
    const lines = (size: number): string[] => this.#lines(value, room / size);
    const fits = (size: number): boolean =>
      lines(size).length * size * LEADING <= value.height &&
      lines(size).every((line) => this.#widthOf(line) * size <= room);
    let size = value.size > 0 ? value.size : Math.min(LARGEST_SIZE, 0.7 * value.height);
    while (size > 4 && !fits(size)) size -= 0.5;
    const top = value.isLong
      ? value.bottom + value.height - size * LEADING
      : value.bottom + (value.height - size * LEADING) / 2;
    for (const [index, line] of lines(size).entries())
      this.#line(page, line, size, value.left + MARGIN, top - index * size * LEADING + DEPTH * size);
  }

  /** @param room for a line, at size 1 */
  #lines({ text, isLong }: TypedValue, room: number): string[] {
    const written = text.split(/\r\n|\r|\n/);
    if (!isLong) return [written.join(' ')];
    return written.flatMap((line) => {
      const rows = [''];
      for (const word of line.split(' ')) {
        const longer = rows.at(-1) === '' ? word : `${rows.at(-1)} ${word}`;
        if (this.#widthOf(longer) <= room || rows.at(-1) === '') rows[rows.length - 1] = longer;
        else rows.push(word);
      }
      return rows;
    });
  }

  #line(page: number, line: string, size: number, left: number, bottom: number): void {
    const { call } = this.#engine;
    let x = left;
    for (const { font, text, width } of this.#runs(line)) {
      const object = call.FPDFPageObj_CreateTextObj(this.#document, font, size);
      const written = this.#engine.keep(Buffer.from(`${text}\0`, 'utf16le'));
      call.FPDFText_SetText(object, written);
      this.#engine.release(written);
      call.FPDFPageObj_Transform(object, 1, 0, 0, 1, x, bottom);
      call.FPDFPage_InsertObject(page, object);
      x += width * size;
    }
  }

  #widthOf(line: string): number {
    return [...line].reduce((sum, letter) => sum + (fileFor(letter).file.advanceOf(letter) ?? 0), 0);
  }

  #runs(line: string): Run[] {
    const runs: Run[] = [];
    for (const letter of line) {
      const { subset, file } = fileFor(letter);
      const width = file.advanceOf(letter) ?? 0;
      const font = this.#font(subset, file);
      const last = runs.at(-1);
      if (last?.font === font) {
        last.text += letter;
        last.width += width;
      } else runs.push({ font, text: letter, width });
    }
    return runs;
  }

  #font(subset: string, { bytes }: FontFile): number {
    const known = this.#loaded.get(subset);
    if (known !== undefined) return known;
    const place = this.#engine.keep(bytes);
    const font = this.#engine.call.FPDFText_LoadFont(this.#document, place, bytes.length, TRUETYPE, true);
    this.#engine.release(place);
    this.#loaded.set(subset, font);
    return font;
  }
}

const files = new Map<string, FontFile>();

/** The font that has a letter; the first where none has. */
function fileFor(letter: string): { subset: string; file: FontFile } {
  const subset = SUBSETS.find((name) => fileOf(name).advanceOf(letter) !== null) ?? 'latin';
  return { subset, file: fileOf(subset) };
}

function fileOf(subset: string): FontFile {
  const known = files.get(subset);
  if (known) return known;
  const name = `@fontsource/source-sans-3/files/source-sans-3-${subset}-400-normal.woff`;
  const file = readWoff(readFileSync(packageAsset(name)));
  files.set(subset, file);
  return file;
}
