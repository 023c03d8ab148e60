import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib';

/**
 * Names bookmarks anew: those of slip sheets by label and title. The browser names them by the letters it drew, which leaves out
 * what is set for screen readers only.
 *
 * @param titles by the page that a bookmark leads to; of several to one page it is the last, the innermost
 */
export function nameBookmarks({ catalog, context }: PDFDocument, titles: ReadonlyMap<PDFRef, string>): void {
  const found = new Map<PDFRef, PDFDict>();
  const outline = catalog.lookup(PDFName.of('Outlines'));
  const waiting = [outline];
  for (let item = waiting.pop(); item instanceof PDFDict; item = waiting.pop()) {
    const page = pageOf(item);
    if (page && titles.has(page)) found.set(page, item);
    for (const key of ['Next', 'First']) {
      const next = item.get(PDFName.of(key));
      if (next instanceof PDFRef) waiting.push(context.lookup(next));
    }
  }
  for (const [page, item] of found) item.set(PDFName.of('Title'), PDFHexString.fromText(titles.get(page) ?? ''));
}

function pageOf(item: PDFDict): PDFRef | undefined {
  const place = item.lookup(PDFName.of('Dest'));
  const page = place instanceof PDFArray ? place.get(0) : undefined;
  return page instanceof PDFRef ? page : undefined;
}
