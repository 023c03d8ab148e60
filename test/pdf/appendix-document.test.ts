import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { appendixFiles } from '../../src/app/appendix-files.js';
import { buildDocumentModel, type DocumentModel } from '../../src/document/index.js';
import { renderHtml } from '../../src/html/index.js';
import type { PrintedPdf } from '../../src/pdf/index.js';
import { english, entry, FIXTURES, modelOf, portfolioOnDisk, theme } from '../html/support.js';
import { about } from './support/documents.js';
import { withEngine } from './support/engine.js';
import { encrypted, pagesOf, prepared } from './support/evidence.js';
import { type PdfRead, readPdf } from './support/read-pdf.js';

type ReadFile = (path: string) => Uint8Array | null;

async function print(model: DocumentModel, readFile: ReadFile): Promise<PrintedPdf> {
  const appendices = await prepared(appendixFiles(model, readFile));
  const html = renderHtml(model, { theme, readFile, medium: 'still', appendices: appendices.places });
  return withEngine((engine) => engine.print(html, { ...about, appendices }));
}

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
    const task = getDocument({ data: new Uint8Array(printed.bytes), verbosity: 0 });
    labels = (await (await task.promise).getPageLabels()) ?? [];
    await task.destroy();
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
    const TURNED_TO = /^(Journal|Reflection|Sign-off|List of evidence)$/;
    const own = read.pages.slice(0, firstOf(pdfs()[0] ?? '') - 1);
    const [top, bottom] = [842 - 60, 68];
    const filled = own.map(({ items }) => {
      const lowest = Math.min(...items.map(({ baseline }) => baseline).filter((baseline) => baseline > bottom - 6));
      return (top - lowest) / (top - bottom);
    });
    const isLast = (index: number): boolean => own[index + 1]?.items.some(({ text }) => TURNED_TO.test(text)) ?? true;
    expect(filled.flatMap((share, index) => (share < 1 / 3 && !isLast(index) ? [[index + 1, share]] : []))).toEqual([]);
    expect(filled.reduce((sum, share) => sum + share, 0) / own.length).toBeGreaterThan(0.85);
    expect(read.pages.length).toBeLessThan(64);
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

  test('sets no straight mark, and the part at the head of its pages', () => {
    const own = read.pages.slice(0, firstOf(pdfs()[0] ?? '') - 1);
    expect(own.flatMap(({ text }) => text.match(/\S*["']\S*/g) ?? [])).toEqual([]);
    const heads = own.map(({ items }) => items.find(({ baseline }) => baseline > 842 - 45)?.text ?? '');
    expect([...new Set(heads)]).toEqual(['', 'Journal', 'Reflection', 'Sign-off', 'List of evidence']);
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
    expect(text).toMatch(/APPENDED 1 page, p\. ?\d+/i);
    expect(text).toContain('The file is protected by a password. To this PDF, as “E02 locked.pdf”.');
    expect(text).toContain('The file is damaged, or not what its name says. To this PDF, as “E03 cut.pdf”.');
    expect(text).toContain('To this PDF, as “E04 lesson.docx”.');
    const attached = (await PDFDocument.load(printed.bytes)).getAttachments();
    expect(attached.map(({ name }) => name).sort()).toEqual(['E02 locked.pdf', 'E03 cut.pdf', 'E04 lesson.docx']);
  });
});
