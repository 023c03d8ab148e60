import type { PDFRef } from '@cantoo/pdf-lib';
import { type Content, readContents, replaceContent } from './content.js';
import { fontReader } from './font.js';
import { inTurns } from './in-turns.js';
import { type Link, linksOn, placesOf } from './links.js';
import {
  countPlaceholders,
  findPlaceholders,
  type Glyph,
  type Placeholder,
  rightOf,
  setGlyphs,
} from './placeholder.js';
import type { Printed } from './read.js';
import { type Running, runningWords } from './running-words.js';
import type { Unread } from './unread.js';

/** What became of the places where the document asked for the page of something. */
export interface PageNumbers {
  readonly drawn: number;
  /** How many ask for something that is nowhere in the document. Their places stay empty. */
  readonly unresolved: number;
}

/**
 * Sets page numbers where the document asks for them, in a PDF that is already printed: CSS can not do it in Chromium
 * (it has no `target-counter`), and printing twice would cost twice.
 *
 * A document asks by a link of its own whose text is ten digits in a fixed order:
 *
 *     <a class="page-ref" href="#e07">0246813579</a>     "p. 41" in a sentence: the number begins where the link begins
 *     <a class="page-ref" href="#e07">1357902468</a>     in a contents list: the number ends where the link ends
 *
 *     .page-ref { display: inline-block; width: 4ch; letter-spacing: -1ch; white-space: nowrap;
 *                 font-variant-numeric: tabular-nums; text-decoration: none }      and on screen display: none
 *
 * In a document that this engine prints, `html` has the attribute `data-paged`; without it the digits are best not shown.
 *
 * The digits lie on top of each other, so they need no more room than the box, and Chromium embeds the glyphs of all ten in
 * just the font, size and colour that stands there. The run of ten glyphs is replaced by those of the number: on the same
 * baseline, readable by search and copy, and still tagged as the text of its link. Class and width are the document's affair.
 *
 * Pages are counted as sheets from 1, as CSS `counter(page)` does.
 *
 * Where the document was printed in pieces, the margin of a page asks for the page's own number by the same digits, in no link.
 * What runs in the margin, or goes on from the page before, is asked for by digits in other orders (`running-words.ts`).
 *
 * @param html what was printed, to know how many places to look for
 * @param order all pages, as they follow each other: those printed, and those put between them since
 * @param inMargins whether the margins ask, too
 */
export async function drawPageNumbers(
  { pdf, unread, pages }: Printed,
  html: string,
  order: readonly PDFRef[],
  inMargins: boolean,
): Promise<PageNumbers> {
  const places = placesOf(pdf, unread);
  const own = new Map(order.map(({ objectNumber }, index) => [objectNumber, index + 1]));
  const targets = (name: string): number | undefined => own.get(places.get(name)?.page ?? 0);
  const find = placeholderFinder(unread);
  const running = runningWords(places, pages, html);
  const number = async (some: readonly PDFRef[]): Promise<(number | undefined)[]> => {
    const known = (page: PDFRef): Known => ({
      targets,
      running,
      own: inMargins ? own.get(page.objectNumber) : undefined,
    });
    return (await inTurns(some, (page) => numberPage(unread, page, known(page), find))).flat();
  };
  if (inMargins || running) return counted(await number(pages));
  const withLinks = new Set(pages.filter((page) => linksOn(unread, page).length > 0));
  const numbers = await number([...withLinks]);
  // Chromium makes no link of one that leads nowhere, so a page may have asked without having a link.
  if (numbers.length < countPlaceholders(html))
    numbers.push(...(await number(pages.filter((page) => !withLinks.has(page)))));
  return counted(numbers);
}

/** Finds what pages ask for: in margins once for all that begin alike and ask alike, as those of a piece do. */
function placeholderFinder(unread: Unread): (page: PDFRef, content: Content) => readonly Placeholder[] {
  const fontsOf = fontReader(unread);
  const known = new Map<string, readonly Placeholder[]>();
  return (page, { text, first, inMargins, begun }) => {
    const key = `${first} ${text}`;
    const found = known.get(key) ?? findPlaceholders(text, fontsOf(page), begun);
    if (inMargins) known.set(key, found);
    return found;
  };
}

function counted(numbers: readonly (number | undefined)[]): PageNumbers {
  const drawn = numbers.filter((number) => number !== undefined).length;
  return { drawn, unresolved: numbers.length - drawn };
}

/** Sets the numbers of one page, and returns those in its text; undefined where there is none to set. */
async function numberPage(
  unread: Unread,
  page: PDFRef,
  { targets, running, own }: Known,
  find: ReturnType<typeof placeholderFinder>,
): Promise<(number | undefined)[]> {
  let links: readonly Link[] | undefined;
  const numbers: (number | undefined)[] = [];
  const settingOf = (placeholder: Placeholder, { inMargins }: Content): Setting => {
    const { kind, origin } = placeholder;
    if (kind === 'running' || kind === 'continued') {
      const right = kind === 'running' ? rightOf(placeholder) : undefined;
      return { placeholder, right, glyphs: glyphsOf(placeholder, running?.(page, placeholder)) };
    }
    if (inMargins) return { placeholder, right: origin.x, glyphs: glyphsOf(placeholder, own) };
    links ??= linksOn(unread, page);
    const link = linkAt(origin, links);
    const number = link && targets(link.place ?? '');
    numbers.push(number);
    return { placeholder, right: kind === 'end' ? link?.box.right : undefined, glyphs: glyphsOf(placeholder, number) };
  };
  for (const content of await readContents(unread, page)) {
    const settings = find(page, content).map((placeholder) => settingOf(placeholder, content));
    await replaceContent(unread, content, withGlyphs(content.text, settings));
  }
  return numbers;
}

/** What can be set: where names lead, what runs at the head of pages, and the page's own number where its margin asks. */
interface Known {
  readonly targets: (name: string) => number | undefined;
  readonly running: Running | undefined;
  readonly own: number | undefined;
}

/** The glyphs of a number or of words; undefined where there is nothing to set, or a letter is in another font. */
function glyphsOf({ glyphs }: Placeholder, text: number | string | undefined): Glyph[] | undefined {
  if (text === undefined) return undefined;
  const found = [...String(text)].map((letter) => glyphs.get(letter));
  return found.every((glyph) => glyph !== undefined) ? found : undefined;
}

interface Setting {
  readonly placeholder: Placeholder;
  /** Where it ends, if it ends at a fixed place. */
  readonly right: number | undefined;
  /** What is set there; undefined: nothing. */
  readonly glyphs: readonly Glyph[] | undefined;
}

function withGlyphs(content: string, settings: readonly Setting[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { placeholder, right, glyphs } of settings) {
    parts.push(content.slice(at, placeholder.start));
    if (glyphs) parts.push(setGlyphs(placeholder, glyphs, right));
    at = placeholder.end;
  }
  return parts.join('') + content.slice(at);
}

/** Half a point of grace: boxes are rounded, glyphs are not. */
const GRACE = 0.5;

type Point = Placeholder['origin'];

/** The link whose text begins here. The one before it may end here, so the nearest left edge decides. */
function linkAt(point: Point, links: readonly Link[]): Link | undefined {
  const distance = ({ box }: Link): number => Math.abs(box.left - point.x);
  return links.filter(({ box }) => contains(box, point)).sort((one, other) => distance(one) - distance(other))[0];
}

function contains({ left, bottom, right, top }: Link['box'], { x, y }: Point): boolean {
  return x >= left - GRACE && x <= right + GRACE && y >= bottom - GRACE && y <= top + GRACE;
}
