import type { Browser, Page } from 'puppeteer';
import { withDocument } from '../print-page.js';
import type { Block } from './blocks.js';
import { lookAt, type Start, topsOf } from './in-page.js';
import { BEGINS, RESUMED, RESUMED_CSS } from './resumed.js';

/** A document in a browser that can be asked where its pages would begin. */
export interface Layout {
  /** What the style sheets say of each block. */
  readonly starts: readonly Start[];
  /**
   * @param from the number of a block that is at the top of a page
   * @param to the number of the last block to lay out
   * @returns the numbers of those that begin a page all by themselves; none where pages cannot be told beforehand
   */
  tops(from: number, to: number): Promise<number[]>;
}

/**
 * Opens a document to be asked, as soon as somebody asks; it is never shown.
 *
 * @param use gets what opens it
 */
export async function withLayout<T>(
  browser: Browser,
  document: string,
  blocks: readonly Block[],
  use: (open: () => Promise<Layout>) => Promise<T>,
): Promise<T> {
  let close = (): void => undefined;
  const isDone = new Promise<void>((resolve) => {
    close = resolve;
  });
  let [opened, closed]: [Promise<Layout> | undefined, Promise<void>] = [undefined, Promise.resolve()];
  const open = (): Promise<Layout> =>
    new Promise((resolve, reject) => {
      closed = withDocument(browser, unseen(document), new Map(), async (page) => {
        resolve(await layoutIn(page, blocks));
        await isDone;
      });
      closed.catch(reject);
    });
  try {
    return await use(() => {
      opened ??= open();
      return opened;
    });
  } finally {
    close();
    await closed.catch(() => undefined);
  }
}

async function layoutIn(page: Page, blocks: readonly Block[]): Promise<Layout> {
  const paths = blocks.map(({ path }) => path);
  await page.emulateMediaType('print');
  const { starts, box } = await page.evaluate(lookAt, paths);
  return {
    starts,
    tops: async (from, to) => {
      const run = starts.slice(from, to + 1);
      if (!box || run.some(({ usual }) => !usual)) return [];
      const first = starts[from];
      const resumes = from > 0 && first && !first.forced ? { around: RESUMED, first: BEGINS } : null;
      const tops = await page.evaluate(topsOf, { paths: paths.slice(from, to + 1), box, resumes });
      return tops.flatMap((isTop, index) => (isTop ? [from + index] : []));
    },
  };
}

/** Not laid out before it is asked, and with drawings of the same size for pictures. */
function unseen(document: string): string {
  const hidden = `<style>${RESUMED_CSS} body{display:none}</style>`;
  return document
    .replace(/<\/head\s*>/i, (tag) => hidden + tag)
    .replace(
      PICTURE,
      (_, width: string, height: string) => `<img src="${blank(width, height)}" width="${width}" height="${height}"`,
    );
}

const PICTURE = /<img src="[^"]*"(?: alt="[^"]*")? width="(\d+)" height="(\d+)"/g;

function blank(width: string, height: string): string {
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'/%3E`;
}
