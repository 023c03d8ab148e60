import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inMemory } from '../../src/evidence/bytes.js';
import type { Found } from '../../src/evidence/findings.js';
import { readFile } from '../../src/evidence/read-file.js';
import { unpacksTooFar } from '../../src/pdf/viewer/unpacks-too-far.js';
import { viewPdf } from '../../src/pdf/viewer/viewed-pdf.js';
import { mentor } from '../e2e/support.js';
import { BOX, raw } from '../pdf/support/raw-pdf.js';
import { folderWith } from '../support/folder.js';
import { makeZip } from './support/zip.js';

const read = async (bytes: Buffer): Promise<Found> => readFile(inMemory(bytes));

/** A PDF of one page with a stream in it, which the page draws unless it is another's. */
function pdfWith(head: string, content: Buffer, drawn = '4 0 R'): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${drawn} >>`,
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
    expect(unpacksTooFar(pdfWith(head, content, head.includes('Image') ? '[]' : '4 0 R'))).toBe(false);
  });
});

describe('pages that share what they draw', () => {
  const content = deflateSync(Buffer.alloc(100e3, 'q Q '));
  /** A PDF whose pages all draw object 4, 100 kB. @param drawn how a page says so */
  const sharing = (pages: number, drawn: string, more = '', packPages = false): Buffer => {
    const numbers = Array.from({ length: pages }, (_, index) => index + 10);
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${drawn} >>`;
    const place = (index: number): number => index * (page.length + 1);
    const heads = numbers.map((number, index) => `${number} ${place(index)}`).join(' ');
    const packed = deflateSync(`${heads} 8 ${place(pages)}\n${`${page}\n`.repeat(pages)}[4 0 R 4 0 R]`);
    const first = heads.length + `8 ${place(pages)}`.length + 2;
    return Buffer.concat([
      Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
      Buffer.from(`2 0 obj\n<< /Type /Pages /Kids [${numbers.join(' 0 R ')} 0 R] /Count ${pages} >>\nendobj\n${more}`),
      Buffer.from(`4 0 obj\n<< /Filter /FlateDecode /Length ${content.length} >>\nstream\n`),
      content,
      Buffer.from('\nendstream\nendobj\n'),
      ...(packPages
        ? [
            Buffer.from(`5 0 obj\n<< /Type /ObjStm /N ${pages + 1} /First ${first} /Filter /FlateDecode >>\nstream\n`),
            packed,
            Buffer.from('\nendstream\nendobj\n'),
          ]
        : numbers.map((number) => Buffer.from(`${number} 0 obj\n${page}\nendobj\n`))),
      Buffer.from('trailer\n<< /Root 1 0 R /Size 5000 >>\n%%EOF\n'),
    ]);
  };

  test.each<[what: string, bytes: Buffer, tooFar: boolean]>([
    ['2,000 of them', sharing(2000, '4 0 R'), true],
    ['500 of them', sharing(500, '4 0 R'), false],
    ['500 of them, twice each', sharing(500, '[4 0 R 4 0 R]'), true],
    ['500 of them by a list elsewhere', sharing(500, '7 0 R', '7 0 obj [4 0 R\n4 0 R] endobj\n'), true],
    ['2,000 of them, packed', sharing(2000, '4 0 R', '', true), true],
    ['500 of them, packed', sharing(500, '4 0 R', '', true), false],
    ['500 of them by a list that is packed with them', sharing(500, '8 0 R', '', true), true],
    ['one that draws it 2,000 times', sharing(1, `[${'4 0 R '.repeat(2000)}]`), true],
    ['2,000 of them, and nothing there', sharing(2000, '6 0 R'), false],
  ])('%s', (_, bytes, tooFar) => {
    expect(unpacksTooFar(bytes)).toBe(tooFar);
  });

  test('are not opened, and that is said', async () => {
    expect((await read(sharing(2000, '4 0 R'))).unread).toBe('it holds more than can be searched');
  });
});

