import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/html/index.js';
import { finish, type PrintedPdf } from '../../src/pdf/finish/finish.js';
import { takePieceApart } from '../../src/pdf/join/raw-piece.js';
import { readPiece } from '../../src/pdf/join/read-piece.js';
import { endBrowser, launchBrowser } from '../../src/pdf/launch.js';
import type { PieceStore } from '../../src/pdf/piece-store.js';
import { outlineOf } from '../../src/pdf/pieces/blocks.js';
import { type AskLayout, divide } from '../../src/pdf/pieces/divide.js';
import { withLayout } from '../../src/pdf/pieces/layout.js';
import { dividedOf } from '../../src/pdf/pieces/piece.js';
import { BLOCK } from '../../src/pdf/pieces/resumed.js';
import { type PrintHow, printDocument } from '../../src/pdf/print-document.js';
import { PrintJob } from '../../src/pdf/print-job.js';
import { openReader, printPage, type Reader } from '../../src/pdf/print-page.js';
import { Readers } from '../../src/pdf/readers.js';
import { entry, modelOf, theme } from '../html/support.js';
import { countingStore } from './support/counting-store.js';
import { about, page, portfolio } from './support/documents.js';
import { cacheDir, env } from './support/engine.js';
import { picturesIn, png } from './support/pictures.js';
import { readWhole, type WholePdf } from './support/read-whole.js';

const ENTRIES = 26;
/** So that a document of fifty pages is divided as one of five hundred would be. */
const small = { least: 20_000, most: 45_000, leastWhole: 12_000 };
const whole = { ...small, most: Number.POSITIVE_INFINITY };

const texts = Object.fromEntries(
  Array.from({ length: ENTRIES }, (_, index) => {
    const matter = `title: Lesson ${index + 1}\ndate: 2026-03-12\nstage: advanced\ncriteria: [AM${(index % 12) + 1}]\nevidence: [evidence/note-${index}.txt]`;
    const text = `We planned the lesson, taught it, and talked it over: see [the next](${(index + 1) % ENTRIES}.md).\n\n`;
    const part = `## A part\n\n- one\n- two\n\n${text.repeat(3)}`;
    return [`journal/${index}.md`, entry(matter, `${text.repeat(9 + ((index * 7) % 12))}${part.repeat(2)}`)];
  }),
);
const files: Record<string, string> = {
  ...texts,
  ...Object.fromEntries(Object.keys(texts).map((_, index) => [`evidence/note-${index}.txt`, `Note ${index}.\n`])),
};

function submission(css: string): string {
  const html = renderHtml(modelOf(files), {
    theme,
    readFile: (path) => Buffer.from(files[path] ?? ''),
    medium: 'still',
    appendices: new Map(),
  });
  return html.replace('</style>', `${css}</style>`);
}

/** Sections and entries have numbers of their own, and what follows another is set otherwise than what is first. */
const COUNTED = `main { counter-reset: part lesson } .part-head { counter-increment: part } .entry { counter-increment: lesson }
.part-head h2::before { content: 'Part ' counter(part) ': ' } .entry h3::before { content: counter(lesson) '. ' }
.entry + .entry { border-top: 3pt solid; padding-top: 12pt }`;

async function print(
  html: string,
  how: PrintHow,
): Promise<Pick<PrintedPdf, 'bytes' | 'pages'> & { unresolved: number; wasLikely: boolean }> {
  let likely: unknown;
  const printed = await printDocument(browser, html, { ...how, likely: (joined) => (likely = joined) });
  const { bytes, pages, pageNumbers } = await finish(printed, html, about);
  return { bytes, pages, unresolved: pageNumbers.unresolved, wasLikely: likely === printed };
}

let launched: Awaited<ReturnType<typeof launchBrowser>>;
let browser: typeof launched.process;
beforeAll(async () => {
  launched = await launchBrowser({ env, cacheDir }, new AbortController().signal);
  browser = launched.process;
});
afterAll(() => endBrowser(launched));

