import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { readMadePdf } from '../../src/evidence/made-pdf.js';
import { saveCompactly } from '../../src/pdf/finish/save.js';
import { makePdf, type PdfParts } from './support/pdf.js';

const PACKED = 'its bookmarks, links and properties';

/** As `mentor` writes a PDF. */
async function made(parts: PdfParts): Promise<Uint8Array> {
  return saveCompactly(await PDFDocument.load(await makePdf(parts), { updateMetadata: false }), []);
}

test.each([
  ['on a page', { pages: ['Nothing', 'A plan by Jane'] }, 'page 2'],
  ['across the end of a line', { pages: ['a plan by Ja-\nne'] }, 'page 1'],
  ['in its properties', { pages: ['Nothing'], title: 'Plan of Jane' }, PACKED],
  ['in a note', { pages: ['Nothing'], note: 'ask Jane' }, PACKED],
  ['in a form field', { pages: ['Nothing'], field: 'Jane agreed' }, PACKED],
  ['in the name of what is attached', { pages: ['Nothing'], attachment: 'Jane.txt' }, PACKED],
] satisfies [string, PdfParts, string][])('what is said %s of a finished PDF is read', async (_, parts, place) => {
  const { texts = [] } = await readMadePdf(await made(parts));
  expect(texts.filter(({ text }) => /Jane/.test(text)).map(({ where }) => where)).toContain(place);
});

test('what is no PDF was not read, and that is said', async () => {
  expect(await readMadePdf(Buffer.from('no pdf'))).toEqual({ unread: 'it is broken' });
});
