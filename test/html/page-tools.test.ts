import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildDocumentModel } from '../../src/document/index.js';
import { loadTheme, renderHtml } from '../../src/html/index.js';
import { finish } from '../../src/pdf/finish/finish.js';
import { printDocument } from '../../src/pdf/print-document.js';
import { THEMES } from '../../src/portfolio/index.js';
import { about } from '../pdf/support/documents.js';
import { readPdf } from '../pdf/support/read-pdf.js';
import { some } from '../support/amount.js';
import { browserForTests, type Look, lookAt, newPage, overhang, violations } from '../support/browser.js';
import { FIXTURES, portfolioOnDisk } from './support.js';

const browser = browserForTests();
const folder = mkdtempSync(join(tmpdir(), 'mentor-page-'));
const COMPLETE = 'complete/advanced-2016';
const SMALL = 'half-done/developing-2007';
const fileIn = (name: string): string => join(folder, `${name}.html`);
const urlIn = (name: string): string => pathToFileURL(fileIn(name)).href;
const url = urlIn('complete');

function write(name: string, fixture: string, theme?: string): void {
  const { linked, readFile } = portfolioOnDisk(join(FIXTURES, fixture));
  writeFileSync(fileIn(name), renderHtml(buildDocumentModel(linked), { theme: loadTheme(theme), readFile }));
}

/** The complete portfolio at a desk: it is large, and loaded once for all that leave it as it was. */
let page: Page;

