import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inMemory } from '../../src/evidence/bytes.js';
import { joinedTexts } from '../../src/evidence/joined-text.js';
import { readFile } from '../../src/evidence/read-file.js';
import { repeatedIn } from '../../src/evidence/svg-drawing.js';
import { readPlainFile } from '../../src/pdf/appendix/plain-file.js';
import { unpacksTooFar } from '../../src/pdf/viewer/unpacks-too-far.js';
import { TAGS } from '../../src/text/html-tags.js';
import { raw } from '../pdf/support/raw-pdf.js';
import { makeZip } from './support/zip.js';

describe('what is written to keep a reader busy is read in time that grows with its length', () => {
  /** @param content of a drawing that a page draws @param more objects behind the page */
  const page = (content: string, more = ''): Buffer =>
    Buffer.concat([
      Buffer.from('%PDF-1.7\n1 0 obj << /Subtype /Form >>\nstream\n'),
      deflateSync(content),
      Buffer.from(`\nendstream\nendobj\n2 0 obj << /Contents 1 0 R >> endobj\n${more}`),
    ]);
  const pages = (count: number, words: string): string =>
    Array.from({ length: count }, (_, index) => `${index + 9} 0 obj << ${words} >> endobj\n`).join('');
  const names = Array.from({ length: 1e5 }, (_, index) => `/n${index} ${index + 1e6} 0 R`).join('');
  const overlapping = deflateSync(
    `${Array.from({ length: 5e4 }, (_, index) => `${index + 9} ${(index % 2) * 1e6}`).join(' ')} ${'/Contents [1 0 R] '.repeat(5e4)}`,
    { level: 1 },
  );

  test.each<[what: string, bytes: Buffer, tooFar: boolean]>([
    ['names in one comment', page('/a%'.repeat(1e6)), false],
    ['names in many', page('%/a%\n'.repeat(1e6)), false],
    ['a name and white space', page(`/a${' '.repeat(3e7)}`), false],
    ['lists that do not end', page('', `3 0 obj ${'/Contents['.repeat(3e5)}`), false],
    ['looks that do not end', page('', `3 0 obj /Annots [${'/AP<<'.repeat(3e5)}`), false],
    [
      'names shared by pages',
      page('/a Do', `3 0 obj ${names} endobj ${pages(2e4, '/Contents 1 0 R/Resources 3 0 R')}`),
      false,
    ],
    [
      'a long list shared by pages',
      page('', `3 0 obj [${'7 0 R '.repeat(2e5)}] endobj ${pages(2e4, '/Contents 3 0 R')}`),
      true,
    ],
    [
      'packed objects on top of each other',
      Buffer.concat([page('', '3 0 obj << /Type /ObjStm >>\nstream\n'), overlapping, Buffer.from('\nendstream')]),
      false,
    ],
  ])('a PDF with %s', (_, bytes, tooFar) => {
    expect(unpacksTooFar(bytes)).toBe(tooFar);
  });

  const many = (write: (index: number) => string): string =>
    Array.from({ length: 5e4 }, (_, index) => write(index)).join('');
  const deep = (inner: string): string => '<g id="a">'.repeat(250) + inner + '</g>'.repeat(250);
  test.each<[what: string, svg: string, isMuch: boolean]>([
    ['attributes without end', `<svg ${'a '.repeat(5e6)}/>`, false],
    ['a declaration without end', `<!DOCTYPE svg${' '.repeat(1e7)}><svg/>`, false],
    ['entities that begin and do not end', `<!DOCTYPE svg [${'<!ENTITY '.repeat(2e5)}]><svg/>`, false],
    ['references deep inside', `<svg>${deep(`<g fill="${'url(#a)'.repeat(2e5)}"/>`)}</svg>`, true],
    [
      'styles for each part',
      `<svg><style>${many((at) => `url(#a${at})`)}</style>${many((at) => `<g id="a${at}"/>`)}</svg>`,
      true,
    ],
    [
      'styles for none',
      `<svg><style>${many((at) => `url(#b${at})`)}</style>${many((at) => `<g id="a${at}"/>`)}</svg>`,
      false,
    ],
  ])('a drawing with %s', (_, svg, isMuch) => {
    expect((repeatedIn(svg) ?? 0) > 1e6).toBe(isMuch);
  });

  test('a PDF with a long number, and Word styles that do not end', async () => {
    const pdf = raw('Ada', { more: ['1'.repeat(1e5)] });
    const styles = Buffer.from('<w:name '.repeat(4e4));
    const word = makeZip({ '[Content_Types].xml': Buffer.from('<a/>'), 'word/styles.xml': styles });
    expect((await readFile(inMemory(pdf))).texts).toContainEqual({
      where: 'page 1',
      text: expect.stringContaining('Ada'),
    });
    expect((await readFile(inMemory(word))).unread).toBeNull();
  });

  test.each([
    ['a long number that is none', `${'1'.repeat(3e5)}x`],
    ['long words in brackets', `(${'a'.repeat(2e7)})`],
  ])('a PDF with a table that leads to %s is mended as others are', async (_, object) => {
    const head = '%PDF-1.7\n';
    const body = `1 0 obj\n${object}\nendobj\n`;
    const entries = `0000000000 65535 f \n${String(head.length).padStart(10, '0')} 00000 n \n`;
    const end = `xref\n0 2\n${entries}trailer\n<< /Size 2 >>\nstartxref\n${head.length + body.length}\n%%EOF\n`;
    expect(await readPlainFile(Buffer.from(head + body + end))).toBeNull();
  });

  test('a text whose tags do not end', () => {
    expect(`<a ${'b '.repeat(5e6)}`.match(TAGS)?.length).toBe(1);
  });

  test('a text of comments that do not end', () => {
    expect(joinedTexts(`Ada ${'<!--'.repeat(5e5)}`).texts).toEqual([{ where: 'its text', text: 'Ada' }]);
  });
});
