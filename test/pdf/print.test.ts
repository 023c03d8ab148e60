import { beforeAll, describe, expect, test } from 'vitest';
import type { PrintedPdf } from '../../src/pdf/index.js';
import { about, END, page, portfolio, START, webFontCss } from './support/documents.js';
import { withEngine } from './support/engine.js';
import { type PageRead, type PdfRead, readPdf } from './support/read-pdf.js';

const print = (html: string): Promise<PrintedPdf> => withEngine((engine) => engine.print(html, about));

describe('a long portfolio', () => {
  const entries = 40;
  let printed: PrintedPdf;
  let read: PdfRead;
  const pageOfEntry = (n: number): number =>
    read.pages.findIndex(({ text }) => new RegExp(`\\bAccount ${n}\\b`).test(text)) + 1;

  beforeAll(async () => {
    printed = await print(portfolio(entries));
    read = await readPdf(printed.bytes);
  });

  test('has all its pages and their text', () => {
    expect(printed.pages).toBeGreaterThan(60);
    expect(read.pages).toHaveLength(printed.pages);
    const inside = read.pages.slice(pageOfEntry(1) - 1);
    expect(inside.filter(({ text }) => !text.includes('We met and talked.'))).toEqual([]);
  });

  test('numbers its pages in the footer', () => {
    const footers = read.pages.map(({ text }) => /Sheet \d+ of \d+/.exec(text)?.[0]);
    expect(footers).toEqual(read.pages.map((_, index) => `Sheet ${index + 1} of ${printed.pages}`));
  });

  test('shows in its contents and in its table the pages where things are', () => {
    const front = read.pages
      .slice(0, pageOfEntry(1) - 1)
      .map(({ text }) => text)
      .join(' ');
    expect(printed.pageNumbers).toEqual({ drawn: 2 * entries, unresolved: 0 });
    for (let n = 1; n <= entries; n++) {
      expect(front).toMatch(new RegExp(`Entry ${n} +${pageOfEntry(n)}\\b`));
      expect(front).toMatch(new RegExp(`E${n}, p\\. +${pageOfEntry(n)}\\b`));
    }
    expect(front).not.toMatch(new RegExp(`${START}|${END}`));
  });

  test('has a bookmark for every heading', () => {
    expect(read.outline[0]).toEqual({ title: 'Portfolio', depth: 1 });
    expect(read.outline.filter(({ depth }) => depth === 2).map(({ title }) => title)).toEqual(
      Array.from({ length: entries }, (_, index) => `Account ${index + 1}`),
    );
  });

  test('is tagged', () => {
    expect(read.marked).toBe(true);
    expect(read.pages[0]?.roles).toEqual(expect.arrayContaining(['H1', 'L', 'LI', 'Link']));
    expect(read.pages.flatMap(({ roles }) => roles)).toEqual(expect.arrayContaining(['Table', 'TH', 'TD', 'H2', 'P']));
  });

  test('says what it is, and nothing about the clock', () => {
    expect(read.info).toMatchObject({
      Title: about.title,
      Author: about.author,
      Subject: about.subject,
      Creator: about.producer,
      Producer: about.producer,
      Language: 'en-GB',
      CreationDate: 'D:20260312000000Z',
      ModDate: 'D:20260312000000Z',
    });
  });
});

describe('page numbers', () => {
  const css = 'body { font-size: 13pt } .page-ref { width: 6ch }';
  const body = `<p><a href="#far">A title</a><a class="page-ref" href="#far">${END}</a></p>
<p>see p. <a class="page-ref" href="#far">${START}</a>.</p><p>${'<br>'.repeat(900)}</p><h2 id="far">Far</h2>`;
  const numberOn = ({ items }: PageRead, nth: number) => items.filter(({ text }) => /^\d\d$/.test(text))[nth];

  test.each([
    ['a font of the system', css],
    ['a variable web font', css + webFontCss()],
  ])('stand on the line of their link, at its end or its beginning, in %s', async (_, style) => {
    const { pages } = await readPdf((await print(page(body, style))).bytes);
    const [front] = pages;
    if (!front) throw new Error('no page');
    const atEnd = numberOn(front, 0);
    const atStart = numberOn(front, 1);
    expect([atEnd?.text, atStart?.text]).toEqual([String(pages.length), String(pages.length)]);
    expect(atEnd?.right).toBeCloseTo(front.links[1]?.right ?? 0, 0);
    expect(atStart?.left).toBeCloseTo(front.links[2]?.left ?? 0, 0);
    expect(atEnd?.baseline).toBeCloseTo(front.items.find(({ text }) => text === 'A title')?.baseline ?? 0, 1);
  });

  test('of places that do not exist stay empty and are counted', async () => {
    const { bytes, pageNumbers } = await print(page(`<p>see p. <a class="page-ref" href="#gone">${START}</a> end</p>`));
    expect(pageNumbers).toEqual({ drawn: 0, unresolved: 1 });
    expect((await readPdf(bytes)).pages[0]?.text).toMatch(/see p\. +end/);
  });

  test('leave the same digits alone where they are no link', async () => {
    const { bytes, pageNumbers } = await print(page(`<p>${START}</p>`));
    expect(pageNumbers).toEqual({ drawn: 0, unresolved: 0 });
    expect((await readPdf(bytes)).pages[0]?.text).toContain(START);
  });
});

describe('the same document', () => {
  const html = portfolio(6);

  test('gives the same bytes from one browser after another, and after other documents', async () => {
    const first = await print(html);
    const [, second] = await withEngine(async (engine) => [
      await engine.print(portfolio(2), about),
      await engine.print(html, about),
    ]);
    expect(Buffer.from(second?.bytes ?? []).equals(first.bytes)).toBe(true);
  });

  test('gives the same bytes when several are printed at once', async () => {
    const all = await withEngine((engine) => Promise.all([1, 2, 3].map(() => engine.print(html, about))));
    expect(new Set(all.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(1);
  });

  test('gives other bytes with another date', async () => {
    const [one, other] = await withEngine((engine) =>
      Promise.all([engine.print(html, about), engine.print(html, { ...about, date: new Date(0) })]),
    );
    expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(false);
  });
});
