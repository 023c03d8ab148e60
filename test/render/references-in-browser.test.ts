import axe from 'axe-core';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endBrowser, type Launched, launchBrowser } from '../../src/pdf/launch.js';
import { entry, pageOf } from './support.js';

const PAGE = pageOf({
  'references.bib': `@online{fen, author={{Fen University}}, title={Time}, url={https://www.example.org/${'a-long-address/'.repeat(12)}}, urldate={2026-03-02}}\n@misc{notes, title={${'Unbroken'.repeat(20)}}}\n`,
  'journal/a.md': entry('criteria: [AM1]\ndate: 2026-03-12', 'So [@fen, p. 2; @notes] and @fen.'),
});

let launched: Launched;
let browser: Browser;
beforeAll(async () => {
  launched = await launchBrowser({ env: process.env }, new AbortController().signal);
  browser = launched.process;
}, 120_000);
afterAll(async () => endBrowser(launched));

test.each([
  [320, 'light'],
  [1280, 'dark'],
])(
  'the list of references at %i, %s: axe finds nothing, nothing sticks out, each link leads somewhere',
  async (width, scheme) => {
    const page = await browser.newPage();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 900 });
    await page.setContent(PAGE, { waitUntil: 'load' });
    await page.evaluate(axe.source);
    const run = 'axe.run(document, { resultTypes: ["violations"] })';
    const { violations } = (await page.evaluate(run)) as axe.AxeResults;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    const dead =
      '[...document.querySelectorAll(\'a.cite, .references a[href^="#"]\')].filter((a) => !document.querySelector(a.hash)).length';
    expect(await page.evaluate(dead)).toBe(0);
    expect(await page.evaluate("document.querySelectorAll('a.cite').length")).toBeGreaterThanOrEqual(3);
    await page.close();
  },
);
