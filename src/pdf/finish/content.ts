import { promisify } from 'node:util';
import { deflate, inflate, inflateSync, type ZlibOptions } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFName, type PDFPage, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';

/** The one content stream of a page, decoded: PDF operators, one byte a character. */
export interface Content {
  readonly ref: PDFRef;
  readonly text: string;
}

const deflateAside = promisify<Buffer, ZlibOptions, Buffer>(deflate);
const inflateAside = promisify<Uint8Array, ZlibOptions, Buffer>(inflate);

/** Bytes that most pages fit in: unpacked in one go, and not put together from pieces. */
const WHOLE_PAGE = 160 * 1024;

/** What a page draws. Chromium gives each page one stream of its own; other shapes are not its work and give undefined. */
export function contentOf(page: PDFPage): Content | undefined {
  const found = streamOf(page);
  if (!found) return undefined;
  const bytes = isPlainFlate(found.stream) ? inflateSync(found.stream.contents) : decoded(found.stream);
  return { ref: found.ref, text: bytes.toString('latin1') };
}

/** The same, unpacked beside other work. */
export async function readContent(page: PDFPage): Promise<Content | undefined> {
  const found = streamOf(page);
  if (!found) return undefined;
  const bytes = isPlainFlate(found.stream)
    ? await inflateAside(found.stream.contents, { chunkSize: WHOLE_PAGE })
    : decoded(found.stream);
  return { ref: found.ref, text: bytes.toString('latin1') };
}

function streamOf(page: PDFPage): { ref: PDFRef; stream: PDFRawStream } | undefined {
  const entry = page.node.get(PDFName.of('Contents'));
  const ref = entry instanceof PDFArray && entry.size() === 1 ? entry.get(0) : entry;
  const stream = page.node.context.lookup(ref);
  return stream instanceof PDFRawStream ? { ref: ref as PDFRef, stream } : undefined;
}

/** Puts a changed content stream in the place of the old one. */
export async function replaceContent(page: PDFPage, { ref }: Content, text: string): Promise<void> {
  const { context } = page.node;
  context.assign(
    ref,
    context.stream(await deflateAside(Buffer.from(text, 'latin1'), { chunkSize: WHOLE_PAGE / 4 }), {
      Filter: 'FlateDecode',
    }),
  );
}

function isPlainFlate({ dict }: PDFRawStream): boolean {
  return dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'));
}

function decoded(stream: PDFRawStream): Buffer {
  return Buffer.from(decodePDFRawStream(stream).decode());
}
