import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Unread } from './unread.js';

/** A link on a page: where it can be clicked, in the page's own points, and what place of the document it leads to, if any. */
export interface Link {
  readonly box: { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };
  /** The `id` of an element. */
  readonly place: string | undefined;
}

/** The links of a page, in the order of the document. */
export function linksOn(unread: Unread, page: PDFRef): Link[] {
  const [, list = ''] = /\/Annots \[([^\]]*)\]/.exec(unread.textOf(page)) ?? [];
  const annotations = [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => unread.textOf(PDFRef.of(Number(number))));
  return annotations.filter((text) => text.includes('/Subtype /Link')).map((text) => linkOf(text.replace(WORDS, '')));
}

/** What is said in words, which may read like anything. */
const WORDS = /\((?:[^\\()]|\\[\s\S])*\)/g;

function linkOf(annotation: string): Link {
  const [, rectangle = ''] = /\/Rect \[([^\]]*)\]/.exec(annotation) ?? [];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rectangle.trim().split(/\s+/).map(Number);
  const [, name] = /\/Dest \/([^\s/<>[\]()]+)/.exec(annotation) ?? [];
  return {
    box: { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) },
    place: name === undefined ? undefined : nameWritten(name),
  };
}

/** A name as it is written in a file. */
const nameWritten = (written: string): string => (written.includes('#') ? PDFName.of(written).decodeText() : written);

/** The address that an annotation leads out to; undefined if it stays inside the document or leads nowhere. */
export function addressOf(annotation: PDFDict): string | undefined {
  const action = annotation.lookup(PDFName.of('A'));
  const address = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
  return address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : undefined;
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

/** A place of the document (ISO 32000-1, 12.3.2.3): the number of its page object, and its height there in the page's points. */
export interface Place {
  readonly page: number;
  readonly top: number;
}

/** The named places of the document, looked at as they were printed: there are some for each entry, and reading them takes long. */
export function placesOf({ catalog }: PDFDocument, unread: Unread): Map<string, Place> {
  const names = catalog.get(PDFName.of('Dests'));
  const text = names instanceof PDFRef ? unread.textOf(names) : String(names ?? '');
  const found = new Map<string, Place>();
  for (const [, name = '', page, top] of text.matchAll(PLACE))
    found.set(nameWritten(name), { page: Number(page), top: Number(top ?? 0) });
  return found;
}

const PLACE = /\/([^\s[\]<>()/]+)\s+\[\s*(\d+) 0 R\s*(?:\/XYZ\s+\S+\s+(-?[\d.]+))?/g;
