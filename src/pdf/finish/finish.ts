import { PDFDict, type PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { appendPages } from '../appendix/append.js';
import { attachFiles } from '../appendix/attach.js';
import type { Appendices } from '../appendix/prepare.js';
import type { Joined } from '../join/join.js';
import type { PieceStore } from '../piece-store.js';
import { nameByHeadings } from './heading-bookmarks.js';
import { drawPageNumbers, type PageNumbers } from './page-numbers.js';
import { readPrinted } from './read.js';
import { saveCompactly } from './save.js';
import { assertHasText } from './text.js';
import { removeUnsafeLinks } from './unsafe-links.js';
import { unsetScripts } from './unset-scripts.js';

/** What the finished PDF says about itself, and what it takes in. */
export interface PrintOptions extends Description {
  readonly appendices?: Appendices | undefined;
  /** Where what the browser printed is kept for the next time; never for a document without names. */
  readonly kept?: PieceStore | undefined;
}

export interface PrintedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly pageNumbers: PageNumbers;
  /** Links taken out because nobody but this machine could follow them. */
  readonly removedLinks: number;
  /** Scripts whose letters print as boxes, for the machine has no font with them. */
  readonly unset: readonly string[];
}

/**
 * Finishes what a browser printed, reading it once and writing it once: page numbers beside the links that ask for them, evidence
 * behind it, no links that lead to this machine, its own title, author and dates, and a small file. Tags and bookmarks stay. The same document
 * gives the same bytes.
 *
 * @param printed the browser's PDF, or what was printed in pieces and joined: then the margins of its pages ask for their numbers
 * @param html what it was printed from, to tell an empty document from one that lost its text
 * @throws Refusal PdfWithoutText
 */
export async function finish(printed: Uint8Array | Joined, html: string, options: PrintOptions): Promise<PrintedPdf> {
  const read = await readPrinted(printed);
  const { pdf, unread, tags, pages } = read;
  unread.readAll(FONTS_AND_LINKS);
  await assertHasText(unread, pages, html);
  const unset = unsetScripts(pdf, html);
  nameByHeadings(unread.left.texts, read.outline, html);
  const { appended = [], attached = [] } = options.appendices ?? {};
  const order = appendPages(pdf, pages, appended);
  const pageNumbers = await drawPageNumbers(read, html, order, !(printed instanceof Uint8Array));
  const removedLinks = removeUnsafeLinks(pdf) + appended.reduce((sum, { pages }) => sum + pages.removed, 0);
  await attachFiles(pdf, attached);
  mapTagRoles(pdf);
  describe(pdf, options);
  return { bytes: await saveCompactly(pdf, unread.left, tags), pages: order.length, pageNumbers, removedLinks, unset };
}

/** What is looked at wherever it is: what glyphs stand for, and what leads out of the file. */
const FONTS_AND_LINKS = /\/ToUnicode |\/Subtype \/Link\n[\s\S]*\/A /;

/** Tags that Chromium uses and PDF 1.7 does not know, and what they amount to there (ISO 32000-1, 14.8.4). */
const ROLES = { Strong: 'Span', Em: 'Span' };

/** Tells readers what to make of tags they may not know; a checker of accessibility counts unknown ones as faults. */
function mapTagRoles(pdf: PDFDocument): void {
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  if (root instanceof PDFDict) root.set(PDFName.of('RoleMap'), pdf.context.obj(ROLES));
}

/** Title, author and the like, as every viewer shows them. */
interface Description {
  readonly title: string;
  readonly author: string;
  readonly subject?: string | undefined;
  /** A BCP 47 tag, such as `en-GB`, for screen readers. */
  readonly language: string;
  /** The program that made the PDF, with its version. */
  readonly producer: string;
  /** When it was made: a date of the portfolio's, since one from the clock would make every PDF another file. */
  readonly date: Date;
}

/** Replaces what the browser wrote about itself and the time of day. */
function describe(pdf: PDFDocument, description: Description): void {
  const { title, author, subject, language, producer, date } = description;
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setAuthor(author);
  if (subject !== undefined) pdf.setSubject(subject);
  pdf.setLanguage(language);
  pdf.setCreator(producer);
  pdf.setProducer(producer);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
}
