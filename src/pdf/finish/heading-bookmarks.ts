import { PDFDict, type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/**
 * Names bookmarks by the document's headings. The browser names them by the letters it drew: capitals where the style asks for
 * them, no space where a line broke, and twice what it laid out twice.
 * Leaves them as they are where there are more or fewer of them than headings, as where a style hides one.
 */
export function nameByHeadings(pdf: PDFDocument, html: string): void {
  const items = outlineItems(pdf.catalog.lookup(PDFName.of('Outlines')));
  const titles = headingTexts(html);
  if (items.length !== titles.length) return;
  for (const [index, item] of items.entries()) {
    const title = titles[index];
    if (title) item.set(PDFName.of('Title'), PDFHexString.fromText(title));
  }
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

/** Parts set as blocks of their own are parted by a space; marks within words are not. */
function textOf(inner: string): string {
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
