import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { appendPages } from '../../src/pdf/appendix/append.js';
import type { CleanPages } from '../../src/pdf/appendix/clean-copy.js';
import { readEvidencePdf } from '../../src/pdf/appendix/read-evidence.js';
import { makePdf, pagesOf } from './support/evidence.js';

async function clean(bytes: Uint8Array): Promise<CleanPages> {
  const pages = await readEvidencePdf(bytes, 1000);
  if (typeof pages === 'string') throw new Error(pages);
  return pages.clean;
}

/** A document of one page with these behind it, written and read again. */
async function appended(...files: Uint8Array[]): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.addPage();
  const all = await Promise.all(files.map(clean));
  appendPages(
    pdf,
    pdf.getPages().map(({ ref }) => ref),
    all.map((pages, index) => ({ id: `e${index}`, label: `E${index}`, title: 'Title', stamp: () => '', pages })),
  );
  return PDFDocument.load(await pdf.save());
}

describe('pages that are appended', () => {
  test('keep layers hidden that were hidden', async () => {
    const pdf = await appended(
      await makePdf((made) => {
        const { context, catalog } = made;
        const layer = (name: string) => context.register(context.obj({ Type: 'OCG', Name: PDFString.of(name) }));
        const [shown, hidden] = [layer('Shown'), layer('Marks')];
        const page = made.addPage();
        page.node.set(PDFName.of('Resources'), context.obj({ Properties: { A: shown, B: hidden } }));
        catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [shown, hidden], D: { OFF: [hidden] } }));
      }),
    );
    const properties = pdf.catalog.lookup(PDFName.of('OCProperties'), PDFDict);
    const off = properties.lookup(PDFName.of('D'), PDFDict).lookup(PDFName.of('OFF'), PDFArray);
    expect(off.asArray().map((_, index) => String(off.lookup(index, PDFDict).get(PDFName.of('Name'))))).toEqual([
      '(Marks)',
    ]);
    const resources = pdf.getPages()[1]?.node.Resources()?.lookup(PDFName.of('Properties'), PDFDict);
    expect(resources?.get(PDFName.of('B'))).toBe(off.get(0));
  });

  test('share one page tree with the document, each with its parent, and nothing twice', async () => {
    const pdf = await appended(
      await pagesOf('One', [[100, 200]]),
      await pagesOf('Two', [
        [300, 400],
        [500, 600],
      ]),
    );
    expect(pdf.getPages().map((page) => page.getWidth())).toEqual([595.28, 100, 300, 500]);
    const kinds = pdf.context
      .enumerateIndirectObjects()
      .map(([, object]) => (object instanceof PDFDict ? String(object.get(PDFName.of('Type'))) : ''));
    expect(kinds.filter((kind) => kind === '/Page')).toHaveLength(4);
  });

  test('lose a signature that would no longer hold, and keep its field', async () => {
    const pdf = await appended(
      await makePdf((made) => {
        const { context, catalog } = made;
        const page = made.addPage();
        const field = { Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 50, 20], FT: 'Sig', T: PDFString.of('sign') };
        const ref = context.register(
          context.obj({ ...field, V: { Type: 'Sig', ByteRange: [0, 1, 2, 3], Contents: PDFString.of('sealed') } }),
        );
        page.node.addAnnot(ref);
        catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [ref], SigFlags: 3 }));
      }),
    );
    const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => String(object));
    expect(objects.join('\n')).not.toMatch(/ByteRange|sealed|SigFlags/);
    expect(objects.join('\n')).toContain('/FT /Sig');
  });
});

test.each(['Movie', 'Sound', '3D', 'RichMedia', 'Screen', 'Projection'])(
  'a page lets go of what plays (%s), also where only a remark refers to it',
  async (kind) => {
    const pdf = await appended(
      await makePdf((made) => {
        const { context } = made;
        const page = made.addPage();
        const script = context.register(context.stream('evil()', { Type: kind, OnInstantiate: 'evil' }));
        const rectangle = { Type: 'Annot', Rect: [0, 0, 50, 20] };
        const media = context.register(
          context.obj({
            ...rectangle,
            Subtype: kind,
            Movie: { F: PDFString.of('evil.mov') },
            Sound: script,
            '3DD': script,
          }),
        );
        page.node.addAnnot(media);
        page.node.addAnnot(context.register(context.obj({ ...rectangle, Subtype: 'Text', IRT: media, Popup: media })));
      }),
    );
    const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => String(object));
    expect(objects.join('\n')).toContain('/Text');
    expect(objects.join('\n')).not.toMatch(/evil|OnInstantiate|\/(?:Movie|Sound|3DD)\b/);
  },
);

describe('a file made to do harm', () => {
  test('is not unpacked where it would fill the memory', async () => {
    const bomb = deflateSync(Buffer.alloc(80e6));
    const head = `%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`;
    const bytes = Buffer.concat([Buffer.from(head), bomb, Buffer.from('\nendstream\nendobj\nstartxref\n0\n%%EOF')]);
    expect(await readEvidencePdf(bytes, 10)).toBe('too-large');
  });

  test.each([
    ['pages that hold themselves', '<< /Type /Pages /Count 1 /Kids [2 0 R] >>'],
    ['pages that are none', '<< /Type /Pages /Count 1 /Kids [9 0 R 1 0 R] >>'],
    ['no end of nesting', `<< /Type /Pages /Count 1 /Kids ${'['.repeat(50_000)} >>`],
  ])('%s are damage, and no failure', async (_, pages) => {
    const file = `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n${pages}\nendobj\ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n0\n%%EOF`;
    expect(await readEvidencePdf(Buffer.from(file), 10)).toBe('broken');
  });
});
