import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { readMadePdf } from '../../src/evidence/made-pdf.js';
import { readShare, type SharedPdf } from '../../src/evidence/made-pdf-share.js';
import { saveCompactly } from '../../src/pdf/finish/save.js';
import { makePdf, type PdfParts } from './support/pdf.js';

const PACKED = 'its bookmarks, links and properties';

/** As `mentor` writes a PDF. */
async function made(parts: PdfParts): Promise<Uint8Array> {
  return saveCompactly(await PDFDocument.load(await makePdf(parts), { updateMetadata: false }));
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

/** The built file: a worker of Node runs no TypeScript. */
const WORKER = resolve(import.meta.dirname, '../../dist/evidence/made-pdf-worker.js');

function shared(bytes: Uint8Array): SharedPdf {
  const file = new SharedArrayBuffer(bytes.length);
  new Uint8Array(file).set(bytes);
  return { file, taken: new SharedArrayBuffer(4) };
}

test('a thread reads what this one would read', async () => {
  const bytes = await made({ pages: ['Nothing', 'A plan by Jane'] });
  const texts = await new Promise((done, fail) => {
    const worker = new Worker(WORKER, { workerData: shared(bytes) });
    worker.on('message', done);
    worker.on('error', fail);
  });
  expect(await readShare(shared(bytes))).toEqual({ pages: 2, texts });
});

test('a large PDF is read whole, whatever becomes of the threads', async () => {
  const pdf = await PDFDocument.load(await makePdf({ pages: ['Nothing', 'A plan by Jane'] }));
  pdf.context.register(pdf.context.stream(randomBytes(1_600_000)));
  const bytes = await saveCompactly(pdf);
  const { texts = [] } = await readMadePdf(bytes, 1);
  expect(texts.map(({ where }) => where).slice(0, 2)).toEqual(['page 1', 'page 2']);
  expect(texts).toEqual((await readMadePdf(bytes, 0)).texts);
});
