import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { appendixFiles } from '../../src/app/appendix-files.js';
import { buildDocumentModel, type DocumentModel, withoutEmpty } from '../../src/document/index.js';
import { loadTheme, renderHtml } from '../../src/html/index.js';
import type { PrintedPdf } from '../../src/pdf/index.js';
import { english, entry, FIXTURES, modelOf, portfolioOf, portfolioOnDisk } from '../html/support.js';
import { about } from './support/documents.js';
import { engineForTests } from './support/engine.js';
import { encrypted, pagesOf, prepared } from './support/evidence.js';
import { type PdfRead, readPdf } from './support/read-pdf.js';

const engine = engineForTests();

type ReadFile = (path: string) => Uint8Array | null;

async function print(
  model: DocumentModel,
  readFile: ReadFile,
  name = 'default',
): Promise<PrintedPdf & { html: string }> {
  const appendices = await prepared(appendixFiles(model, readFile));
  const html = renderHtml(model, { theme: loadTheme(name), readFile, medium: 'still', appendices: appendices.places });
  const printed = await engine.print(html, { ...about, appendices });
  return { ...printed, html };
}

/** Columns of tables of which no cell says anything, by what names them. */
function emptyColumns(html: string): string[] {
  return [...html.matchAll(/<table[\s\S]*?<\/table>/g)].flatMap(([table]) => {
    const said = new Map<string, string>();
    // The programme's form has a column for each level of its scale, whether it was given or not.
    for (const [, label = '', cell = ''] of table.matchAll(
      /<t[dh](?! class="level")[^>]* data-label="([^"]*)"[^>]*>([\s\S]*?)<\/t[dh]>/g,
    ))
      said.set(label, (said.get(label) ?? '') + cell.replace(/<(?!img|svg)[^>]*>|\s/g, ''));
    return [...said].flatMap(([label, text]) => (text === '' ? [label] : []));
  });
}

async function labelsOf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const labels = (await (await task.promise).getPageLabels()) ?? [];
  await task.destroy();
  return labels;
}

/** The parts that begin a page. */
const TURNED_TO = /^(\d+\. ?)?(Journal|Reflection · Targets|Sign-off|Where the mentor stands|List of evidence)$/;

/** How full the document's own pages are, from 0 to 1, and which of them are the last of a part. */
function fill(own: PdfRead['pages']): { share: number; isLast: boolean }[] {
  const [top, bottom] = [842 - 60, 68];
  return own.map(({ items }, index) => {
    const lowest = Math.min(...items.map(({ baseline }) => baseline).filter((baseline) => baseline > bottom - 6));
    const isLast = own[index + 1]?.items.some(({ text }) => TURNED_TO.test(text.trim())) ?? true;
    return { share: (top - lowest) / (top - bottom), isLast };
  });
}

/** What stands below the head of the criteria's table on the page where that begins. */
function underHead(own: PdfRead['pages'], { stages: [stage] }: DocumentModel): string {
  const [column] = stage?.table.columns ?? [];
  const title = column ? String(english.text(column.title)) : '';
  const items = own.map((page) => page.items).find((all) => all.some(({ text }) => text === title)) ?? [];
  const head = items.find(({ text }) => text === title)?.baseline ?? 0;
  return items.flatMap(({ text, baseline }) => (baseline < head ? [text] : [])).join(' ');
}

