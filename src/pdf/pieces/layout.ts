import type { Page } from 'puppeteer';
import type { Reader } from '../print-page.js';
import { lookAt, type Start, topsOf } from './in-page.js';
import type { Stretch } from './piece.js';
import { BLOCK, RESUMED } from './resumed.js';

/** A stretch of a document in a browser that can be asked where its pages would begin. */
export interface Layout {
  /** What the style sheets say of each of its blocks. */
  readonly starts: readonly Start[];
  /**
   * Asked once.
   *
   * @param from the number of a block that is at the top of a page
   * @param to the number of the last block to lay out
   * @returns the numbers of those that begin a page all by themselves; none where pages cannot be told beforehand
   */
  tops(from: number, to: number): Promise<number[]>;
}

/** Opens a stretch to be asked; it is never shown, nor laid out before it is asked. */
export function withLayout<T>(
  reader: Reader,
  { markup, counters }: Stretch,
  use: (layout: Layout) => Promise<T>,
): Promise<T> {
  return reader.read(withoutPictures(markup), new Map(), async (page) => {
    await page.emulateMediaType('print');
    try {
      return await use(await layoutIn(page, counters));
    } finally {
      await page.emulateMediaType();
    }
  });
}

async function layoutIn(page: Page, counters: Stretch['counters']): Promise<Layout> {
  const { starts, box } = await page.evaluate(lookAt, { block: BLOCK, resumed: RESUMED, counters });
  return {
    starts,
    tops: async (from, to) => {
      if (!box || starts.slice(from, to + 1).some(({ usual }) => !usual)) return [];
      const tops = await page.evaluate(topsOf, { block: BLOCK, from, to, box });
      return tops.flatMap((isTop, index) => (isTop ? [from + index] : []));
    },
  };
}

/** With drawings of the same size for pictures. */
function withoutPictures(markup: string): string {
  return markup.replace(
    PICTURE,
    (_, width: string, height: string) => `<img src="${blank(width, height)}" width="${width}" height="${height}"`,
  );
}

const PICTURE = /<img src="[^"]*"(?: alt="[^"]*")? width="(\d+)" height="(\d+)"/g;

function blank(width: string, height: string): string {
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'/%3E`;
}
