import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPageLeaf,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** A link on a page: where it can be clicked, in the page's own points, and what it leads to. */
export interface Link {
  readonly annotation: PDFDict;
  readonly box: { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };
}

/** The link annotations of a page, in the order of the document. */
export function linksOf(page: PDFPageLeaf | undefined): Link[] {
  const annotations = page?.Annots();
  if (!annotations) return [];
  return linksIn(Array.from({ length: annotations.size() }, (_, index) => annotations.lookup(index)));
}

/** Those of many objects that are links. */
export function linksIn(objects: readonly (PDFObject | undefined)[]): Link[] {
  return objects
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

/** The page that each named place of the document is on. */
export function pagesOfNames(pdf: PDFDocument): Map<string, PDFRef> {
  const names = pdf.catalog.lookup(PDFName.of('Dests'));
  const found = new Map<string, PDFRef>();
  if (!(names instanceof PDFDict)) return found;
  for (const [name, value] of names.entries()) {
    const target = value instanceof PDFRef ? pdf.context.lookup(value) : value;
    const ref = target instanceof PDFArray ? target.get(0) : undefined;
    if (ref instanceof PDFRef) found.set(name.decodeText(), ref);
  }
  return found;
}

/**
 * The number, counted from 1, of the page that each named place of the document is on.
 *
 * @param order all pages, as they follow each other
 */
export function numbersOfNames(pdf: PDFDocument, order: readonly PDFRef[]): Map<string, number> {
  const numbers = new Map(order.map((ref, index) => [ref, index + 1]));
  const found = new Map<string, number>();
  for (const [name, ref] of pagesOfNames(pdf)) {
    const number = numbers.get(ref);
    if (number !== undefined) found.set(name, number);
  }
  return found;
}
