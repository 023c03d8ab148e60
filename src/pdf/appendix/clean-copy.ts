import { PDFArray, PDFContext, PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { copyObjects } from './copy-objects.js';
import { disarm } from './disarm.js';
import { fieldsOf, giveAppearances } from './form-fields.js';
import { hiddenLayersOf } from './layers.js';
import { explicitDestinations, namedDestinations } from './named-places.js';

/** The pages of a PDF and what they need, without anything that runs, reaches out or claims to be another document's. */
export interface CleanPages {
  readonly context: PDFContext;
  readonly pages: readonly PDFRef[];
  /** Fields at the top of its form. */
  readonly fields: readonly PDFRef[];
  /** Layers that it does not show. */
  readonly hidden: readonly PDFRef[];
  /** Links, actions and annotations taken out. */
  readonly removed: number;
}

/** All that shows on a page. Tags, thumbnails, actions, private data of programs and the like stay behind. */
const KEPT = new Set(
  'Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Contents Group Annots UserUnit'.split(' '),
);

/** Remarks, marks and fields (ISO 32000-1, 12.5.6). What plays, runs or holds a file of its own is not among them. */
const ANNOTATIONS = new Set(
  'Link Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup Widget'.split(
    ' ',
  ),
);

/**
 * Copies the pages of a PDF into a context of their own, so that what they do not need is let go of.
 *
 * @throws whatever the PDF library throws where the file is broken
 */
export async function cleanCopy(source: PDFDocument): Promise<CleanPages> {
  await giveAppearances(source);
  const names = namedDestinations(source);
  let removed = 0;
  for (const { node } of source.getPages()) {
    for (const key of node.keys()) if (!KEPT.has(key.decodeText())) node.delete(key);
    removed += keepHarmless(node);
    removed += explicitDestinations(node, names);
  }
  const context = PDFContext.create();
  const refs = source.getPages().map(({ ref }) => ref);
  const [pages = [], fields = [], hidden = []] = copyObjects(
    source.context,
    context,
    refs,
    fieldsOf(source),
    hiddenLayersOf(source),
  );
  return { context, pages, fields, hidden, removed: removed + disarm(context) };
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
  return subtype instanceof PDFName && ANNOTATIONS.has(subtype.decodeText());
}
