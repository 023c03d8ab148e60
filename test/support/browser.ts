import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll } from 'vitest';
import { cacheFolder } from '../../src/app/cache/folder.js';
import { endBrowser, type Launched, launchBrowser } from '../../src/pdf/launch.js';
import { isThorough } from './amount.js';

/** How a page is looked at. */
export interface Look {
  /** Of the window, in CSS pixels. */
  width: number;
  scheme: 'light' | 'dark';
}

/** The browser that prints, for the tests of one file: begun before the first of them, ended after the last. */
export function browserForTests(): () => Browser {
  let launched: Launched | undefined;
  beforeAll(async () => {
    launched = await launchBrowser(
      { env: process.env, cacheDir: cacheFolder(process.env) },
      new AbortController().signal,
    );
  });
  afterAll(async () => {
    if (launched) await endBrowser(launched);
  });
  return () => {
    if (!launched) throw new Error('the browser is there from the first test on');
    return launched.process;
  };
}

/** An empty page. @param height of the window, in CSS pixels */
export async function newPage(browser: Browser, look: Look, height = 900): Promise<Page> {
  const page = await browser.newPage();
  await lookAt(page, look, height);
  return page;
}

/** Looks at a page in another way, as it stands. */
export async function lookAt(page: Page, { width, scheme }: Look, height = 900): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setViewport({ width, height });
}

/**
 * Marks one of those elements with words of their own that stand in the same colour, size and weight on the same grounds. What
 * contrast is made of is the same in the others, and axe takes seconds to look beneath each of some thousand.
 */
const MARK_LOOKS = `(() => {
  const grounds = new Map();
  const groundOf = (node) => {
    if (!node) return '';
    if (!grounds.has(node)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(node);
      const own = [backgroundColor, backgroundImage, opacity, position].join();
      const below = groundOf(node.parentElement);
      grounds.set(node, own === 'rgba(0, 0, 0, 0),none,1,static' ? below : below + '|' + own);
    }
    return grounds.get(node);
  };
  const looks = new Set();
  for (const node of document.querySelectorAll('body *')) {
    node.removeAttribute('data-look');
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) || !node.checkVisibility()) continue;
    const { color, fontSize, fontWeight, textDecoration } = getComputedStyle(node);
    const look = [color, fontSize, fontWeight, textDecoration, groundOf(node)].join();
    if (!looks.has(look)) node.setAttribute('data-look', '');
    looks.add(look);
  }
  axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-look]' }] });
})()`;

/**
 * What axe finds wrong with a page: the rule and the place, each of them, so that what a test allows hides nothing.
 * @param parts selectors of what is looked at
 */
export async function violations(page: Page, options: axe.RunOptions = {}, parts = ['html']): Promise<string[]> {
  if (await page.evaluate('!globalThis.axe')) await page.evaluate(axe.source);
  if (!isThorough) await page.evaluate(MARK_LOOKS);
  const run = `axe.run(${JSON.stringify({ include: parts })}, ${JSON.stringify({ resultTypes: ['violations'], ...options })})`;
  const { violations: found } = (await page.evaluate(run)) as axe.AxeResults;
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** By how many pixels the page is wider than its window. */
export const overhang = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
