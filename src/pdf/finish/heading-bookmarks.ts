import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/**
 * Names bookmarks by the document's headings. The browser names them by the letters it drew: capitals where the style asks for
 * them, no space where a line broke, and twice what it laid out twice.
 * Where there are more headings than bookmarks, as some are for the screen alone, a bookmark's heading is the next of its letters.
 */
export function nameByHeadings(pdf: PDFDocument, html: string): void {
  const items = outlineItems(pdf.catalog.lookup(PDFName.of('Outlines')));
  const titles = headingTexts(html);
  const named = items.length === titles.length ? titles : titlesByLetters(items, titles);
  for (const [index, item] of items.entries()) {
    const title = named[index];
    if (title) item.set(PDFName.of('Title'), PDFHexString.fromText(title));
  }
}

/** @returns for each bookmark the heading that it was drawn from, or undefined */
function titlesByLetters(items: readonly PDFDict[], titles: readonly string[]): (string | undefined)[] {
  const letters = titles.map(lettersOf);
  let next = 0;
  return items.map((item) => {
    const title = item.lookup(PDFName.of('Title'));
    const drawn = title instanceof PDFHexString || title instanceof PDFString ? lettersOf(title.decodeText()) : '';
    let at = next;
    while (at < letters.length && !isDrawnAs(letters[at] ?? '', drawn)) at += 1;
    if (at < letters.length) next = at + 1;
    return titles[at];
  });
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u00ad\u200b]/g, '');
}

function isDrawnAs(letters: string, drawn: string): boolean {
  return letters !== '' && letters.repeat(Math.max(1, Math.round(drawn.length / letters.length))) === drawn;
}

/** In reading order: an item, what is below it, then the next. */
function outlineItems(outline: unknown): PDFDict[] {
  const items: PDFDict[] = [];
  const seen = new Set<PDFDict>();
  const waiting = [childOf(outline, 'First')];
  for (let item = waiting.pop(); waiting.length > 0 || item; item = waiting.pop()) {
    if (!item || seen.has(item)) continue;
    seen.add(item);
    items.push(item);
    waiting.push(childOf(item, 'Next'), childOf(item, 'First'));
  }
  return items;
}

function childOf(item: unknown, key: string): PDFDict | undefined {
  const child = item instanceof PDFDict ? item.lookup(PDFName.of(key)) : undefined;
  return child instanceof PDFDict ? child : undefined;
}

function headingTexts(html: string): string[] {
  return [...html.matchAll(/<h([1-6])(?:\s[^>]*)?>([\s\S]*?)<\/h\1>/g)].map(([, , inner = '']) => textOf(inner));
}

/** The text of some markup. Parts set as blocks of their own are parted by a space; marks within words are not. */
export function textOf(inner: string): string {
  return inner
    .replace(/<br\b[^>]*>|<\/span>\s*<span\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
      name
        ? decodeNamedCharacterReference(name) || whole
        : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();
}