beforeAll(async () => {
  write('complete', COMPLETE);
  for (const theme of THEMES) write(theme, SMALL, theme);
  page = await open();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function open({
  width = 1280,
  scheme = 'light',
  hash = '',
  name = 'complete',
}: Partial<Look> & { hash?: string; name?: string } = {}): Promise<Page> {
  const opened = await newPage(browser(), { width, scheme });
  await opened.evaluateOnNewDocument('Object.defineProperty(navigator, "pdfViewerEnabled", { get: () => true })');
  await opened.goto(`${urlIn(name)}${hash}`, { waitUntil: 'load' });
  return opened;
}

/** As somebody follows a link to it. */
const follow = (hash: string): Promise<unknown> => page.evaluate(`location.hash = ${JSON.stringify(hash)}`);

/** The whole page again, from its top. */
async function everything(): Promise<void> {
  await follow('#?');
  await saying(page, '');
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 0)');
}

const said = (page: Page): Promise<string> => page.$eval('#found', ({ textContent }) => textContent ?? '');

async function saying(page: Page, words: string): Promise<void> {
  await page.waitForFunction(`document.getElementById('found').textContent === ${JSON.stringify(words)}`, {
    timeout: 5000,
  });
}

/** How many of what a selector finds can be seen. */
const seen = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((node) => node.checkVisibility()).length`,
  ) as Promise<number>;

const ALSO = { rules: { 'target-size': { enabled: true } } };

describe('reading', () => {
  const height = (): Promise<number> => page.evaluate('document.documentElement.scrollHeight') as Promise<number>;

  test.each([
    [1440, 900, 36],
    [820, 1180, 36],
    [390, 844, 65],
  ])('%i by %i, the complete portfolio is at most %i screens before anything is opened', async (width, tall, most) => {
    await lookAt(page, { width, scheme: 'light' }, tall);
    expect((await height()) / tall).toBeLessThan(most);
  });

  test('begins with heads: what is long opens by itself where a link leads, in print, and without the script', async () => {
    await lookAt(page, { width: 1280, scheme: 'light' });
    const folded = await height();
    expect(await page.$$eval('details.more[open]', (all) => all.length)).toBe(0);
    expect(await seen(page, '.entry h3')).toBe(38);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.$$eval('details.more:not([open])', (all) => all.length)).toBe(0);
    expect(folded / (await height())).toBeLessThan(0.67);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await height()).toBe(folded);
    await page.evaluate('location.hash = document.querySelector(".contents-entry a").hash');
    await page.waitForSelector('.entry details.more[open]');
  });

  test('printed by a browser it has the pages of the PDF', async () => {
    const small = await open({ name: 'default' });
    expect(await small.$$eval('details.more:not([open])', (all) => all.length)).toBeGreaterThan(3);
    const own = await readPdf(await small.pdf({ preferCSSPageSize: true, printBackground: true, timeout: 0 }));
    await small.close();
    const { linked, readFile } = portfolioOnDisk(join(FIXTURES, SMALL));
    const still = { theme: loadTheme(), readFile, medium: 'still', appendices: new Map() } as const;
    const html = renderHtml(buildDocumentModel(linked), still);
    const { bytes } = await finish(await printDocument(browser(), html, {}), html, about);
    const { pages } = await readPdf(bytes);
    const heads = ({ text }: { text: string }): string[] =>
      text.match(/\b(?:Contents|Reflection|Targets|List of evidence)\b/g) ?? [];
    expect(own.pages.map(heads)).toEqual(pages.map(heads));
  });

  test('keeps the bar in sight, has every entry in the chart and its place in the contents, at each width', async () => {
    for (const width of [390, 820, 1440]) {
      await page.evaluate('scrollTo(0, 0)');
      await lookAt(page, { width, scheme: 'light' });
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight / 2)');
      await page.waitForFunction('document.querySelector(".contents [aria-current]")');
      const top = await page.$eval('#tools', (bar) => bar.getBoundingClientRect().top);
      expect(top >= 0 && top < 60).toBe(true);
      const box = await page.$eval('.map-scroll', ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect([width, box <= 1]).toEqual([width, true]);
      expect(await page.$$eval('.map tbody tr:first-child td', (cells) => cells.length)).toBe(38);
      const [here = '', isShown] = await page.$eval(
        '#here',
        (node) => [node.textContent ?? '', node.checkVisibility()] as const,
      );
      expect([width, isShown]).toEqual([width, width < 1344]);
      expect(here).toMatch(/^\p{Lu}/u);
    }
  });
});

describe('picking out', () => {
  beforeEach(async () => {
    await lookAt(page, { width: 1280, scheme: 'light' });
    await everything();
  });

  test('by words, which / leads to: each place is marked, Enter leads from one to the next and says which it is', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('governors');
    await page.waitForFunction('CSS.highlights.get("hit").size > 1');
    const places: number[] = [];
    for (const press of [1, 2]) {
      await page.keyboard.press('Enter');
      expect(await page.$eval('#place', ({ textContent }) => textContent)).toMatch(new RegExp(`^${press} / \\d+$`));
      places.push((await page.evaluate('scrollY')) as number);
    }
    expect(places[0]).toBeGreaterThan(0);
    expect(places[1]).not.toBe(places[0]);
  });

  test('a criterion, named with what it stands for: its entries, its row, its evidence; all again by Escape', async () => {
    expect(await page.$eval('#tool-criterion option[value="AM3"]', ({ textContent }) => textContent)).toMatch(
      /^AM3 \w+ \w+/,
    );
    const whole = { entries: await seen(page, '.entry'), evidence: await seen(page, '.item') };
    expect(whole.entries).toBe(38);
    await page.select('#tool-criterion', 'AM3');
    await saying(page, '7 of 38 entries shown');
    expect(await seen(page, '.entry')).toBe(7);
    expect(await seen(page, '.contents-entry')).toBe(7);
    expect(await seen(page, '.criteria tbody')).toBe(1);
    const shown = '[...document.querySelectorAll(".entry:not(.out)")].map(({ id }) => id)';
    const led = (await page.evaluate(
      `[...document.querySelectorAll('.item')].map((item) => [item.checkVisibility(), [...item.querySelectorAll('.item-used a')].some((link) => ${shown}.includes(link.hash.slice(1)))])`,
    )) as [boolean, boolean][];
    expect(led.filter(([isSeen, isLed]) => isSeen !== isLed)).toEqual([]);
    expect(led.some(([isSeen]) => isSeen)).toBe(true);
    await page.keyboard.press('Escape');
    await saying(page, '');
    expect({ entries: await seen(page, '.entry'), evidence: await seen(page, '.item') }).toEqual(whole);
  });

  test('every choice counts as the document model does', async () => {
    const counts =
      (await page.evaluate(`[...document.querySelectorAll('#tools option')].filter(({ value }) => value).map((option, index) =>
      [option.parentElement.name, option.value, [...document.querySelectorAll('[data-f]')].filter(({ dataset }) => dataset.f.split(' ').includes(String(index))).length])`)) as [
        string,
        string,
        number,
      ][];
    for (const kind of ['criterion', 'standard', 'person']) {
      const [, value = '', count = 0] = counts.filter(([name]) => name === kind).at(-1) ?? [];
      await page.select(`#tool-${kind}`, value);
      await saying(page, `${count} of 38 entries shown`);
      await page.select(`#tool-${kind}`, '');
      await saying(page, '');
    }
  });

  test('by words, of which all must be there, whatever their case and accents', async () => {
    await page.type('#tool-words', 'BÍSCUITS packet');
    await saying(page, '1 of 38 entries shown');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.querySelector(".entry:not(.out)").textContent.toLowerCase()')).toContain(
      'biscuits',
    );
    await page.type('#tool-words', ' zzzz');
    await saying(page, '0 of 38 entries shown');
  });

  test('by words of the official wording, which the page does not show', async () => {
    await page.type('#tool-words', 'liaise pedagogical');
    await page.waitForSelector('tbody.found');
    expect(await page.$$eval('.found .code', (codes) => codes[0]?.textContent)).toBe('AM2');
    expect(await seen(page, 'tbody.found')).toBe(1);
    expect(await seen(page, '.entry')).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.type('#tool-words', 'approachable');
    await page.waitForFunction(
      '[...document.querySelectorAll(".found .code")].some((code) => code.textContent === "MS1.1")',
    );
  });

  test('the address keeps it, for whoever it is sent to', async () => {
    await page.select('#tool-criterion', 'AM3');
    await page.type('#tool-words', 'lesson');
    await page.waitForFunction('location.hash.includes("lesson")');
    const before = await said(page);
    const hash = (await page.evaluate('location.hash')) as string;
    expect(hash).toBe('#?words=lesson&criterion=AM3');
    const other = await open({ hash });
    expect(await said(other)).toBe(before);
    await other.close();
  });

  test('an address with nonsense in it shows everything', async () => {
    await follow('#?criterion=AM3');
    await saying(page, '7 of 38 entries shown');
    await follow('#?criterion=NONE&other=<b>');
    await saying(page, '');
    expect(await seen(page, '.entry')).toBe(38);
  });

  test('a link to what is hidden shows it', async () => {
    await follow('#?criterion=AM3');
    await saying(page, '7 of 38 entries shown');
    const id = (await page.evaluate('document.querySelector(".entry.out").id')) as string;
    await page.evaluate(
      `document.querySelector('.map a, main').closest('body').querySelector('a[href="#${id}"]').click()`,
    );
    expect(await seen(page, `#${id}`)).toBe(1);
  });

  test('paper has everything, whatever is picked out', async () => {
    await follow('#?criterion=AM3');
    await saying(page, '7 of 38 entries shown');
    await page.emulateMediaType('print');
    expect(await seen(page, '.entry')).toBe(38);
    expect(await seen(page, '#tools, .opened, .found')).toBe(0);
    await page.emulateMediaType('screen');
  });
});

