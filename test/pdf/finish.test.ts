import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { finish } from '../../src/pdf/finish/finish.js';
import { endBrowser, launchBrowser } from '../../src/pdf/launch.js';
import { printPage } from '../../src/pdf/print-page.js';
import { about, page, portfolio } from './support/documents.js';
import { cacheDir, env } from './support/engine.js';
import { readPdf } from './support/read-pdf.js';

const html = portfolio(5);
let printed: Buffer;

beforeAll(async () => {
  const launched = await launchBrowser({ env, cacheDir }, new AbortController().signal);
  try {
    printed = Buffer.from(await printPage(launched.process, html));
  } finally {
    await endBrowser(launched);
  }
});

describe('what the browser printed', () => {
  test('gives the same bytes whatever numbers the browser gave its tags', async () => {
    const ids = new Set(printed.toString('latin1').match(/\(node\d{8}\)/g));
    expect(ids.size).toBeGreaterThan(0);
    const other = printed
      .toString('latin1')
      .replace(/\(node(\d{8})\)/g, (_, id: string) => `(node${String(Number(id) + 4321).padStart(8, '0')})`);
    const [one, two] = await Promise.all([
      finish(printed, html, about),
      finish(Buffer.from(other, 'latin1'), html, about),
    ]);
    expect(Buffer.from(one.bytes).equals(two.bytes)).toBe(true);
    expect((await readPdf(two.bytes)).pages[0]?.roles).toContain('TH');
  });

  test('becomes smaller, and loses no object', async () => {
    const { bytes } = await finish(printed, html, about);
    expect(bytes.length).toBeLessThan(0.75 * printed.length);
    const [before, after] = await Promise.all(
      [printed, bytes].map((pdf) => PDFDocument.load(pdf, { updateMetadata: false })),
    );
    const numbersOf = (pdf: PDFDocument | undefined): number[] =>
      pdf?.context.enumerateIndirectObjects().map(([ref]) => ref.objectNumber) ?? [];
    expect(numbersOf(after)).toEqual(expect.arrayContaining(numbersOf(before)));
    expect(after?.getPageCount()).toBe(before?.getPageCount());
  });

  test('keeps its catalogue: tags, bookmarks, language, and the title in the window', async () => {
    const { bytes } = await finish(printed, html, about);
    const { catalog, context } = await PDFDocument.load(bytes, { updateMetadata: false });
    const text = catalog.toString();
    for (const key of ['/StructTreeRoot', '/Outlines', '/MarkInfo', '/Lang']) expect(text).toContain(key);
    expect(text.replace(/\s+/g, ' ')).toMatch(/\/DisplayDocTitle true/);
    expect(String(context.trailerInfo.ID)).toMatch(/^\[ <([0-9a-f]{32})> <\1> \]$/);
  });

  test('says what its unusual tags amount to', async () => {
    const { bytes } = await finish(printed, html, about);
    const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false });
    const root = String(catalog.lookup(PDFName.of('StructTreeRoot'))).replace(/\s+/g, ' ');
    expect(root).toContain('/RoleMap << /Strong /Span /Em /Span >>');
  });

  test('is not blamed for lacking text that its document lacks', async () => {
    const blank = await PDFDocument.create();
    blank.addPage();
    const bytes = await blank.save();
    expect((await finish(bytes, page('<!-- words --><script>var words</script><p> </p>'), about)).pages).toBe(1);
    await expect(finish(bytes, page('<p>words</p>'), about)).rejects.toMatchObject({ code: 'PdfWithoutText' });
  });
});
