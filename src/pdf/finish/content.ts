import { deflateSync, inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFName, type PDFPage, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';

/** The one content stream of a page, decoded: PDF operators, one byte a character. */
export interface Content {
  readonly ref: PDFRef;
  readonly text: string;
}

/** What a page draws. Chromium gives each page one stream of its own; other shapes are not its work and give undefined. */
export function contentOf(page: PDFPage): Content | undefined {
  const entry = page.node.get(PDFName.of('Contents'));
  const ref = entry instanceof PDFArray && entry.size() === 1 ? entry.get(0) : entry;
  const stream = page.node.context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) return undefined;
  return { ref: ref as PDFRef, text: decoded(stream).toString('latin1') };
}

/** Puts a changed content stream in the place of the old one. */
export function replaceContent(page: PDFPage, { ref }: Content, text: string): void {
  const { context } = page.node;
  context.assign(ref, context.stream(deflateSync(Buffer.from(text, 'latin1')), { Filter: 'FlateDecode' }));
}

function decoded(stream: PDFRawStream): Buffer {
  const isPlainFlate = stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode');
  if (isPlainFlate && !stream.dict.has(PDFName.of('DecodeParms'))) return inflateSync(stream.contents);
  return Buffer.from(decodePDFRawStream(stream).decode());
}
