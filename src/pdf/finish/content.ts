import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFName, type PDFPage, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { packText, unpackText } from './packed.js';

/** A content stream of a page, decoded: PDF operators, one byte a character. */
export interface Content {
  readonly ref: PDFRef;
  readonly text: string;
}

/** All that a page draws. */
export function drawnBy(page: PDFPage): string {
  return streamsOf(page)
    .map(({ stream }) => (isPlainFlate(stream) ? inflateSync(stream.contents) : decoded(stream)).toString('latin1'))
    .join('\n');
}

/**
 * Unpacks, beside other work, the stream of a page in which it may ask for something: its first, since Chromium draws a page in one,
 * and where that is divided (`join/margins-apart.ts`) the rest asks for nothing. Other shapes are not its work and give undefined.
 */
export async function readContent(page: PDFPage): Promise<Content | undefined> {
  const [found] = streamsOf(page);
  if (!found) return undefined;
  const { ref, stream } = found;
  return { ref, text: isPlainFlate(stream) ? await unpackText(stream.contents) : decoded(stream).toString('latin1') };
}

function streamsOf(page: PDFPage): { ref: PDFRef; stream: PDFRawStream }[] {
  const entry = page.node.get(PDFName.of('Contents'));
  const refs = entry instanceof PDFArray ? entry.asArray() : [entry];
  return refs.flatMap((ref) => {
    const stream = page.node.context.lookup(ref);
    return ref instanceof PDFRef && stream instanceof PDFRawStream ? [{ ref, stream }] : [];
  });
}

/** Puts a changed content stream in the place of the old one. */
export async function replaceContent(page: PDFPage, { ref }: Content, text: string): Promise<void> {
  const { context } = page.node;
  context.assign(ref, context.stream(await packText(text), { Filter: 'FlateDecode' }));
}

function isPlainFlate({ dict }: PDFRawStream): boolean {
  return dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'));
}

function decoded(stream: PDFRawStream): Buffer {
  return Buffer.from(decodePDFRawStream(stream).decode());
}
