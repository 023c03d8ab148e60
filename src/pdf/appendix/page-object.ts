import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFPageLeaf, PDFRef } from '@cantoo/pdf-lib';

/** What a page may leave to the nodes above it (ISO 32000-1, table 30). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
/** No tree of pages that means well is as deep. */
const MOST_LEVELS = 64;
/** What viewers take for the paper where a page names none: US Letter. */
const PAPER = [0, 0, 612, 792];

/**
 * A page by the number of its object, whatever it says of its own type, with all that it leaves to the nodes above it.
 *
 * @param seen numbers given before: a page that a document shows twice becomes two
 * @throws where the object is no dictionary
 */
export function pageOf({ context }: PDFDocument, number: number, seen: Set<number>): PDFRef {
  const ref = PDFRef.of(number);
  const found = context.lookup(ref, PDFDict);
  const page = PDFPageLeaf.fromMapWithContext(new Map(found.entries()), context, false);
  for (const name of INHERITED) inherit(page, PDFName.of(name));
  page.delete(PDFName.of('Parent'));
  page.set(PDFName.of('Type'), PDFName.of('Page'));
  const box = PDFName.of('MediaBox');
  if (!isBox(page.lookup(box))) page.set(box, context.obj(PAPER));
  if (seen.has(number)) return context.register(page);
  seen.add(number);
  context.assign(ref, page);
  return ref;
}

function inherit(page: PDFDict, name: PDFName): void {
  let node: unknown = page;
  for (let level = 0; node instanceof PDFDict && level < MOST_LEVELS; level += 1) {
    const value = node.get(name);
    if (value) {
      page.set(name, value);
      return;
    }
    node = node.lookup(PDFName.of('Parent'));
  }
}

/** Whether it has four numbers and some room between them. */
function isBox(box: unknown): boolean {
  if (!(box instanceof PDFArray) || box.size() !== 4) return false;
  const [left = 0, bottom = 0, right = 0, top = 0] = box
    .asArray()
    .map((_, at) => box.lookup(at))
    .map((side) => (side instanceof PDFNumber ? side.asNumber() : 0));
  return left !== right && bottom !== top;
}
