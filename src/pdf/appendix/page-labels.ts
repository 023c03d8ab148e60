import { type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';

/** Pages of evidence: where they begin, counted from 0, and how many they are. */
export interface Run {
  readonly label: string;
  readonly first: number;
  readonly pages: number;
}

/**
 * Names the pages as a viewer shows them beside its scroll bar (ISO 32000-1, 12.4.2): the document's own by their number in the
 * whole, as they are printed; those of evidence as E07-1, E07-2.
 */
export function labelPages({ catalog, context }: PDFDocument, runs: readonly Run[], pages: number): void {
  const ranges = new Map([[0, context.obj({ S: 'D' })]]);
  for (const { label, first, pages: length } of runs) {
    ranges.set(first, context.obj({ S: 'D', P: PDFHexString.fromText(`${label}-`) }));
    const next = first + length;
    if (next < pages) ranges.set(next, context.obj({ S: 'D', St: next + 1 }));
  }
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [...ranges].flat() }));
}