describe('evidence in place', () => {
  beforeAll(everything);

  test('a picture opens large by the keyboard, and Escape leads back to it', async () => {
    await page.evaluate('document.querySelector(".enlarge").closest("details").open = true');
    await page.focus('.enlarge');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.getElementById("large").open')).toBe(true);
    expect(await page.evaluate('document.querySelector("#large img").naturalWidth > 0')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.getElementById("large").open')).toBe(false);
    expect(await page.evaluate('document.activeElement.className')).toBe('enlarge');
  });

  test('a PDF opens in a frame made of what the page holds, and asks for nothing else', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().slice(0, 5)));
    await page.$eval('[data-opens]', (button) => (button as unknown as { click: () => void }).click());
    const state = (await page.evaluate(
      `(() => { const frame = document.querySelector('iframe'); return [frame.src.slice(0, 5), frame.title, frame.hidden, document.querySelector('[data-opens]').ariaExpanded] })()`,
    )) as unknown[];
    expect(state).toEqual(['blob:', expect.stringMatching(/\.pdf$/), false, 'true']);
    const size = await page
      .evaluate('fetch')
      .then(() => page.evaluate(`document.querySelector('a[download]').href.length`));
    expect(size).toBeGreaterThan(1000);
    await page.$eval('[data-opens]', (button) => (button as unknown as { click: () => void }).click());
    expect(await page.$eval('iframe', (frame) => (frame as unknown as { hidden: boolean }).hidden)).toBe(true);
    expect(asked.filter((address) => address !== 'blob:' && address !== 'data:')).toEqual([]);
  });
});

