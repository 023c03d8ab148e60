import { cpSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { PNG } from '../docx/support.js';
import { tempFolder } from '../e2e/support.js';
import { FIXTURES } from '../html/support.js';
import { some } from '../support/amount.js';
import { lookAt, newPage, violations } from '../support/browser.js';
import { CONFIG, entry, Serving, startBrowser, until } from './support.js';

let browser: Browser;
const serving: Serving[] = [];

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => browser.close());
afterEach(async () => {
  for (const one of serving.splice(0)) await one.stop();
});

function serve(texts: Record<string, string>, folder?: string): Serving {
  const one = new Serving(texts, [], folder);
  serving.push(one);
  return one;
}

function copyOf(fixture: string): string {
  const folder = tempFolder();
  cpSync(join(FIXTURES, fixture), folder, { recursive: true });
  return folder;
}

/** Opens the preview and waits for its page. */
async function look(one: Serving): Promise<Page> {
  const page = await newPage(browser, { width: 1280, scheme: 'light' });
  await page.goto(await one.link(), { waitUntil: 'load' });
  await page.waitForFunction('document.documentElement.dataset.page');
  return page;
}

const inPage = 'document.querySelector("iframe:not(.coming)").contentDocument';
const words = (page: Page): Promise<unknown> => page.evaluate(`${inPage}.body.textContent`);
const found = (page: Page): Promise<unknown> => page.evaluate('document.getElementById("findings").textContent');
const trouble = (page: Page): Promise<unknown> => page.evaluate('document.getElementById("trouble").textContent');

async function shows(what: (page: Page) => Promise<unknown>, page: Page, text: string, there = true): Promise<void> {
  await until(async () => String(await what(page)).includes(text) === there);
}

const long = Array.from({ length: 60 }, (_, index) => `Paragraph ${index + 1} of what we did and said.`).join('\n\n');

