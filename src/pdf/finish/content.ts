import { PDFArray, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { type Asking, askingOf } from '../join/asking-apart.js';
import { packedStream, plainStream, textOf } from './packed.js';
import type { Unread } from './unread.js';

/** A content stream of a page in which it may ask for something. */
export interface Content extends Asking {
  /** Of the stream. */
  readonly number: number;
  /** Where it is in the margins: the number of the stream that the page draws before it, the same for many pages. */
  readonly before: number | undefined;
}

/** All that a page draws. */
export async function drawnBy(unread: Unread, page: PDFRef): Promise<string> {
  return (await Promise.all(contentsOf(unread, page).map((number) => drawnIn(unread, number)))).join('\n');
}

/** What a page draws in one of its streams. */
async function drawnIn({ left }: Unread, number: number | undefined): Promise<string> {
  const stream = left.streams.get(number ?? 0);
  return stream ? textOf(stream) : '';
}

/**
 * The streams of a page in which it may ask for something: Chromium draws a page in one, and where that is divided
 * (`join/asking-apart.ts`), every second one.
 */
export async function readContents(unread: Unread, page: PDFRef): Promise<Content[]> {
  const [before, ...others] = contentsOf(unread, page);
  if (others.length === 0)
    return before === undefined ? [] : [{ number: before, text: await drawnIn(unread, before), before: undefined }];
  const asking = others.filter((_, index) => index % 2 === 0);
  const texts = await Promise.all(asking.map((number) => drawnIn(unread, number)));
  return asking.map((number, index) => ({
    number,
    ...askingOf(texts[index] ?? ''),
    before: index === 0 ? before : undefined,
  }));
}

/** By the text of the page while nobody has read it, as that takes longer than all else that is done with most. */
function contentsOf(unread: Unread, ref: PDFRef): number[] {
  const text = unread.left.texts.get(ref.objectNumber);
  if (text !== undefined) {
    const [, list, one] = /\/Contents (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(text) ?? [];
    return [...(list ?? one ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
  }
  const entry = unread.page(ref)?.get(PDFName.of('Contents'));
  const refs = entry instanceof PDFArray ? entry.asArray() : [entry];
  return refs.flatMap((one) => (one instanceof PDFRef ? one.objectNumber : []));
}

/** Below this many letters, packing gains nothing. */
const SHORT = 200;

/** Puts a changed content stream in the place of the old one. */
export async function replaceContent(
  { left }: Unread,
  { number, text: old, begun }: Content,
  text: string,
): Promise<void> {
  if (text === old && !begun) return;
  left.streams.set(number, text.length < SHORT ? plainStream(text) : await packedStream(text));
}
