import { PDFDict, type PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Tags that Chromium uses and PDF 1.7 does not know, and what they amount to there (ISO 32000-1, 14.8.4). */
const ROLES = { Strong: 'Span', Em: 'Span' };

/** Tells readers what to make of tags they may not know; a checker of accessibility counts unknown ones as faults. */
export function mapTagRoles(pdf: PDFDocument): void {
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  if (root instanceof PDFDict) root.set(PDFName.of('RoleMap'), pdf.context.obj(ROLES));
}