describe('a person writes and looks', () => {
  test('a save shows in the page by itself; a finding appears, is called new, and goes when it is mended', async () => {
    const one = serve({ 'portfolio.yaml': CONFIG, 'a.md': entry('First words') });
    const page = await look(one);
    await shows(words, page, 'First words');
    one.write('a.md', entry('Second words', 'criteria: [DM55]'));
    await shows(words, page, 'Second words');
    await shows(found, page, 'DM55');
    expect(await page.evaluate('document.querySelector(".error .new")?.textContent')).toBe('new');
    expect(await page.evaluate('document.querySelector(".error .word").textContent')).toBe('error');
    one.write('a.md', entry('Second words'));
    await shows(found, page, 'DM55', false);
    expect(await page.evaluate('document.getElementById("summary").textContent')).toMatch(/^0 errors, /);
    await page.close();
  });

  test('the reader stays at the same words when something is written above them', async () => {
    const one = serve({
      'portfolio.yaml': CONFIG,
      'a.md': entry('First', undefined, long),
      'b.md': entry('Last', undefined, long).replace('03-12', '03-20'),
    });
    const page = await look(one);
    const top = `${inPage}.getElementById("entry-b").getBoundingClientRect().top`;
    await page.evaluate(`${inPage}.getElementById("entry-b").scrollIntoView({behavior: "instant"})`);
    await page.evaluate(`${inPage}.defaultView.scrollBy({top: 300, behavior: "instant"})`);
    const before = await page.evaluate(top);
    one.write('a.md', entry('First', undefined, `New above.\n\n${long}\n\n${long}`));
    await shows(words, page, 'New above.');
    expect(Math.abs(Number(await page.evaluate(top)) - Number(before))).toBeLessThan(2);
    expect(await page.evaluate('document.querySelectorAll("iframe").length')).toBe(1);
    await page.close();
  });

  test('what did not change stays as it is: its pictures, and what the reader folded', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'p.png'), PNG);
    const texts = {
      'portfolio.yaml': CONFIG,
      'a.md': entry('First', undefined, '![a dot](p.png)\n\n<details><summary>More</summary>Folded.</details>'),
      'b.md': entry('Last', undefined, 'Old words.').replace('03-12', '03-20'),
    };
    const one = serve(texts, folder);
    const page = await look(one);
    const picture = `${inPage}.querySelector('#entry-a img')`;
    await until(() => page.evaluate(`${picture}.naturalWidth === 1`));
    expect(await page.evaluate(`${picture}.getAttribute('src')`)).toMatch(/^\/picture\/[\w-]{43}$/);
    await page.evaluate(`${picture}.known = true; ${inPage}.querySelector('details').open = false`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    one.write('b.md', entry('Last', undefined, 'New words.\n\nAnd more.').replace('03-12', '03-20'));
    await shows(words, page, 'And more.');
    await shows(words, page, 'Old words.', false);
    expect(await page.evaluate(`[${picture}.known, ${inPage}.querySelector('details').open]`)).toEqual([true, false]);
    expect(asked).toEqual(['/document']);
    const before = await page.evaluate(`${picture}.src`);
    writeFileSync(join(folder, 'p.png'), Buffer.concat([PNG, Buffer.from('more')]));
    await until(async () => (await page.evaluate(`${picture}?.src`)) !== before);
    await page.close();
  });

  test('a page changed at many places by one save is the page that would be loaded', async () => {
    const one = serve({ 'portfolio.yaml': CONFIG, 'a.md': entry('First'), 'b.md': entry('Second') });
    const page = await look(one);
    one.write(
      'a.md',
      entry('Third', 'criteria: [DM1, DM2]\nwith: [Trainee A]', '# One\n\n- a\n- b\n\n| a |\n|---|\n| b |'),
    );
    one.write('c.md', entry('Early', 'criteria: [DM7]').replace('03-12', '01-12'));
    rmSync(join(one.folder, 'b.md'));
    await shows(words, page, 'Third');
    await shows(words, page, 'Early');
    await shows(words, page, 'Second', false);
    const isAsLoaded = `new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open('GET', '/document');
      request.responseType = 'document';
      request.onload = () => done(${inPage}.documentElement.isEqualNode(request.response.documentElement));
      request.send();
    })`;
    await until(() => page.evaluate(isAsLoaded));
    await page.close();
  });

  test('a window that nobody sees holds no connection, and catches up when it is seen', async () => {
    const one = serve({ 'portfolio.yaml': CONFIG, 'a.md': entry('First words') });
    const page = await look(one);
    const become = (state: string): Promise<unknown> =>
      page.evaluate(
        `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`,
      );
    await become('hidden');
    const other = await look(one);
    one.write('a.md', entry('Second words'));
    await shows(words, other, 'Second words');
    expect(await words(page)).toContain('First words');
    await become('visible');
    await shows(words, page, 'Second words');
    await other.close();
    await page.close();
  });

  test('a finding leads to its entry', async () => {
    const one = serve({
      'portfolio.yaml': CONFIG,
      'a.md': entry('First', undefined, long),
      'b.md': entry('Last', 'criteria: [DM55]\nstage: developing').replace('03-12', '03-20'),
    });
    const page = await look(one);
    await shows(found, page, 'DM55');
    await page.click('button.finding.error');
    const top = `${inPage}.getElementById("entry-b").getBoundingClientRect().top`;
    await until(async () => {
      const at = Number(await page.evaluate(top));
      return at >= 0 && at < 850;
    });
    await page.close();
  });

  test.skipIf(process.platform === 'win32')('a click opens the file in the editor, at its line', async () => {
    const bin = tempFolder();
    const editor = join(bin, 'code');
    writeFileSync(editor, `#!/bin/sh\nprintf '%s ' "$@" >> ${join(bin, 'opened')}\n`, { mode: 0o755 });
    const opened = (): string => (existsSync(join(bin, 'opened')) ? readFileSync(join(bin, 'opened'), 'utf8') : '');
    const text = entry('First', 'criteria: [DM55]\nstage: developing', 'We met.\n\nThen we *planned* together.');
    const one = new Serving({ 'portfolio.yaml': CONFIG, 'a.md': text }, [], undefined, { VISUAL: editor });
    serving.push(one);
    const page = await look(one);
    await shows(found, page, 'DM55');
    await page.click('.told .opener');
    await until(() => opened().includes(`--goto ${realpathSync(one.folder)}/a.md:5 `));
    const frame = page.frames().find((each) => each.url().endsWith('/document'));
    await frame?.click('#entry-a em', { count: 2 });
    const line = text.split('\n').indexOf('Then we *planned* together.') + 1;
    await until(() => opened().includes(`/a.md:${line} `));
    await page.close();
  });

  test('while something is broken the last good page stays, and the panel says what is the matter', async () => {
    const one = serve({ 'portfolio.yaml': CONFIG, 'a.md': entry('Good words') });
    const page = await look(one);
    renameSync(join(one.folder, 'portfolio.yaml'), join(one.folder, 'away'));
    await shows(trouble, page, 'portfolio.yaml is gone');
    await shows(words, page, 'Good words');
    renameSync(join(one.folder, 'away'), join(one.folder, 'portfolio.yaml'));
    one.write('a.md', entry('Better words'));
    await shows(words, page, 'Better words');
    await until(() => page.evaluate('document.getElementById("trouble").hidden'));
    rmSync(join(one.folder, 'a.md'));
    await shows(words, page, 'Better words', false);
    await page.close();
  });

  test('a folder that was moved away and back is followed as before', async () => {
    const one = serve({ 'portfolio.yaml': CONFIG, 'a.md': entry('Before') });
    const page = await look(one);
    for (const word of ['Once', 'Twice']) {
      renameSync(one.folder, `${one.folder}-away`);
      await shows(trouble, page, 'portfolio.yaml is gone');
      renameSync(`${one.folder}-away`, one.folder);
      await until(() => page.evaluate('document.getElementById("trouble").hidden'));
      one.write('a.md', entry(word));
      await shows(words, page, word);
    }
    await page.close();
  });

  test('when the program ends the window says so, and comes back with the next one on the same port', async () => {
    const one = new Serving({ 'portfolio.yaml': CONFIG, 'a.md': entry('Before') });
    const page = await look(one);
    const port = new URL(await one.address()).port;
    expect(await one.stop()).toBe(130);
    await shows(trouble, page, 'The preview has ended');
    const next = new Serving({ 'a.md': entry('After') }, ['--port', port], one.folder);
    await next.address();
    await until(async () => String(await words(page).catch(() => '')).includes('After'), 20);
    await page.close();
    expect(await next.stop()).toBe(130);
  });
});

