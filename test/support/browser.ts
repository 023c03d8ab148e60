import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll } from 'vitest';
import { cacheFolder } from '../../src/app/cache/folder.js';
import { endBrowser, type Launched, launchBrowser } from '../../src/pdf/launch.js';

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
 * What axe finds wrong with a page: the rule and the place, each of them, so that what a test allows hides nothing.
 * @param parts selectors of what is looked at
 */
export async function violations(page: Page, options: axe.RunOptions = {}, parts = ['html']): Promise<string[]> {
  await page.evaluate(axe.source);
  const run = `axe.run(${JSON.stringify({ include: parts })}, ${JSON.stringify({ resultTypes: ['violations'], ...options })})`;
  const { violations: found } = (await page.evaluate(run)) as axe.AxeResults;
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** By how many pixels the page is wider than its window. */
export const overhang = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
