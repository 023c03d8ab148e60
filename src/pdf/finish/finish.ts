import { type Description, describe } from './describe.js';
import { drawPageNumbers, type PageNumbers } from './page-numbers.js';
import { readPrinted } from './read.js';
import { saveCompactly } from './save.js';
import { mapTagRoles } from './tag-roles.js';
import { assertHasText } from './text.js';
import { removeUnsafeLinks } from './unsafe-links.js';

/** What the finished PDF says about itself. */
export type PrintOptions = Description;

export interface PrintedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly pageNumbers: PageNumbers;
  /** Links taken out because nobody but this machine could follow them. */
  readonly removedLinks: number;
}

/**
 * Finishes what a browser printed, reading it once and writing it once: page numbers beside the links that ask for them, no
 * links that lead to this machine, its own title, author and dates, and a small file. Tags and bookmarks stay. The same document
 * gives the same bytes.
 *
 * @param printed the browser's PDF
 * @param html what it was printed from, to tell an empty document from one that lost its text
 * @throws PdfError PdfWithoutText
 */
export async function finish(printed: Uint8Array, html: string, options: PrintOptions): Promise<PrintedPdf> {
  const { pdf, tags } = await readPrinted(printed);
  assertHasText(pdf, html);
  const pageNumbers = drawPageNumbers(pdf, html);
  const removedLinks = removeUnsafeLinks(pdf);
  mapTagRoles(pdf);
  describe(pdf, options);
  return { bytes: await saveCompactly(pdf, tags), pages: pdf.getPageCount(), pageNumbers, removedLinks };
}
