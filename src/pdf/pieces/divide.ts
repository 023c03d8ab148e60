import { createHash } from 'node:crypto';
import type { Block } from './blocks.js';
import type { Start } from './in-page.js';
import type { Layout } from './layout.js';
import type { Cut } from './piece.js';

/** How long pieces are, in letters of markup: some 4,000 make a page. */
export interface PieceSizes {
  readonly least: number;
  readonly most: number;
  /** Where the document asks for a new page, a piece may end as soon as this. */
  readonly leastWhole: number;
}

/** What is shorter is not worth a page of the browser; what is longer takes more than its share of time. */
export const PIECE_SIZES: PieceSizes = { least: 200_000, most: 400_000, leastWhole: 80_000 };

/**
 * Divides a document where a page begins anyway: where its style sheets say so, else before an element that comes to stand at the
 * top of a page by itself. No sheet is emptier for it. Depends on nothing but the document, and where one entry changes, most
 * places stay: of several the one is taken that its own text picks.
 *
 * @param blocks in order
 * @param begin where the document's body begins
 * @param end where it ends
 */
export async function* divide(
  html: string,
  blocks: readonly Block[],
  { starts, tops }: Layout,
  [begin, end]: readonly [number, number],
  { least: leastOf, most: mostOf, leastWhole }: PieceSizes,
): AsyncGenerator<Cut> {
  let [start, from] = [0, begin];
  while (end - from > mostOf) {
    const next = await nextCut(start, from);
    if (next === undefined) return;
    const block = blocks[next] as Block;
    const { forced, counters } = starts[next] as Start;
    yield { block, forced, counters };
    [start, from] = [next, block.from];
  }

  async function nextCut(start: number, from: number): Promise<number | undefined> {
    const between = (least: number, most: number): number[] =>
      [...blocks.keys()].filter((index) => {
        const letters = (blocks[index] as Block).from - from;
        return index > start && letters >= least && letters <= most;
      });
    const isForced = (index: number): boolean => starts[index]?.forced ?? false;
    const whole = between(leastWhole, mostOf).findLast(isForced);
    if (whole !== undefined) return whole;
    const first = between(0, leastWhole).findLast(isForced) ?? start;
    for (const most of [mostOf, 2 * mostOf]) {
      const asked = between(leastOf, most).filter(
        (index) => !between(0, most).some((other) => isForced(other) && other > first && other <= index),
      );
      const last = asked.at(-1);
      const found = last === undefined ? [] : (await tops(first, last)).filter((index) => asked.includes(index));
      if (found.length > 0) return picked(found);
    }
    return between(mostOf, Number.POSITIVE_INFINITY).find(isForced);
  }

  /** The least deep ones first, as a month before an entry; of those, whichever: always the same one. */
  function picked(found: readonly number[]): number | undefined {
    const ranked = found.map((index) => {
      const { element, open } = blocks[index] as Block;
      const hash = createHash('sha1').update(html.slice(element.from, element.inner)).digest('hex');
      return { index, rank: `${String(open.length).padStart(4, '0')}${hash}` };
    });
    return ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1))[0]?.index;
  }
}
