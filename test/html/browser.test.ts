import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDocumentModel } from '../../src/document/index.js';
import { loadTheme, renderHtml } from '../../src/html/index.js';
import { THEMES } from '../../src/portfolio/index.js';
import { some } from '../support/amount.js';
import { browserForTests, type Look, lookAt, newPage, overhang, violations } from '../support/browser.js';
import { entry, FIXTURES, pageOf, portfolioOnDisk } from './support.js';

const browser = browserForTests();

function fixture(folder: string, name: string): string {
  const { linked, readFile } = portfolioOnDisk(join(FIXTURES, folder));
  return renderHtml(buildDocumentModel(linked), { theme: loadTheme(name), readFile });
}

async function open(html: string, look: Look): Promise<Page> {
  const page = await newPage(browser(), look);
  await page.setContent(html, { waitUntil: 'load' });
  return page;
}

const CONTRAST = ['color-contrast', 'link-in-text-block'];
const SIZES = ['target-size', 'scrollable-region-focusable'];
/** Every rule once; then what another width or scheme can change. */
const LOOKS: (Look & { only?: string[] })[] = [
  { width: 1440, scheme: 'light' },
  { width: 1440, scheme: 'dark', only: CONTRAST },
  { width: 820, scheme: 'light', only: SIZES },
  { width: 390, scheme: 'dark', only: [...CONTRAST, ...SIZES] },
];

/**
 * Links in a sentence, and the marks of notes, may be as high as their line (WCAG 2.2, 2.5.8, exception "Inline"). Axe
 * sees a sentence only where words outweigh the links.
 */
const INLINE = /^target-size: <a href="(?:https:|#[\w-]+--fn(?:ref)?-)/;

/** A sheet of the reader's own, as the page's policy lets no other style in. */
const SPACED = `document.adoptedStyleSheets = [new CSSStyleSheet()];
document.adoptedStyleSheets[0].replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');`;

/** What is larger than the box that cuts it off. */
const CUT = `[...document.querySelectorAll('body *')]
  .filter((node) => node.checkVisibility() && !node.closest('.visually-hidden, .scroll, .aside, .footnotes > p, svg, select, input'))
  .filter((node) => node.clientWidth > 2 && getComputedStyle(node).overflowY !== 'visible')
  .filter((node) => node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1)
  .map((node) => node.tagName + '.' + node.className)`;

/** What is wider than the box it stands in. The heads of tables that are set as cards are for the ear alone. */
const WIDER = `[...document.querySelectorAll('body *')]
  .filter((node) => node.checkVisibility() && !node.closest('.visually-hidden, .scroll, .tool-words label, .stack thead, svg, select, input, pre'))
  .filter((node) => node.clientWidth > 2 && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'hidden')
  .map((node) => [node.tagName, node.className, node.scrollWidth, node.clientWidth, node.textContent.trim().slice(0, 40)].join(' '))`;

/** Headings and captions of several words with a word a line. */
const STACKED = `[...document.querySelectorAll('caption, figcaption, h2, h3, h4, summary')]
  .filter((node) => node.checkVisibility() && !node.closest('.visually-hidden'))
  .flatMap((node) => {
    const range = new Range();
    range.selectNodeContents(node);
    const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ bottom }) => Math.round(bottom / 6))).size;
    const words = node.textContent.trim().split(/\\s+/).length;
    return words > 2 && lines >= words ? [node.textContent.trim()] : [];
  })`;

/** What is read in one piece, and stands on two lines. */
const PARTED = `[...document.querySelectorAll('.ring, .together')]
  .filter((node) => node.checkVisibility() && new Set([...node.getClientRects()].map(({ bottom }) => Math.round(bottom))).size > 1)
  .map((node) => node.textContent)`;

const PAGES = ['complete/advanced-2016', 'half-done/developing-2007', 'hostile/portfolio'].flatMap((folder) =>
  THEMES.map((name) => [folder, name] as const),
);