describe('drawings in drawings', () => {
  const FORM = '/Type /XObject /Subtype /Form /BBox [0 0 300 200]';
  const stream = (head: string, content: string): string =>
    `<< ${head} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const tenTimes = '/X Do '.repeat(10);
  const leaf = 'BT /F1 9 Tf (abc) Tj ET '.repeat(10);
  const numbered = (first: number, depth: number): number[] => Array.from({ length: depth }, (_, at) => first + at);
  /** Objects from `first` on, of which each draws the next ten times. @param names how one says what it calls X */
  const nested = (
    first: number,
    depth: number,
    names = (next: number): string => `/Resources << /XObject << /X ${next} 0 R >> >>`,
    use = tenTimes,
  ): string[] => [...numbered(first, depth).map((at) => stream(`${FORM} ${names(at + 1)}`, use)), stream(FORM, leaf)];
  const page = (more: string): string => `<< /Type /Page /Parent 2 0 R ${BOX} /Contents 5 0 R ${more} >>`;
  const NAMES = page('/Resources << /Font << /F1 4 0 R >> /XObject << /X 6 0 R >> >>');
  const drawing = (more: string[], at = NAMES, content = tenTimes, parts: Parameters<typeof raw>[1] = {}): Buffer =>
    raw('', { page: at, content, more, ...parts });
  const stamps = (count: number): string =>
    page(`/Annots [${'<< /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 6 0 R >> >> '.repeat(count)}]`);
  const stampsElsewhere = page('/Annots 6 0 R');
  const letters =
    '<< /Type /Font /Subtype /Type3 /CharProcs << /a 6 0 R >> /Resources << /XObject << /X 7 0 R >> >> /FirstChar 97 /LastChar 97 /Widths [1] >>';
  const withLetters = page('/Resources << /Font << /F1 4 0 R >> >>');

  test.each<[what: string, bytes: (depth: number) => Buffer]>([
    ['', (depth) => drawing(nested(6, depth))],
    [
      'by names that stand elsewhere',
      (depth) =>
        drawing(
          [
            ...nested(6, depth, (next) => `/Resources ${next + depth + 1} 0 R`),
            ...numbered(6, depth + 1).map((at) => `<< /XObject << /X ${at} 0 R >> >>`),
          ],
          NAMES,
        ),
    ],
    [
      'by names of the tree',
      (depth) =>
        drawing(nested(6, depth), page(''), tenTimes, {
          tree: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /XObject << /X 6 0 R >> >> >>',
        }),
    ],
    [
      'by names that only the page has',
      (depth) =>
        drawing(
          [...numbered(6, depth).map((at) => stream(FORM, `/X${at + 1} Do `.repeat(10))), stream(FORM, leaf)],
          page(
            `/Resources << /XObject << ${numbered(6, depth + 1)
              .map((at) => `/X${at} ${at} 0 R`)
              .join(' ')} >> >>`,
          ),
          '/X6 Do '.repeat(10),
        ),
    ],
    ['by names in numbers', (depth) => drawing(nested(6, depth, undefined, '/#58 Do '.repeat(10)))],
    ['with remarks between', (depth) => drawing(nested(6, depth, undefined, '/X % a form\nDo '.repeat(10)))],
    ['in stamps', (depth) => drawing(nested(6, depth), stamps(10), '')],
    [
      'in stamps that stand elsewhere',
      (depth) =>
        drawing(
          [
            `[${'7 0 R '.repeat(10)}]`,
            '<< /Subtype /Stamp /Rect [0 0 9 9] /AP << /N << /On 8 0 R >> >> >>',
            ...nested(8, depth),
          ],
          stampsElsewhere,
          '',
        ),
    ],
    [
      'in letters',
      (depth) =>
        drawing([stream('', `1 0 d0 ${tenTimes}`), ...nested(7, depth)], withLetters, 'BT /F1 9 Tf (a) Tj ET', {
          font: letters,
        }),
    ],
  ])('%s count as often as they are drawn', (_, bytes) => {
    expect(unpacksTooFar(bytes(2))).toBe(false);
    expect(unpacksTooFar(bytes(5))).toBe(true);
  });

  test('that draw themselves have no end', () => {
    expect(unpacksTooFar(drawing([stream(`${FORM} /Resources << /XObject << /X 6 0 R >> >>`, '/X Do')]))).toBe(true);
  });

  test('count once where each page has its own by the same name', () => {
    const pages = numbered(10, 200);
    const own = pages.map((at) => page(`/Resources << /XObject << /X ${at === 10 ? 6 : 7} 0 R >> >>`));
    const large = stream(FORM, ' '.repeat(1e6));
    const tree = `<< /Type /Pages /Kids [${pages.map((at) => `${at} 0 R`).join(' ')}] /Count 200 >>`;
    expect(unpacksTooFar(drawing([large, stream(FORM, leaf), '[]', '[]', ...own], page(''), '/X Do', { tree }))).toBe(
      false,
    );
  });

  test('that take more memory than their size tells are given up, and the next file is read', async () => {
    const bytes = drawing(nested(6, 4));
    expect(unpacksTooFar(bytes)).toBe(false);
    expect((await read(bytes)).unread).toBe('it holds more than can be searched');
    expect(await viewPdf(raw('Next'), (pdf) => pdf.texts())).toEqual(['Next']);
  });
});

test('archives in archives share what may be unpacked', async () => {
  const inner = makeZip({ 'a.txt': Buffer.alloc(50e6, ' ') });
  const outer = makeZip(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.zip`, inner])));
  expect(outer.length).toBeLessThan(2e6);
  expect((await read(outer)).unread).toBe('a file in it cannot be searched');
});

