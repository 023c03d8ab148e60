import {
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { addTo } from '../../text/group-by.js';
import { pagesOfNames } from '../finish/links.js';
import type { CleanPages } from './clean-copy.js';
import { copyObjects } from './copy-objects.js';
import { slipOf } from './evidence-file.js';
import { hideLayers } from './layers.js';
import type { AppendedPdf } from './prepare.js';
import { type Stamp, stampPages } from './stamp.js';

/** Pages of evidence behind one page of the document. */
interface Behind extends Pick<AppendedPdf, 'label' | 'stamp'> {
  readonly refs: readonly PDFRef[];
}

/**
 * Puts the pages of each PDF behind the page where the place named by `slipOf` is, or the last one in a document that has none,
 * and writes into their margin what they are pages of. What led to the evidence now leads to the first of its pages. The
 * document's own pages stay as they are, so tags, bookmarks and links do too.
 *
 * @param own the document's pages
 * @returns all pages in their new order
 */
export function appendPages(
  pdf: PDFDocument,
  own: readonly PDFRef[],
  appended: readonly AppendedPdf[],
): readonly PDFRef[] {
  const last = own.at(-1);
  if (appended.length === 0 || !last) return own;
  const places = pagesOfNames(pdf);
  const behind = new Map<PDFRef, Behind[]>();
  const firsts = new Map<string, PDFRef>();
  for (const { id, label, title, stamp, pages } of appended) {
    const slip = places.get(slipOf(id)) ?? last;
    const refs = take(pdf, pages);
    addTo(behind, slip, { label, stamp, refs });
    const [first] = refs;
    if (!first) continue;
    redirect(pdf, id, first);
    firsts.set(`${label} ${title}`, first);
  }
  for (const [slip, documents] of behind) {
    const pages = documents.flatMap(({ refs }) => refs);
    insertBehind(pdf, slip, pages);
  }
  leadBookmarks(pdf, firsts);
  return inOrder(pdf, own, behind);
}

function take(pdf: PDFDocument, { context, pages, hidden }: CleanPages): PDFRef[] {
  const [taken = [], layers = []] = copyObjects(context, pdf.context, pages, hidden);
  hideLayers(pdf, layers);
  return taken;
}

function inOrder(pdf: PDFDocument, own: readonly PDFRef[], behind: ReadonlyMap<PDFRef, readonly Behind[]>): PDFRef[] {
  const order: PDFRef[] = [];
  const runs: Run[] = [];
  const stamps: Stamp[] = [];
  for (const page of own) {
    order.push(page);
    for (const { label, stamp, refs } of behind.get(page) ?? []) {
      runs.push({ label, first: order.length, pages: refs.length });
      for (const [index, ref] of refs.entries()) {
        const number = order.push(ref);
        stamps.push({ page: ref, words: stamp(index + 1, refs.length), number });
      }
    }
  }
  labelPages(pdf, runs, order.length);
  const [slip] = behind.keys();
  const like = pdf.context.lookup(slip);
  stampPages(pdf, stamps, like instanceof PDFPageLeaf ? like : undefined);
  return order;
}

/** Gives the pages a node of their own in the tree of pages, right behind the one they follow (ISO 32000-1, 7.7.3). */
function insertBehind({ context }: PDFDocument, slip: PDFRef, refs: readonly PDFRef[]): void {
  const parentRef = context.lookup(slip, PDFDict).get(PDFName.of('Parent'));
  const parent = context.lookup(parentRef);
  if (!(parentRef instanceof PDFRef && parent instanceof PDFPageTree)) return;
  const node = PDFPageTree.withContext(context, parentRef);
  const nodeRef = context.register(node);
  for (const ref of refs) {
    node.Kids().push(ref);
    context.lookup(ref, PDFDict).set(PDFName.of('Parent'), nodeRef);
  }
  node.set(PDFName.of('Count'), PDFNumber.of(refs.length));
  parent.Kids().insert(parent.Kids().asArray().indexOf(slip) + 1, nodeRef);
  for (let above: PDFPageTree | undefined = parent; above; above = above.Parent())
    above.set(PDFName.of('Count'), PDFNumber.of(above.Count().asNumber() + refs.length));
}

/** Lets what leads to a piece of evidence, or to the place before its pages, lead to the first of them. */
function redirect({ catalog, context }: PDFDocument, id: string, first: PDFRef): void {
  const names = catalog.lookup(PDFName.of('Dests'));
  if (!(names instanceof PDFDict)) return;
  for (const name of [id, slipOf(id)].map((one) => PDFName.of(one)))
    if (names.has(name)) names.set(name, context.obj([first, 'Fit']));
}

/**
 * Lets bookmarks lead elsewhere: those of appended files to their first page. Where a title stands twice, it is the last: the
 * appendices are behind all else.
 *
 * @param pages by the bookmark's title
 */
function leadBookmarks({ catalog, context }: PDFDocument, pages: ReadonlyMap<string, PDFRef>): void {
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

/** Pages of evidence: where they begin, counted from 0, and how many they are. */
interface Run {
  readonly label: string;
  readonly first: number;
  readonly pages: number;
}

/**
 * Names the pages as a viewer shows them beside its scroll bar (ISO 32000-1, 12.4.2): the document's own by their number in the
 * whole, as they are printed; those of evidence as E07-1, E07-2.
 */
function labelPages({ catalog, context }: PDFDocument, runs: readonly Run[], pages: number): void {
  const ranges = new Map([[0, context.obj({ S: 'D' })]]);
  for (const { label, first, pages: length } of runs) {
    ranges.set(first, context.obj({ S: 'D', P: PDFHexString.fromText(`${label}-`) }));
    const next = first + length;
    if (next < pages) ranges.set(next, context.obj({ S: 'D', St: next + 1 }));
  }
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [...ranges].flat() }));
}
