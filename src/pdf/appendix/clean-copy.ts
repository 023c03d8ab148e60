import { PDFArray, PDFContext, PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { copyObjects } from './copy-objects.js';
import { disarm, HARMLESS } from './disarm.js';
import { hiddenLayersOf } from './layers.js';
import { explicitDestinations, namedDestinations } from './named-places.js';

/** The pages of a PDF and what they need, without anything that runs, reaches out or claims to be another document's. */
export interface CleanPages {
  readonly context: PDFContext;
  readonly pages: readonly PDFRef[];
  /** Layers that it does not show. */
  readonly hidden: readonly PDFRef[];
  /** Links, actions and annotations taken out. */
  readonly removed: number;
}

/** All that shows on a page. Tags, thumbnails, actions, private data of programs and the like stay behind. */
const KEPT = new Set(
  'Type Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Contents Group Annots UserUnit'.split(' '),
);

/**
 * Copies pages of a PDF into a context of their own, so that what they do not need is let go of.
 *
 * @param pages of `source`
 * @throws whatever the PDF library throws where the file is broken
 */
export function cleanCopy(source: PDFDocument, pages: readonly PDFRef[]): CleanPages {
  const names = namedDestinations(source);
  let removed = 0;
  for (const ref of pages) {
    const node = source.context.lookup(ref, PDFDict);
    for (const key of node.keys()) if (!KEPT.has(key.decodeText())) node.delete(key);
    removed += keepHarmless(node);
    removed += explicitDestinations(node, names);
  }
  const context = PDFContext.create();
  const [copied = [], hidden = []] = copyObjects(source.context, context, pages, hiddenLayersOf(source));
  return { context, pages: copied, hidden, removed: removed + disarm(context) };
}

/** Takes the annotations that are not on the list off a page, and says how many. */
function keepHarmless(page: PDFDict): number {
  const annotations = page.lookup(PDFName.of('Annots'));
  if (!(annotations instanceof PDFArray)) {
    page.delete(PDFName.of('Annots'));
    return 0;
  }
  const all = annotations.asArray();
  const kept = all.filter((entry) => isHarmless(entry instanceof PDFRef ? page.context.lookup(entry) : entry));
  const list = PDFArray.withContext(page.context);
  for (const entry of kept) list.push(entry);
  page.set(PDFName.of('Annots'), list);
  return all.length - kept.length;
}

function isHarmless(annotation: unknown): boolean {
  const subtype = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('Subtype')) : undefined;
  return subtype instanceof PDFName && HARMLESS.has(subtype.decodeText());
}
