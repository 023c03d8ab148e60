import { type PDFContext, PDFObjectCopier, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';

/**
 * Copies objects with all they refer to. pdf-lib's copier doubles the bytes of each stream; here both documents share them, so
 * that what is appended is in memory once. Streams are never changed in place, only replaced.
 *
 * @param lists objects of `from`, several lists for one copy
 * @returns the same lists, as objects of `to`
 */
export function copyObjects(from: PDFContext, to: PDFContext, ...lists: readonly (readonly PDFRef[])[]): PDFRef[][] {
  const streams = from.enumerateIndirectObjects().flatMap(([, one]) => (one instanceof PDFRawStream ? [one] : []));
  const contents = streams.map((stream) => stream.contents);
  const first = to.largestObjectNumber + 1;
  for (const [index, stream] of streams.entries()) stream.contents = standIn(index);
  try {
    const copier = PDFObjectCopier.for(from, to);
    return lists.map((refs) => refs.map((ref) => copier.copy(ref)));
  } finally {
    for (const [index, stream] of streams.entries()) stream.contents = contents[index] ?? stream.contents;
    for (let number = first; number <= to.largestObjectNumber; number++) {
      const copied = to.lookup(PDFRef.of(number));
      if (copied instanceof PDFRawStream) copied.contents = contents[indexIn(copied.contents)] ?? copied.contents;
    }
  }
}

function standIn(index: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(index).buffer);
}

function indexIn(standIn: Uint8Array): number {
  return new Uint32Array(standIn.buffer)[0] ?? 0;
}
