import type { PDFRef } from '@cantoo/pdf-lib';
import { textOf } from './heading-bookmarks.js';
import type { Place } from './links.js';
import type { Placeholder } from './placeholder.js';

/** What stands in a place of a page that asks for running words; undefined where nothing does. */
export type Running = (page: PDFRef, asking: Pick<Placeholder, 'kind' | 'origin'>) => string | undefined;

/** A place from which words run, or from which something goes on. */
interface Mark {
  readonly words: string;
  readonly page: number;
  /** Its upper edge, in the page's points. */
  readonly top: number;
}

/**
 * What runs at the head of pages. CSS can not do it in Chromium (it has no `string-set`): an element with an `id` says in
 * `data-running` what the margin says from its page on, and in `data-continued` what stands on a page on which it goes on. Where that
 * stands, a margin asks by the content 8642097531 and the head of a table, which the browser repeats on each page, by the text
 * 3197586420, as links ask for page numbers. The letters that the words need follow the digits: the browser embeds what it draws.
 *
 * @param places the named places of the document
 * @param all pages
 * @param html what was printed
 * @returns undefined where nothing runs
 */
export function runningWords(
  places: ReadonlyMap<string, Place>,
  all: readonly PDFRef[],
  html: string,
): Running | undefined {
  const marked = [...html.matchAll(MARKED)];
  if (marked.length === 0) return undefined;
  const pages = new Map(all.map(({ objectNumber }, index) => [objectNumber, index]));
  const marks = (name: string): Mark[] =>
    marked.flatMap(([, id = '', of, words = '']) => {
      const place = of === name ? places.get(textOf(id)) : undefined;
      const page = pages.get(place?.page ?? 0);
      return page === undefined ? [] : [{ words: textOf(words), page, top: place?.top ?? 0 }];
    });
  const [running, continued] = [marks('running'), marks('continued')];
  return (page, { kind, origin }) => {
    const at = pages.get(page.objectNumber) ?? -1;
    return kind === 'running' ? runningOn(running, at) : continuedOn(continued, at, origin.y);
  };
}

const MARKED = /<\w+ (?:class="[^"]*" )?id="([^"]*)"[^<>]*? data-(running|continued)="([^"]*)"/g;

/** The first that begins on the page, as in a dictionary; else the one that is still going on. */
function runningOn(marks: readonly Mark[], at: number): string | undefined {
  return (marks.find(({ page }) => page === at) ?? marks.findLast(({ page }) => page < at))?.words;
}

/** What began before the page, unless something begins right at its head. */
function continuedOn(marks: readonly Mark[], at: number, y: number): string | undefined {
  const isBegun = marks.some(({ page, top }) => page === at && top > y);
  return isBegun ? undefined : marks.findLast(({ page }) => page < at)?.words;
}
