import type { PDFRef } from '@cantoo/pdf-lib';
import { type Asking, askingOf } from '../join/asking-apart.js';
import { packedStream, plainStream, textOf } from './packed.js';
import type { Unread } from './unread.js';

/** A content stream of a page in which it may ask for something. */
export interface Content extends Asking {
  /** Of the stream. */
  readonly number: number;
  /** The number of what the page draws first, the same for many pages. */
  readonly first: number;
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
  const [first = 0, ...others] = contentsOf(unread, page);
  const asking = others.filter((_, index) => index % 2 === 0);
  if (asking.length === 0)
    return [{ number: first, first, text: await drawnIn(unread, first), inMargins: false, begun: undefined }];
  const texts = await Promise.all(asking.map((number) => drawnIn(unread, number)));
  return asking.map((number, index) => ({ number, first, ...askingOf(texts[index] ?? '') }));
}

/** The numbers of the streams of a page. */
function contentsOf(unread: Unread, page: PDFRef): number[] {
  const [, list, one = ''] = /\/Contents (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(unread.textOf(page)) ?? [];
  return [...(list ?? one).matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

/** Below this many letters, packing gains nothing. */
const SHORT = 300;

/** Puts a changed content stream in the place of the old one. */
export async function replaceContent(
  { left }: Unread,
  { number, text: old, begun }: Content,
  text: string,
): Promise<void> {
  if (text === old && !begun) return;
  left.streams.set(number, text.length < SHORT ? plainStream(text) : await packedStream(text));
}