describe.each(PAGES)('%s in the theme %s', (folder, name) => {
  const html = fixture(folder, name);

  let page: Page;
  const asked: string[] = [];
  const said: string[] = [];

  /** A page is large: it is opened once, then looked at from all sides. The texts are spaced wider last. */
  beforeAll(async () => {
    page = await newPage(browser(), { width: 1280, scheme: 'light' });
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    await page.setContent(html, { waitUntil: 'load' });
  });
  afterAll(() => page.close());

  const looks = folder.startsWith('complete') ? LOOKS : some(LOOKS, LOOKS.length - 1);
  test.each(looks)('axe finds nothing at $width, $scheme', async ({ only, ...look }) => {
    await lookAt(page, look);
    const rules = only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } };
    const found = await violations(page, rules);
    expect(found.filter((violation) => !INLINE.test(violation))).toEqual([]);
  });

  test.each([320, 390, 820, 1440])('nothing sticks out of a page %i wide, nor of its box', async (width) => {
    await lookAt(page, { width, scheme: 'light' });
    expect(await overhang(page)).toBe(0);
    expect(await page.evaluate(WIDER)).toEqual([]);
    if (!folder.startsWith('hostile')) expect(await page.evaluate(STACKED)).toEqual([]);
  });

  test('printed from a browser it asks for no page numbers, which only the PDF has', async () => {
    await lookAt(page, { width: 794, scheme: 'light' });
    await page.emulateMediaType('print');
    const shown = (selector: string): Promise<unknown> =>
      page.evaluate(`[...document.querySelectorAll('${selector}')].filter((node) => node.checkVisibility()).length`);
    expect(await page.$$eval('.page-ref, .paper', (asking) => asking.length)).toBe(0);
    expect(await shown('.entry, .item')).toBeGreaterThan(0);
    expect(await page.evaluate(PARTED)).toEqual([]);
    await page.emulateMediaType('screen');
  });

  test('its fonts and pictures are there', async () => {
    await page.evaluate('document.fonts.ready.then(() => true)');
    expect(
      await page.evaluate(
        'document.fonts.check("1rem \\"Source Serif 4\\"") && document.fonts.check("1rem \\"Source Sans 3\\"")',
      ),
    ).toBe(true);
    expect(
      await page.evaluate('[...document.images].filter((image) => !image.naturalWidth).map((image) => image.alt)'),
    ).toEqual([]);
  });

  test('nothing ran and nothing was asked for', async () => {
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect(said).toEqual([]);
    expect(await page.evaluate('window.hostileRan')).toBeUndefined();
  });

  test.each([320, 1280])('wider spaced text keeps inside a page %i wide (WCAG 1.4.12)', async (width) => {
    await lookAt(page, { width, scheme: 'light' });
    await page.evaluate(SPACED);
    expect(await overhang(page)).toBe(0);
    expect(await page.evaluate(CUT)).toEqual([]);
  });
});

describe('texts that do not fit', () => {
  const long = {
    'journal/a.md': entry(
      'title: Wide\ncriteria: [AM1]',
      [
        `|${' column with words |'.repeat(40)}\n|${'---|'.repeat(40)}\n|${' value |'.repeat(40)}`,
        'word '.repeat(10_000),
        `https://example.org/${'x'.repeat(500)}`,
        'x'.repeat(2_000),
        Array.from(
          { length: 12 },
          (_, level) => `${'  '.repeat(level)}- level ${level + 1} with some words to wrap at the end`,
        ).join('\n'),
        `${'> '.repeat(30)}quoted`,
        'שלום עולם, مرحبا بالعالم, 你好世界, 👩🏽‍🏫🎉',
        `\`\`\`\n${'code '.repeat(100)}\n\`\`\``,
      ].join('\n\n'),
    ),
  };

  test('stay in a page however wide, and on paper', async () => {
    const page = await open(pageOf(long), { width: 794, scheme: 'light' });
    for (const width of [320, 1280]) {
      await lookAt(page, { width, scheme: 'light' });
      expect([width, await overhang(page)]).toEqual([width, 0]);
    }
    await lookAt(page, { width: 794, scheme: 'light' });
    await page.emulateMediaType('print');
    const over = `[...document.querySelectorAll('main *:not(.visually-hidden, .visually-hidden *)')].filter((node) => node.getBoundingClientRect().right > 794).map((node) => node.tagName + '.' + node.className)`;
    expect(await page.evaluate(over)).toEqual([]);
    await page.close();
  });

  test.each([
    ['on paper', 794, 'print'],
    ['on a phone', 390, 'screen'],
  ])('lists of twenty levels leave room for words %s, in the table too', async (_, width, medium) => {
    const levels = Array.from({ length: 19 }, (_, level) => `${'  '.repeat(level)}- level ${level + 1} has some words`);
    const text = `${levels.join('\n')}\n\nAnd more.`;
    const page = await open(pageOf({ 'journal/a.md': entry('title: Deep\ncriteria: [AM1]', text) }), {
      width,
      scheme: 'light',
    });
    await page.emulateMediaType(medium);
    const narrowest = (lists: string): Promise<unknown> =>
      page.evaluate(`Math.min(...[...document.querySelectorAll('${lists} li')].map((item) => item.clientWidth))`);
    expect(await narrowest('.achieved-text')).toBeGreaterThan(80);
    expect(await narrowest('.prose')).toBeGreaterThan(80);
    await page.close();
  });
});