const straightMarks = (own: PdfRead['pages']): string[] => own.flatMap(({ text }) => text.match(/\S*["']\S*/g) ?? []);

describe('the complete portfolio with its evidence', () => {
  let model: DocumentModel;
  let printed: PrintedPdf;
  let read: PdfRead;
  let labels: string[];
  /** The first page of a piece of evidence, counted from 1, by its label. */
  const firstOf = (label: string): number => labels.indexOf(`${label}-1`) + 1;

  beforeAll(async () => {
    const { linked, readFile } = portfolioOnDisk(`${FIXTURES}/complete/advanced-2016`);
    model = buildDocumentModel(linked);
    printed = await print(model, readFile);
    read = await readPdf(printed.bytes);
    labels = await labelsOf(printed.bytes);
  });

  const pdfs = (): string[] => model.evidence.filter(({ kind }) => kind === 'pdf').map(({ label }) => label);

  test('has every PDF behind it, and each page says whose it is and its number', () => {
    expect(pdfs()).toHaveLength(5);
    const lastTwo = (index: number): string[] =>
      (read.pages[index]?.items ?? []).flatMap(({ text }) => (text.trim() ? [text] : [])).slice(-2);
    for (const label of pdfs()) {
      const own = labels.flatMap((name, index) => (name.startsWith(`${label}-`) ? [index] : []));
      const feet = own.map(lastTwo);
      expect(feet).toEqual(own.map((index, at) => [`${label}, p. ${at + 1} of ${own.length}`, String(index + 1)]));
    }
  });

  test('fills its pages: none less than a third but the last of a part', () => {
    const filled = fill(read.pages.slice(0, firstOf(pdfs()[0] ?? '') - 1));
    expect(filled.filter(({ share, isLast }) => share < 1 / 3 && !isLast)).toEqual([]);
    expect(filled.reduce((sum, { share }) => sum + share, 0) / filled.length).toBeGreaterThan(0.9);
    expect(read.pages.length).toBeLessThan(62);
  });

  test('says on one page how it was decided, what shows each criterion, the ratings, the record', () => {
    const page = read.pages.find(
      ({ items }) =>
        items.some(({ text }) => text === 'Where the mentor stands' && !text.includes('. ')) &&
        items.some(({ text }) => text.includes('Best evidence')),
    );
    const said = page?.text.replace(/\s+/g, ' ') ?? '';
    const { standing } = model.stages[0] ?? {};
    expect(standing?.criteria.map(({ best }) => best?.label)).toHaveLength(12);
    for (const { id, best } of standing?.criteria ?? []) {
      expect(said).toMatch(new RegExp(`${id} `));
      expect(said).toContain(best?.label ?? '?');
    }
    expect(new Set(standing?.criteria.map(({ best }) => best?.label)).size).toBe(12);
    for (const words of ['supported', 'recognised', 'contacts', 'hours', 'Green', '20 of 20', '13 of 13'])
      expect(said).toContain(words);
  });

  test('sets no straight mark, the part at the head of its pages at the left, the entry and its month at the right', () => {
    const own = read.pages.slice(0, firstOf(pdfs()[0] ?? '') - 1);
    expect(straightMarks(own)).toEqual([]);
    const heads = own.map(({ items }) =>
      items.flatMap(({ text, baseline }) => (baseline > 842 - 45 && text.trim() ? [text] : [])),
    );
    expect([...new Set(heads.map(([part = '']) => part))]).toEqual([
      '',
      'Journal',
      'Reflection · Targets',
      'Sign-off',
      'List of evidence',
    ]);
    const running = heads.flatMap(([part, entry = '']) => (part === 'Journal' ? [entry] : []));
    expect(running.filter((entry) => !/^Entry \d+, \p{Lu}\p{L}+ 202[56]$/u.test(entry))).toEqual([]);
    const numbers = running.map((entry) => Number(/\d+/.exec(entry)?.[0]));
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    expect([numbers[0], numbers.at(-1)]).toEqual([1, 38]);
  });

  test('says which criterion goes on at the head of a page, and nothing where one begins there', () => {
    const { rows = [] } = model.stages[0]?.table ?? {};
    const first = read.pages.findIndex(({ text }) => /Performance criteria/.test(text));
    const table = read.pages.slice(first).filter(({ text }) => /Performance criteria/.test(text));
    const begun: string[] = [];
    for (const { text } of table) {
      const said = /(AM\d+), continued/.exec(text)?.[1];
      const here = [...text.matchAll(/(AM\d+) +(?:evidenced|claimed|open)/g)].map(([, id = '']) => id);
      if (said) expect(said).toBe(begun.at(-1));
      begun.push(...here);
    }
    expect(begun).toEqual(rows.map(({ id }) => id));
    expect(table.filter(({ text }) => text.includes(', continued')).length).toBeGreaterThan(1);
  });

  test('prints what counts for several criteria once, and names it under the others', () => {
    const text = read.pages.map((one) => one.text.replace(/\s+/g, ' ')).join(' ');
    const shown = model.stages.flatMap(({ table }) => table.rows.flatMap(({ achieved }) => achieved));
    expect(text.match(/As under AM\d+:/g)).toHaveLength(shown.filter(({ above }) => above !== null).length);
    expect(shown.filter(({ above }) => above === null)).toHaveLength(new Set(shown.map(({ entry }) => entry.id)).size);
  });

  test('sets every page reference, and each to evidence names its first page', () => {
    expect(printed.pageNumbers.unresolved).toBe(0);
    const references = read.pages.flatMap(({ text }) => [
      ...text.replace(/\s+/g, ' ').matchAll(/(E\d\d) (?:(?!E\d\d|AM\d).){3,120}?, p\. ?(\d+)/g),
    ]);
    const toPdfs = references.filter(([, label = '']) => pdfs().includes(label));
    expect(toPdfs.length).toBeGreaterThan(5);
    for (const [, label = '', page] of toPdfs) expect([label, Number(page)]).toEqual([label, firstOf(label)]);
  });

  test('has the appendices in its contents and its bookmarks', () => {
    const first = Math.min(...pdfs().map(firstOf));
    const contents = read.pages.slice(1, 4).map(({ text }) => text.replace(/\s+/g, ' '));
    expect(contents.join(' ')).toMatch(new RegExp(`Appendices ?${first - 1}\\b`));
    const titles = read.outline.map(({ title }) => title);
    expect(titles.slice(titles.indexOf('Appendices'))).toEqual([
      'Appendices',
      ...model.evidence
        .filter(({ kind }) => kind === 'pdf')
        .map(({ label, title }) => `${label} ${english.text(title)}`),
    ]);
  });

  test('leads from every link to a place that is there', async () => {
    const task = getDocument({ data: new Uint8Array(printed.bytes), verbosity: 0 });
    const names = Object.keys((await (await task.promise).getDestinations()) ?? {});
    await task.destroy();
    const wanted = read.pages.flatMap(({ links }) =>
      links.flatMap(({ dest }) => (typeof dest === 'string' ? dest : [])),
    );
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((name) => !names.includes(name))).toEqual([]);
  });
});

const HALF_DONE = 'half-done/developing-2007';
const poured = Object.fromEntries(
  Array.from({ length: 12 }, (_, n) => [
    `journal/${n}.md`,
    entry(
      `title: What I did ${n}\ncriteria: [AM${n + 1}]\nachieved: ${'A long row. '.repeat(n === 0 ? 110 : 1)}`,
      'I asked the trainee\'s mentor, and she said: "later".\n\n'.repeat(3 + n),
    ),
  ]),
);
const ONE = {
  'journal/a.md': entry('title: A first afternoon\ndate: 2026-01-10\ncriteria: [AM1]', 'We met and talked.'),
};

describe.each([
  ['complete', 'university', 60, portfolioOnDisk(`${FIXTURES}/complete/advanced-2016`)],
  ['half-done', 'default', 11, portfolioOnDisk(`${FIXTURES}/${HALF_DONE}`)],
  ['half-done', 'university', 12, portfolioOnDisk(`${FIXTURES}/${HALF_DONE}`)],
  ['poured from a form', 'default', 11, { linked: portfolioOf(poured), readFile: () => null }],
  ['poured from a form', 'university', 11, { linked: portfolioOf(poured), readFile: () => null }],
  ['of one entry', 'default', 2, { linked: portfolioOf(ONE), readFile: () => null }],
  ['of one entry', 'university', 2, { linked: portfolioOf(ONE), readFile: () => null }],
] as const)('the portfolio %s, in the theme %s', (_, theme, most, { linked, readFile }) => {
  test(`has at most ${most} pages, none less than a third full but the last of a part, no head alone, and no straight mark`, async () => {
    const model = withoutEmpty(buildDocumentModel(linked));
    const { bytes, html } = await print(model, readFile, theme);
    expect(emptyColumns(html)).toEqual([]);
    const read = await readPdf(bytes);
    const labels = await labelsOf(bytes);
    const own = read.pages.filter((_, index) => /^\d*$/.test(labels[index] ?? ''));
    expect(
      fill(own)
        .slice(2)
        .filter(({ share, isLast }) => share < 1 / 3 && !isLast),
    ).toEqual([]);
    expect(straightMarks(own)).toEqual([]);
    expect(underHead(own, model)).toContain(model.stages[0]?.table.rows[0]?.id);
    expect(read.pages.length).toBeLessThanOrEqual(most);
  });
});

describe('what is not appended', () => {
  test('is named in the list of evidence with the reason', async () => {
    const files: Record<string, Uint8Array> = {
      'evidence/good.pdf': await pagesOf('Good', [[595, 842]]),
      'evidence/locked.pdf': await encrypted(),
      'evidence/cut.pdf': (await pagesOf('Cut', [[595, 842]])).slice(0, 300),
      'evidence/lesson.docx': Buffer.from('PK a Word file'),
    };
    const texts = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, String(bytes)]));
    const evidence = Object.keys(files).map((path) => `  - ${path}`);
    const model = modelOf({
      ...texts,
      'journal/2026-01-10-one.md': entry(`date: 2026-01-10\nevidence:\n${evidence.join('\n')}`, 'Words.'),
    });
    const printed = await print(model, (path) => files[path] ?? null);
    const text = (await readPdf(printed.bytes)).pages.map((page) => page.text.replace(/\s+/g, ' ')).join(' ');
    expect(text).toMatch(/APPENDED 1 page ?, p\. ?\d+/i);
    expect(text).toContain('The file is protected by a password. To this PDF, as “E02 locked.pdf”.');
    expect(text).toContain('The file is damaged, or not what its name says. To this PDF, as “E03 cut.pdf”.');
    expect(text).toContain('To this PDF, as “E04 lesson.docx”.');
    const attached = (await PDFDocument.load(printed.bytes)).getAttachments();
    expect(attached.map(({ name }) => name).sort()).toEqual(['E02 locked.pdf', 'E03 cut.pdf', 'E04 lesson.docx']);
  });
});
