import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { Unread } from './unread.js';

/** What is needed of an embedded font to read and set digits with it. */
export interface Font {
  /** Hexadecimal digits per glyph code: 2 in Type 3 fonts, 4 in composite ones. */
  readonly codeLength: 2 | 4;
  /** What a glyph code stands for. */
  readonly textOf: ReadonlyMap<string, string>;
  /** How far a glyph moves the pen, at size 1. */
  advanceOf(code: string): number;
}

/** The fonts of a page by the names that its content uses (`F4`). */
export type Fonts = (name: string) => Font | undefined;

/** Reads the fonts of a document's pages: each once, however many pages use it. */
export function fontReader(unread: Unread): (page: PDFRef) => Fonts {
  const read = new Map<number, Font | undefined>();
  return (page) => {
    const numbers = fontsOn(unread, page);
    return (name) => {
      const number = numbers.get(name) ?? 0;
      if (!read.has(number)) read.set(number, readFont(unread.get(PDFRef.of(number))));
      return read.get(number);
    };
  };
}

/** The numbers of the fonts of a page, by what it calls them. */
export function fontsOn(unread: Unread, page: PDFRef): Map<string, number> {
  const [, fonts = ''] = /\/Font <<([^>]*)>>/.exec(unread.textOf(page)) ?? [];
  return new Map([...fonts.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', number]) => [name, Number(number)]));
}

export function readFont(font: unknown): Font | undefined {
  if (!(font instanceof PDFDict)) return undefined;
  const toUnicode = font.lookup(PDFName.of('ToUnicode'));
  if (!(toUnicode instanceof PDFRawStream)) return undefined;
  const isComposite = font.lookup(PDFName.of('Subtype')) === PDFName.of('Type0');
  const codeLength = isComposite ? 4 : 2;
  return {
    codeLength,
    textOf: readCharacterMap(inflateSync(toUnicode.contents).toString('latin1'), codeLength),
    advanceOf: isComposite ? compositeAdvances(font) : type3Advances(font),
  };
}

/** Reads the character map of a font (ISO 32000-1, 9.10.3): single codes and runs of codes. */
export function readCharacterMap(map: string, codeLength: number): Map<string, string> {
  const text = new Map<string, string>();
  const codeAt = (value: number): string => value.toString(16).toUpperCase().padStart(codeLength, '0');
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', target = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>/g))
      text.set(codeAt(Number.parseInt(code, 16)), fromUtf16(target));
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', target = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      for (let code = first; code <= Number.parseInt(to, 16); code++)
        text.set(codeAt(code), String.fromCharCode(Number.parseInt(target, 16) + code - first));
    }
  }
  return text;
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

function type3Advances(font: PDFDict): (code: string) => number {
  const scale = font.lookup(PDFName.of('FontMatrix'), PDFArray).lookup(0, PDFNumber).asNumber();
  const first = font.lookup(PDFName.of('FirstChar'), PDFNumber).asNumber();
  const widths = font.lookup(PDFName.of('Widths'), PDFArray);
  return (code) => widths.lookup(Number.parseInt(code, 16) - first, PDFNumber).asNumber() * scale;
}

/** Reads the widths of a composite font (ISO 32000-1, 9.7.4.3): `first [w w …]` or `first last w`, in thousandths. */
function compositeAdvances(font: PDFDict): (code: string) => number {
  const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const fallback = descendant.lookupMaybe(PDFName.of('DW'), PDFNumber)?.asNumber() ?? 1000;
  const list = descendant.lookupMaybe(PDFName.of('W'), PDFArray);
  const widths = new Map<number, number>();
  for (let at = 0; list && at < list.size(); ) {
    const first = list.lookup(at, PDFNumber).asNumber();
    const next = list.lookup(at + 1);
    if (next instanceof PDFArray) {
      for (let index = 0; index < next.size(); index++)
        widths.set(first + index, next.lookup(index, PDFNumber).asNumber());
      at += 2;
    } else {
      const width = list.lookup(at + 2, PDFNumber).asNumber();
      for (let code = first; code <= (next as PDFNumber).asNumber(); code++) widths.set(code, width);
      at += 3;
    }
  }
  return (code) => (widths.get(Number.parseInt(code, 16)) ?? fallback) / 1000;
}