describe('a hostile portfolio', () => {
  test('runs nothing, asks for nothing and shows its words as words', async () => {
    const one = serve({}, copyOf('hostile/portfolio'));
    one.write(
      'a<img src=x onerror=hostileRan=1>.md',
      entry('"<img src=x onerror=hostileRan=1>"', 'criteria: ["<b>DM1"]'),
    );
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().replace(/#.*/, '')));
    await page.goto(await one.link());
    await page.waitForFunction('document.documentElement.dataset.page');
    await shows(found, page, 'onerror');
    const own = ['/', '/document', '/events'].map((path) => `${new URL(page.url()).origin}${path}`);
    const ownPicture = `${new URL(page.url()).origin}/picture/`;
    const foreign = asked.filter((url) => !/^data:/.test(url) && !own.includes(url) && !url.startsWith(ownPicture));
    expect(foreign).toEqual([]);
    expect(await page.evaluate('window.hostileRan')).toBeUndefined();
    expect(await page.evaluate(`${inPage}.defaultView.hostileRan`)).toBeUndefined();
    expect(await page.evaluate('document.querySelectorAll("#panel img, #panel b, #panel script").length')).toBe(0);
    await page.close();
  });

  test('a script that got past the sanitiser would still not run', async () => {
    const one = serve({ 'portfolio.yaml': CONFIG, 'a.md': entry('Words') });
    const page = await look(one);
    await page.evaluate(`(() => {
      const script = ${inPage}.createElement('script');
      script.textContent = 'parent.hostileRan = 1';
      ${inPage}.body.append(script);
    })()`);
    expect(await page.evaluate('window.hostileRan')).toBeUndefined();
    await page.close();
  });

  test('a link out of the document opens in a window of its own and leaves the page where it is', async () => {
    const one = serve({ 'portfolio.yaml': CONFIG, 'a.md': entry('Words', undefined, '[out](https://example.org/x)') });
    const page = await look(one);
    await page.evaluate('window.open = (...words) => { window.opened = words.map(String); }');
    await page.evaluate(`${inPage}.querySelector('a[href^="https"]').click()`);
    expect(await page.evaluate('window.opened')).toEqual(['https://example.org/x', '_blank', 'noopener,noreferrer']);
    await shows(words, page, 'Words');
    await page.close();
  });

  test('a foreign page can neither frame the preview nor read it', async () => {
    const one = serve({ 'portfolio.yaml': CONFIG, 'a.md': entry('Secret words') });
    const address = await one.address();
    const foreign = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<p>foreign'));
    await new Promise<void>((done) => foreign.listen(0, '127.0.0.1', done));
    onTestFinished(() => void foreign.close());
    const page = await browser.newPage();
    const answers: [string, number][] = [];
    page.on('response', (response) => answers.push([response.url(), response.status()]));
    await page.goto(`http://localhost:${(foreign.address() as AddressInfo).port}/`);
    const read = `fetch('${address}/document').then((answer) => answer.text(), () => 'refused')`;
    expect(await page.evaluate(read)).toBe('refused');
    await page.evaluate(
      `{ const frame = document.createElement('iframe'); frame.src = '${address}/'; document.body.append(frame); }`,
    );
    await until(() => answers.some(([url, status]) => url === `${address}/` && status === 403));
    expect(answers.filter(([url, status]) => url.startsWith(address) && status !== 403)).toEqual([]);
    await page.close();
  });
});

const SHELLS = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
  [320, 'light'],
] as const;

describe.each(['complete/advanced-2016', 'half-done/developing-2007', 'broken/every-mistake'])('%s', (fixture) => {
  test('axe finds nothing in the shell, and nothing sticks out', async () => {
    const one = serve({}, copyOf(fixture));
    const page = await look(one);
    for (const [width, scheme] of fixture.startsWith('broken') ? SHELLS : some(SHELLS, 3)) {
      await lookAt(page, { width, scheme }, width < 500 ? 844 : 900);
      expect(await violations(page, { iframes: false }), `${width} ${scheme}`).toEqual([]);
      const over =
        '[document.documentElement, document.getElementById("findings")].map((node) => node.scrollWidth - node.clientWidth)';
      expect(await page.evaluate(over)).toEqual([0, 0]);
      const pictures = process.env['MENTOR_TEST_PICTURES'];
      if (pictures)
        await page.screenshot({ path: join(pictures, `${fixture.replace('/', '-')}-${width}-${scheme}.png`) });
    }
    await page.close();
  });
});
