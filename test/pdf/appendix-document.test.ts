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
  const html = renderHtml(model, { theme, readFile, appendices: appendices.places });
  return withEngine((engine) => engine.print(html, { ...about, appendices }));
}

describe('the complete portfolio with its evidence', () => {
  let model: DocumentModel;
  let printed: PrintedPdf;
  let read: PdfRead;
  let labels: string[];
  /** Sheet on which the slip of a piece of evidence is, by its label. */
  const slipOf = (label: string): number => labels.indexOf(`${label}-1`);

  beforeAll(async () => {
    const { linked, readFile } = portfolioOnDisk(`${FIXTURES}/complete/advanced-2016`);
    model = buildDocumentModel(linked);
    printed = await print(model, readFile);
    read = await readPdf(printed.bytes);
    const task = getDocument({ data: new Uint8Array(printed.bytes), verbosity: 0 });
    labels = (await (await task.promise).getPageLabels()) ?? [];
    await task.destroy();
  }, 60_000);

  const pdfs = (): string[] => model.evidence.filter(({ kind }) => kind === 'pdf').map(({ label }) => label);

  test('has every PDF behind a slip sheet that names it', () => {
    expect(pdfs()).toHaveLength(5);
    for (const { label, title, file } of model.evidence.filter(({ kind }) => kind === 'pdf')) {
      const slip = read.pages[slipOf(label) - 1];
      expect(slip?.text.replace(/\s+/g, ' ')).toContain(label);
      expect(slip?.text.replace(/\W/g, '')).toContain(String(english.text(title)).replace(/\W/g, ''));
      expect(slip?.text.replace(/\W/g, '')).toContain(file?.replace(/\W/g, ''));
      expect(labels[slipOf(label) - 1]).toBe(String(slipOf(label)));
    }
  });

  test('sets every page reference, and each to evidence names its slip sheet', () => {
    expect(printed.pageNumbers.unresolved).toBe(0);
    const references = read.pages.flatMap(({ text }) => [
      ...text.replace(/\s+/g, ' ').matchAll(/(E\d\d) (?:(?!E\d\d).){3,120}?, p\. ?(\d+)/g),
    ]);
    const toPdfs = references.filter(([, label = '']) => pdfs().includes(label));
    expect(toPdfs.length).toBeGreaterThan(5);
    for (const [, label = '', page] of toPdfs) expect([label, Number(page)]).toEqual([label, slipOf(label)]);
  });

  test('has the appendices in its contents and its bookmarks', () => {
    const first = Math.min(...pdfs().map(slipOf));
    const contents = read.pages.slice(1, 4).map(({ text }) => text.replace(/\s+/g, ' '));
    expect(contents.join(' ')).toMatch(new RegExp(`Appendices ?${first}\\b`));
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
  }, 30_000);
});
