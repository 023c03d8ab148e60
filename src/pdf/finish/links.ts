import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** A link on a page: where it can be clicked, in the page's own points, and what it leads to. */
export interface Link {
  readonly annotation: PDFDict;
  readonly box: { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };
}

/** The link annotations of a page, in the order of the document. */
export function linksOf(page: PDFPage): Link[] {
  const annotations = page.node.Annots();
  if (!annotations) return [];
  return Array.from({ length: annotations.size() }, (_, index) => annotations.lookup(index))
    .filter((annotation): annotation is PDFDict => annotation instanceof PDFDict)
    .filter((annotation) => annotation.lookup(PDFName.of('Subtype')) === PDFName.of('Link'))
    .map((annotation) => ({ annotation, box: boxOf(annotation) }));
}

function boxOf(annotation: PDFDict): Link['box'] {
  const { x, y, width, height } = annotation.lookup(PDFName.of('Rect'), PDFArray).asRectangle();
  return { left: x, bottom: y, right: x + width, top: y + height };
}

/** The address a link leads out to; undefined if it stays inside the document or leads nowhere. */
export function addressOf({ annotation }: Link): string | undefined {
  const action = annotation.lookup(PDFName.of('A'));
  const address = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
  return address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : undefined;
}

/** The name of the place in the document that a link leads to: the `id` of an element. */
export function destinationOf({ annotation }: Link): string | undefined {
  const name = annotation.lookup(PDFName.of('Dest'));
  return name instanceof PDFName ? name.decodeText() : undefined;
}

/** Which page, counted from 1, each named place of the document is on. */
export function pagesOfDestinations(pdf: PDFDocument): Map<string, number> {
  const pages = new Map(pdf.getPages().map(({ ref }, index) => [ref, index + 1]));
  const names = pdf.catalog.lookup(PDFName.of('Dests'));
  const found = new Map<string, number>();
  if (!(names instanceof PDFDict)) return found;
  for (const [name, value] of names.entries()) {
    const target = value instanceof PDFRef ? pdf.context.lookup(value) : value;
    const ref = target instanceof PDFArray ? target.get(0) : undefined;
    const page = ref instanceof PDFRef ? pages.get(ref) : undefined;
    if (page !== undefined) found.set(name.decodeText(), page);
  }
  return found;
}
