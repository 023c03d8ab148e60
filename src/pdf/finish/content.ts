import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, type PDFContext, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { packText, unpackText } from './packed.js';
import type { Unread } from './unread.js';

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
export function drawnBy(unread: Unread, page: PDFRef): string {
  return streamsOf(unread, page).map(decodedText).join('\n');
}

/**
 * Unpacks, beside other work, the stream of a page in which it may ask for something: Chromium draws a page in one, and where that is
 * divided (`join/margins-apart.ts`), the second of three. Other shapes are not its work and give undefined.
 */
export async function readContent(unread: Unread, page: PDFRef): Promise<Content | undefined> {
  const streams = streamsOf(unread, page);
  const [before, found] = streams.length === APART ? streams : [undefined, streams[0]];
  if (!found) return undefined;
  const { ref, stream } = found;
  return { ref, text: isPlainFlate(stream) ? await unpackText(stream.contents) : decodedText(found), before };
}

const APART = 3;

function streamsOf(unread: Unread, page: PDFRef): Drawn[] {
  return contentsOf(unread, page).flatMap((ref) => {
    const stream = unread.get(ref);
    return stream instanceof PDFRawStream ? [{ ref, stream }] : [];
  });
}

/** By the text of the page while nobody has read it, as that takes longer than all else that is done with most. */
function contentsOf(unread: Unread, ref: PDFRef): PDFRef[] {
  const text = unread.left.texts.get(ref.objectNumber);
  if (text !== undefined) {
    const [, list, one] = /\/Contents (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(text) ?? [];
    return [...(list ?? one ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) => PDFRef.of(Number(number)));
  }
  const entry = unread.page(ref)?.get(PDFName.of('Contents'));
  return (entry instanceof PDFArray ? entry.asArray() : [entry]).filter((one) => one instanceof PDFRef);
}

/** Below this many letters, packing gains nothing. */
const SHORT = 200;

/** Puts a changed content stream in the place of the old one. */
export async function replaceContent(context: PDFContext, { ref }: Content, text: string): Promise<void> {
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