describe('a document printed in pieces', () => {
  const html = submission(COUNTED);
  let inPieces: Awaited<ReturnType<typeof print>>;
  let [one, many]: [WholePdf | null, WholePdf | null] = [null, null];

  beforeAll(async () => {
    inPieces = await print(html, { sizes: small, atOnce: 2 });
    one = await readWhole((await print(html, { sizes: whole })).bytes);
    many = await readWhole(inPieces.bytes);
  }, 120_000);

  test('has the pages of one printed whole: the same text at the same places, with the numbers of pages, parts and lessons', () => {
    expect(many?.pages.length).toBeGreaterThan(25);
    expect(many?.pages.map(({ text }) => text)).toEqual(one?.pages.map(({ text }) => text));
    expect(inPieces.unresolved).toBe(0);
  });

  test('has the same links, and the places that they lead to', () => {
    expect(many?.pages.map(({ links }) => links)).toEqual(one?.pages.map(({ links }) => links));
    expect(many?.places).toEqual(one?.places);
  });

  test('has one tree of tags, and it is the same', () => {
    expect(many?.pages.map(({ tags }) => tags)).toEqual(one?.pages.map(({ tags }) => tags));
  });

  test('has one outline, and it is the same', () => {
    expect(many?.outline).toEqual(one?.outline);
  });

  test('is the same file however many pieces are printed at once', async () => {
    const again = await print(html, { sizes: small, atOnce: 1 });
    expect(Buffer.from(again.bytes).equals(inPieces.bytes)).toBe(true);
  }, 60_000);
});

test('two pieces that draw the same share fonts, and each page keeps what it draws, for its number goes there', async () => {
  const printed = await printPage(browser, page('<main><p>The same words.</p></main>'));
  const known = new Map<string, number>();
  const piece = takePieceApart(printed);
  const first = readPiece(piece, { objects: 0, parents: 0, ids: 0 }, known);
  const second = readPiece(piece, first.used, known);
  const drawn = [...second.texts.values()]
    .map((text) => Number(/\/Contents (\d+) 0 R/.exec(text)?.[1]))
    .filter(Boolean);
  expect(drawn).toHaveLength(1);
  expect(drawn.every((number) => second.streams.has(number))).toBe(true);
  expect(second.streams.size).toBeLessThan(first.streams.size);
});

test('pictures are there in every piece, and one that is damaged keeps none of them from being printed', async () => {
  const pictures = [...Array.from({ length: 9 }, (_, index) => png(100 + index, 80)), png(9, 8)];
  const sources = [...pictures, Buffer.from('no picture')].map((bytes) => bytes.toString('base64'));
  const sections = sources.map(
    (base64) =>
      `<section><p><img src="data:image/png;base64,${base64}" alt="A board"></p>${'<p>We met.</p>'.repeat(900)}</section>`,
  );
  const html = `<html lang="en"><head><title>t</title><style>section { break-before: page }</style></head><body><main>${sections.join('')}</main></body></html>`;
  const joined = await printDocument(browser, html, { sizes: small });
  expect(joined).not.toBeInstanceOf(Uint8Array);
  const { bytes } = await finish(joined, html, about);
  const found = (await picturesIn(bytes)).map(([width]) => width);
  expect(found).toEqual(expect.arrayContaining([...Array.from({ length: 9 }, (_, index) => 100 + index), 9]));
}, 60_000);

test('what has not changed is not printed again, and gives the same bytes as a print of everything', async () => {
  const html = submission('');
  const store = countingStore();
  const how = { sizes: small, atOnce: 2, kept: { store, browser: 'this one' } };
  const first = await print(html, how);
  const pieces = store.printed();
  expect(pieces).toBeGreaterThan(2);
  expect(Buffer.from((await print(html, how)).bytes).equals(first.bytes)).toBe(true);
  expect(store.printed()).toBe(pieces);
  const changed = html.replace(/(id="entry-13"[\s\S]*?)talked it over/, '$1talked over it');
  const second = await print(changed, how);
  expect([first.wasLikely, second.wasLikely]).toEqual([false, true]);
  expect(store.printed()).toBe(pieces + 1);
  const cold = await print(changed, { ...how, kept: { store, browser: 'another' } });
  expect(store.printed()).toBe(2 * pieces + 1);
  expect(Buffer.from(second.bytes).equals(cold.bytes)).toBe(true);
}, 120_000);

test('where several pieces have changed, all are printed again', async () => {
  const html = submission('');
  const store = countingStore();
  const sizes = { least: 10_000, most: 22_000, leastWhole: 6_000 };
  const how = { sizes, atOnce: 2, kept: { store, browser: 'this one' } };
  await print(html, how);
  const pieces = store.printed();
  const changed = ['entry-3', 'entry-13', 'entry-22'].reduce(
    (text, id) => text.replace(new RegExp(`(id="${id}"[\\s\\S]*?)talked it over`), '$1talked over it'),
    html,
  );
  const [warm, cold] = [await print(changed, how), await print(changed, { sizes })];
  expect(store.printed()).toBeGreaterThan(pieces + 1);
  expect(Buffer.from(warm.bytes).equals(cold.bytes)).toBe(true);
}, 120_000);