test('without the script there is nothing to press, and all to read', async () => {
  const still = await newPage(browser(), { width: 1280, scheme: 'light' });
  await still.setJavaScriptEnabled(false);
  await still.goto(url, { waitUntil: 'load' });
  expect(await seen(still, '#tools, [data-opens], #large')).toBe(0);
  expect(await seen(still, '.entry')).toBe(38);
  expect(await seen(still, 'a[download]')).toBe(6);
  expect(await seen(still, '.entry .prose')).toBe(38);
  expect(await still.$$eval('details.more:not([open])', (all) => all.length)).toBe(0);
  expect(await still.$eval('body', ({ textContent }) => /0246813579|1357902468/.test(textContent ?? ''))).toBe(false);
  await still.close();
});

const LOOKS = [
  { name: 'default', width: 390, scheme: 'dark' },
  { name: 'default', width: 1440, scheme: 'light' },
  { name: 'default', width: 820, scheme: 'light' },
  { name: 'university', width: 390, scheme: 'light' },
  { name: 'university', width: 820, scheme: 'dark' },
  { name: 'university', width: 1440, scheme: 'dark' },
] as const;

// The complete portfolio, as it lies there, is looked at in browser.test.ts; here what its reader does to a page.
describe.each(some(LOOKS, LOOKS.length - 1))('axe finds nothing in the theme $name at $width, $scheme', (look) => {
  test('with a filter set; then with pictures and PDFs open', async () => {
    const used = await open({ ...look, hash: '#?words=lesson&criterion=DM1' });
    expect(await said(used)).toMatch(/^[1-9]\d* of \d+ entries shown$/);
    expect(await violations(used, ALSO)).toEqual([]);
    expect(await overhang(used)).toBe(0);
    await used.keyboard.press('Escape');
    await saying(used, '');
    await used.evaluate('for (const button of document.querySelectorAll("[data-opens]")) button.click()');
    await used.evaluate('document.querySelector(".enlarge").click()');
    expect(await violations(used, ALSO, ['#evidence', '#large'])).toEqual([]);
    await used.close();
  });

  test('without the script, with everything open', async () => {
    // Axe itself is a script: the page's own is left out instead of all being switched off.
    const still = await newPage(browser(), look);
    await still.setContent(readFileSync(fileIn(look.name), 'utf8').replace(/<script>[\s\S]*?<\/script>/, ''));
    expect(await seen(still, '.entry .prose')).toBeGreaterThan(3);
    expect(await seen(still, 'details.more:not([open])')).toBe(0);
    expect(await violations(still, { runOnly: ['color-contrast', 'target-size', 'link-in-text-block'] })).toEqual([]);
    expect(await overhang(still)).toBe(0);
    await still.close();
  });
});
