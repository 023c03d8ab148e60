import { PDFDict, type PDFDocument, PDFName, PDFNumber, PDFPageTree, PDFRef } from '@cantoo/pdf-lib';
import { pagesOfNames } from '../finish/links.js';
import { nameBookmarks } from './bookmarks.js';
import type { CleanPages } from './clean-copy.js';
import { copyObjects } from './copy-objects.js';
import { slipOf } from './evidence-file.js';
import { hideLayers } from './layers.js';
import { labelPages, type Run } from './page-labels.js';
import type { AppendedPdf } from './prepare.js';

/** Pages of evidence behind one page of the document. */
interface Behind {
  readonly label: string;
  readonly refs: readonly PDFRef[];
}

/**
 * Puts the pages of each PDF behind its slip sheet: the page where the place named by `slipOf` is, or the last one in a document
 * that has none. What else led to the evidence now leads to its slip sheet. The document's own pages stay as they are, so tags,
 * bookmarks and links do too.
 *
 * @returns all pages in their new order
 */
export function appendPages(pdf: PDFDocument, appended: readonly AppendedPdf[]): readonly PDFRef[] {
  const own = pdf.getPages().map(({ ref }) => ref);
  const last = own.at(-1);
  if (appended.length === 0 || !last) return own;
  const places = pagesOfNames(pdf);
  const behind = new Map<PDFRef, Behind[]>();
  const titles = new Map<PDFRef, string>();
  for (const { id, label, title, pages } of appended) {
    redirect(pdf, id);
    const named = places.get(slipOf(id));
    if (named) titles.set(named, `${label} ${title}`);
    const slip = named ?? last;
    behind.set(slip, [...(behind.get(slip) ?? []), { label, refs: take(pdf, pages) }]);
  }
  for (const [slip, documents] of behind)
    insertBehind(
      pdf,
      slip,
      documents.flatMap(({ refs }) => refs),
    );
  nameBookmarks(pdf, titles);
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
  for (const page of own) {
    order.push(page);
    for (const { label, refs } of behind.get(page) ?? []) {
      runs.push({ label, first: order.length, pages: refs.length });
      order.push(...refs);
    }
  }
  labelPages(pdf, runs, order.length);
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
  for (let above: PDFPageTree | undefined = parent; above; above = above.Parent()) {
    above.set(PDFName.of('Count'), PDFNumber.of(above.Count().asNumber() + refs.length));
  }
}

/** Lets what leads to a piece of evidence lead to its slip sheet, where the document has both places. */
function redirect({ catalog }: PDFDocument, id: string): void {
  const names = catalog.lookup(PDFName.of('Dests'));
  if (!(names instanceof PDFDict)) return;
  const slip = names.get(PDFName.of(slipOf(id)));
  if (slip && names.has(PDFName.of(id))) names.set(PDFName.of(id), slip);
}