test('of what has changed, only what is behind the last page begun before it is asked about; the answers are the same', async () => {
  const divided = async (html: string, store: PieceStore): Promise<{ places: number[]; letters: number }> => {
    const readers = new Readers(browser);
    const job = new PrintJob(readers, new Map(), { kept: { store, browser: 'this one' } });
    const outline = outlineOf(html, small.most / 10);
    if (!outline) throw new Error('no outline');
    const [places, start]: [number[], number] = [[], outline.body.inner];
    let letters = 0;
    const ask: AskLayout = (stretch, use) => {
      letters += stretch.markup.length - start;
      return job.ask(stretch, use);
    };
    for await (const { block } of divide(dividedOf(html, outline.body), outline, ask, small, job.ends))
      places.push(block.from);
    readers.close();
    return { places, letters };
  };
  const entries = Array.from(
    { length: 150 },
    (_, index) =>
      `<article id="entry-${index}">${'<p>We met and talked it over.</p>'.repeat(20 + ((index * 7) % 60))}</article>`,
  );
  const style = '<style>@page { size: A4; margin: 20mm } article { break-inside: avoid }</style>';
  const html = `<html lang="en"><head><title>t</title>${style}</head><body><main><section>${entries.join('')}</section></main></body></html>`;
  const store = countingStore();
  await divided(html, store);
  for (const id of ['entry-40', 'entry-75', 'entry-110']) {
    const changed = html.replace(new RegExp(`(id="${id}"[\\s\\S]*?)talked it over`), '$1talked over it');
    const [again, cold] = [await divided(changed, store), await divided(changed, countingStore())];
    expect(again.places).toEqual(cold.places);
    expect(again.letters).toBeLessThan(1.5 * small.most);
    expect(cold.letters).toBeLessThan(1.2 * html.length);
  }
}, 120_000);

test('what was asked about is not shown afterwards, or the browser would go on to draw it', async () => {
  const markup = `<html lang="en"><head><title>t</title><style>@page { size: A4; margin: 20mm }</style></head><body><main><p ${BLOCK}>One</p><p ${BLOCK}>Other</p></main></body></html>`;
  const reader = await openReader(browser);
  let shown: Promise<number> | undefined;
  const read: Reader['read'] = (document, images, use) =>
    reader.read(document, images, async (page) => {
      const used = await use(page);
      shown = page.evaluate('document.body.getClientRects().length') as Promise<number>;
      return used;
    });
  const tops = await withLayout({ ...reader, read }, { markup, counters: {} }, (layout) => layout.tops(0, 1));
  expect(tops).toEqual([]);
  expect(await shown).toBe(0);
  await reader.close();
});

test('what was ended is given to nobody', async () => {
  const readers = new Readers(browser);
  const job = new PrintJob(readers, new Map(), { kept: { store: countingStore(), browser: 'this one' } });
  const [one = '', other = ''] = ['One', 'Other'].map((word) => page(`<main><p>${word}</p></main>`));
  const [ended, kept] = [new AbortController(), new AbortController()];
  const expected = [job.piece(one, ended.signal), job.piece(other, kept.signal)];
  ended.abort();
  await expect(expected[0]?.read()).rejects.toThrow();
  for (const piece of [job.piece(one), expected[1]]) expect((await piece?.read())?.text).toContain('/Type /Page');
  readers.close();
});

test.each([
  ['is longer', /id="entry-13"[\s\S]*?<p>/, `$&${'We talked for long. '.repeat(400)}`],
  ['and those around it are gone', /<article class="entry" id="entry-1\d"[\s\S]*?<\/article>/g, ''],
])(
  'where an entry %s and pieces end elsewhere, they are printed as if there had been none before',
  async (_, entry, now) => {
    const html = submission('');
    const how = { sizes: small, atOnce: 2, kept: { store: countingStore(), browser: 'this one' } };
    await print(html, how);
    const pieces = how.kept.store.printed();
    const changed = html.replace(entry, now);
    expect(changed).not.toBe(html);
    const [warm, cold] = [await print(changed, how), await print(changed, { sizes: small })];
    expect(how.kept.store.printed()).toBeGreaterThan(pieces);
    expect(warm.wasLikely).toBe(false);
    expect(Buffer.from(warm.bytes).equals(cold.bytes)).toBe(true);
  },
  120_000,
);

test.each([
  ['counts all pages in its margins', portfolio(30).replace(/<body>(.*)<\/body>/s, '<body><main>$1</main></body>')],
  ['has no main part', page(`<section>${'<p>We met and talked.</p>'.repeat(3000)}</section>`)],
  [
    'does not say what is in what',
    page(`<main><section><p>One${'<p>We met and talked.'.repeat(3000)}</section></main>`),
  ],
])(
  'a document that %s is printed whole',
  async (_, html) => {
    expect(await printDocument(browser, html, { sizes: small })).toBeInstanceOf(Uint8Array);
  },
  60_000,
);
