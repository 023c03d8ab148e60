import { inflateSync } from 'node:zlib';
import { PDFDict, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { foreignScripts } from '../../text/scripts.js';
import { readCharacterMap } from './font.js';

/**
 * The scripts of a document for which the browser found no font: it prints an empty box for each letter and says nothing.
 *
 * @param html what was printed
 */
export function unsetScripts(pdf: PDFDocument, html: string): string[] {
  const said = html.replace(/<(head|style|script|template)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<[^>]*>/gi, ' ');
  const wanted = foreignScripts(said);
  if (wanted.length === 0) return [];
  const set = new Set(foreignScripts(drawnLetters(pdf)));
  return wanted.filter((name) => !set.has(name));
}

/** What the fonts of a document say that their glyphs stand for: a box stands for nothing. */
function drawnLetters({ context }: PDFDocument): string {
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => {
      const map = object instanceof PDFDict ? object.lookup(PDFName.of('ToUnicode')) : undefined;
      if (!(map instanceof PDFRawStream)) return [];
      const text = inflateSync(map.contents).toString('latin1');
      return [4 as const, 2 as const].flatMap((length) => [...readCharacterMap(text, length).values()]);
    })
    .join('');
}
