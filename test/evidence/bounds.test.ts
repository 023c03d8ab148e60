import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inMemory } from '../../src/evidence/bytes.js';
import type { Found } from '../../src/evidence/findings.js';
import { readFile } from '../../src/evidence/read-file.js';
import { unpacksTooFar } from '../../src/pdf/viewer/unpacks-too-far.js';
import { makeZip } from './support/zip.js';

const read = async (bytes: Buffer): Promise<Found> => readFile(inMemory(bytes));

/** A PDF of one page with a stream in it. */
function pdfWith(head: string, content: Buffer): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>',
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const stream = `4 0 obj\n<< ${head} /Length ${content.length} >>\nstream\n`;
  const end = '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n';
  return Buffer.concat([Buffer.from(`%PDF-1.7\n${objects.join('')}${stream}`), content, Buffer.from(end)]);
}

const megabytes = (count: number): Buffer => deflateSync(Buffer.alloc(count * 1e6, ' '), { level: 1 });

describe('a PDF that unpacks to more than there is memory for', () => {
  test.each([
    ['a page of spaces', '/Filter /FlateDecode', () => megabytes(65)],
    ['a page that calls itself a picture', '/Subtype /Image /Filter /FlateDecode', () => megabytes(129)],
    ['one that hides how it is packed', '/Filter 9 0 R', () => megabytes(65)],
    ['one that is packed twice', '/Filter [/FlateDecode /Fl]', () => deflateSync(megabytes(10))],
    ['one that is packed by LZW', '/Filter /LZWDecode', () => Buffer.alloc(200_000)],
  ])('%s is not opened, and says so', async (_, head, content) => {
    const before = process.memoryUsage().rss;
    expect((await read(pdfWith(head, content()))).unread).toBe('it holds more than can be searched');
    expect(process.memoryUsage().rss - before).toBeLessThan(700e6);
  });

  test.each([
    ['a page', '/Filter /FlateDecode', deflateSync('BT ET')],
    ['a photo of forty million points', '/Subtype /Image /Filter /FlateDecode', megabytes(120)],
    ['a page that is not packed', '', Buffer.from('BT ET')],
  ])('%s is', (_, head, content) => {
    expect(unpacksTooFar(pdfWith(head, content))).toBe(false);
  });
});

test('archives in archives share what may be unpacked', async () => {
  const inner = makeZip({ 'a.txt': Buffer.alloc(50e6, ' ') });
  const outer = makeZip(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.zip`, inner])));
  expect(outer.length).toBeLessThan(2e6);
  expect((await read(outer)).unread).toBe('a file in it cannot be searched');
});
