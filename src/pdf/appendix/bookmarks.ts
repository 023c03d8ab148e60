import { PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';

/**
 * Lets bookmarks lead elsewhere: those of appended files to their first page. Where a title stands twice, it is the last: the
 * appendices are behind all else.
 *
 * @param pages by the bookmark's title
 */
export function leadBookmarks({ catalog, context }: PDFDocument, pages: ReadonlyMap<string, PDFRef>): void {
  const found = new Map<string, PDFDict>();
  const waiting = [catalog.lookup(PDFName.of('Outlines'))];
  for (let item = waiting.pop(); item || waiting.length > 0; item = waiting.pop()) {
    if (!(item instanceof PDFDict)) continue;
    const title = item.lookup(PDFName.of('Title'));
    if (title instanceof PDFHexString || title instanceof PDFString) found.set(title.decodeText(), item);
    waiting.push(item.lookup(PDFName.of('Next')), item.lookup(PDFName.of('First')));
  }
  for (const [title, page] of pages) found.get(title)?.set(PDFName.of('Dest'), context.obj([page, 'Fit']));
}
