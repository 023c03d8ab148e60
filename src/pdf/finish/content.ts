import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFName, type PDFPage, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { packText, unpackText } from './packed.js';

/** A content stream of a page in which it may ask for something. */
export interface Content {
  readonly ref: PDFRef;
  /** Decoded: PDF operators, one byte a character. */
  readonly text: string;
  /** What the page draws before it, which may be the same stream for many pages. */
  readonly before: Drawn | undefined;
}

interface Drawn {
  readonly ref: PDFRef;
  readonly stream: PDFRawStream;
}

/** All that a page draws. */
export function drawnBy(page: PDFPage): string {
  return streamsOf(page).map(decodedText).join('\n');
}

/**
 * Unpacks, beside other work, the stream of a page in which it may ask for something: Chromium draws a page in one, and where that is
 * divided (`join/margins-apart.ts`), the second of three. Other shapes are not its work and give undefined.
 */
export async function readContent(page: PDFPage): Promise<Content | undefined> {
  const streams = streamsOf(page);
  const [before, found] = streams.length === APART ? streams : [undefined, streams[0]];
  if (!found) return undefined;
  const { ref, stream } = found;
  return { ref, text: isPlainFlate(stream) ? await unpackText(stream.contents) : decodedText(found), before };
}

const APART = 3;

function streamsOf(page: PDFPage): Drawn[] {
  const entry = page.node.get(PDFName.of('Contents'));
  const refs = entry instanceof PDFArray ? entry.asArray() : [entry];
  return refs.flatMap((ref) => {
    const stream = page.node.context.lookup(ref);
    return ref instanceof PDFRef && stream instanceof PDFRawStream ? [{ ref, stream }] : [];
  });
}

/** Below this many letters, packing gains nothing. */
const SHORT = 200;

/** Puts a changed content stream in the place of the old one. */
export async function replaceContent(page: PDFPage, { ref }: Content, text: string): Promise<void> {
  const { context } = page.node;
  const isShort = text.length < SHORT;
  context.assign(ref, isShort ? context.stream(text) : context.stream(await packText(text), { Filter: 'FlateDecode' }));
}

function isPlainFlate({ dict }: PDFRawStream): boolean {
  return dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'));
}

/** What a stream draws. */
export function decodedText({ stream }: Drawn): string {
  const bytes = isPlainFlate(stream) ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode();
  return Buffer.from(bytes).toString('latin1');
}