describe('a file of a gigabyte is not read whole', () => {
  const GIGABYTE = 2 ** 30;
  test.each<[kind: string, head: string]>([
    ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF\0'],
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['WebP', 'RIFF\0\0\0\x40WEBPVP8 '],
    ['GIF', 'GIF89a'],
    ['HEIC', '\0\0\0\x18ftypheic'],
    ['film', '\0\0\0\x18ftypisom'],
    ['sound', 'ID3\x04\0\0\0\0\0\0'],
    ['PDF', '%PDF-1.7\n'],
    ['archive', 'PK\x03\x04'],
    ['old Office file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['packed file', '\x1f\x8b\x08'],
    ['picture in XML', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['mail', 'From: a@example.org\r\nSubject: x\r\n\r\n'],
    ['rich text', '{\\rtf1 '],
    ['text', 'Some words.\n'],
    ['nothing known', '\0\x01\x02\x03'],
  ])('%s', async (_, head) => {
    let [read, largest] = [0, 0];
    const begin = Buffer.from(head, 'latin1');
    await readFile({
      size: GIGABYTE,
      read: (offset, length) => {
        const bytes = Buffer.alloc(Math.min(length, GIGABYTE - offset));
        if (offset < begin.length) begin.copy(bytes, 0, offset);
        [read, largest] = [read + bytes.length, Math.max(largest, bytes.length)];
        return bytes;
      },
    });
    expect(read).toBeLessThan(34e6);
    expect(largest).toBeLessThan(34e6);
  });

  test('a picture of 101 MB is left out of a document without names, and is not read for it', async () => {
    const root = folderWith({
      'portfolio.yaml': 'version: 1\nmentor: {name: Ada Marsh}\nframework: ljmu-2016\nstage: advanced\n',
      'private.yaml': 'people:\n  - {name: Zebulon Quartermaine, id: a, as: Trainee A}\n',
      'journal/a.md': '---\nkind: entry\ncriteria: AM1\n---\n\n![A board](../evidence/a.jpg)\n',
      'evidence/a.jpg': Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1'),
    });
    truncateSync(join(root, 'evidence/a.jpg'), 101 * 2 ** 20);
    const before = process.memoryUsage().rss;
    const run = await mentor(['render', '--html', '--redact'], root);
    expect(run.err).toMatch(/Left out: E01 \(evidence\/a\.jpg\): it cannot be searched/);
    expect(run.code).toBe(0);
    expect(process.memoryUsage().rss - before).toBeLessThan(90e6);
  });
});
