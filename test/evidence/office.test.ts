import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inMemory } from '../../src/evidence/bytes.js';
import { contentOf } from '../../src/evidence/findings.js';
import { readOffice } from '../../src/evidence/office.js';
import { readOldOffice } from '../../src/evidence/old-office.js';
import { readFile } from '../../src/evidence/read-file.js';
import { outermost } from '../../src/evidence/within.js';
import { documentText, markupText, writtenAttributes } from '../../src/evidence/xml-text.js';
import type { FileContent } from '../../src/portfolio/index.js';
import { runs } from '../support/amount.js';
import { growth, NEARLY_LINEAR } from '../support/growth.js';
import { zip64Of } from '../support/zip64.js';
import { jpegWithExif } from './support/photo.js';
import { makeDocx, makeZip, wordXml } from './support/zip.js';

const inside = outermost((held, within) => readFile(inMemory(held), within));
const read = async (bytes: Buffer): Promise<FileContent> => contentOf(await readOffice(inMemory(bytes), inside));
const placesOf = async (bytes: Buffer, word: string): Promise<(string | null)[]> =>
  (await read(bytes)).texts.filter(({ text }) => text.includes(word)).map(({ where }) => where);

describe('what a Word file says', () => {
  test.each([
    ['in its text', 'word/document.xml', wordXml('document', ['Jane']), 'the text'],
    ['in a header', 'word/header2.xml', wordXml('hdr', ['Jane']), 'a header'],
    ['in a footer', 'word/footer1.xml', wordXml('ftr', ['Jane']), 'a footer'],
    [
      'in a comment',
      'word/comments.xml',
      '<w:comments><w:comment w:author="x"><w:p><w:r><w:t>Jane</w:t></w:r></w:p></w:comment></w:comments>',
      'a comment',
    ],
    [
      'as the author of a comment',
      'word/comments.xml',
      '<w:comments><w:comment w:author="Jane" w:initials="J"><w:t>x</w:t></w:comment></w:comments>',
      'a comment',
    ],
    ['in a footnote', 'word/footnotes.xml', wordXml('footnotes', ['Jane']), 'a note'],
    [
      'in its properties',
      'docProps/core.xml',
      '<cp:coreProperties><dc:creator>Jane</dc:creator></cp:coreProperties>',
      'the properties',
    ],
    [
      'in a link',
      'word/_rels/document.xml.rels',
      '<Relationships><Relationship Target="mailto:Jane@heronbank.sch.uk"/></Relationships>',
      'a link',
    ],
    [
      'deleted, but tracked',
      'word/document.xml',
      '<w:document><w:p><w:del w:author="x"><w:r><w:delText>Jane</w:delText></w:r></w:del><w:r><w:t>she</w:t></w:r></w:p></w:document>',
      'the text',
    ],
    [
      'in the alt text of a picture',
      'word/document.xml',
      '<w:document><w:p><w:r><w:t>x</w:t></w:r><wp:docPr id="1" descr="Jane at the board"/></w:p></w:document>',
      'the text',
    ],
  ])('%s', async (_, path, xml, place) => {
    expect(await placesOf(makeDocx('Nothing', { [path]: xml }), 'Jane')).toEqual([place]);
  });

  test('a word cut into runs is one word, paragraphs are not', async () => {
    expect(documentText(wordXml('document', ['Ja', 'ne', ' Holl', 'oway'], ['Next']))).toBe('Jane Holloway\nNext\n');
    expect(
      documentText('<w:p><w:r><w:t>Jane</w:t><w:tab/><w:t>Holloway</w:t><w:br/><w:t>x &amp; y</w:t></w:r></w:p>'),
    ).toBe('Jane Holloway\nx & y\n');
  });

  test('slides, cells and OpenDocument are read too', async () => {
    expect(
      await placesOf(
        makeZip({ 'ppt/slides/slide1.xml': '<p:sld><a:p><a:r><a:t>Jane</a:t></a:r></a:p></p:sld>' }),
        'Jane',
      ),
    ).toEqual(['a slide']);
    expect(await placesOf(makeZip({ 'xl/sharedStrings.xml': '<sst><si><t>Jane</t></si></sst>' }), 'Jane')).toEqual([
      'the cells',
    ]);
    expect(
      await placesOf(
        makeZip({ 'content.xml': '<office:text><text:p>Ja<text:span>ne</text:span></text:p></office:text>' }),
        'Jane',
      ),
    ).toEqual(['the text']);
  });

  test('a photo in it says where it was taken', async () => {
    const photo = jpegWithExif({ latitude: [53, 24, 11] });
    expect((await read(makeDocx('x', { 'word/media/image1.jpeg': photo }))).hasLocation).toBe(true);
    expect((await read(makeDocx('x', { 'word/media/image1.jpeg': jpegWithExif({}) }))).hasLocation).toBe(false);
  });
});

test('a file that was packed with numbers of 64 bits is searched as any other', async () => {
  const { texts, unread } = await read(zip64Of({ 'word/document.xml': wordXml('document', ['Jane was here']) }));
  expect([unread, texts.map(({ text }) => text).join()]).toEqual([null, expect.stringContaining('Jane was here')]);
});

describe('a file that is not as it should be', () => {
  test('encrypted or no zip at all', async () => {
    expect((await read(makeZip({ 'word/document.xml': 'x' }, { encrypted: true }))).unread).toBe('it is encrypted');
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK no zip'), makeDocx('x').subarray(0, 60)])
      expect((await read(bytes)).unread).toBe('it is damaged');
  });

  test('one that would unpack to gigabytes stops at its limit', async () => {
    const bomb = makeDocx('x', { 'word/document.xml': Buffer.alloc(200 * 1024 * 1024, 'A') });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage().rss;
    expect((await read(bomb)).unread).toBe('a part of it is damaged or too large');
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  test('many parts share one limit', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`word/header${index}.xml`, Buffer.alloc(30 * 1024 * 1024, '<')]),
    );
    expect((await read(makeDocx('x', parts))).unread).toBe('it is too long');
  });

  test('a text of more letters than a library is not searched, and says so', async () => {
    const long = wordXml('document', ['Jane '.repeat(1_700_000)]);
    expect(await read(makeDocx('x', { 'word/document.xml': long }))).toMatchObject({
      texts: [],
      unread: 'it is too long',
    });
  });

  test('XML that never closes a tag takes no longer than its length', () => {
    const each = [
      (count: number) => documentText('<w:t>'.repeat(count) + '<'.repeat(5 * count)),
      (count: number) => documentText(`<w:t a="${'"x="'.repeat(count)}`),
      (count: number) => markupText(`${'<'.repeat(5 * count)}>`),
      (count: number) => writtenAttributes(`<${'a'.repeat(5 * count)}>`),
    ];
    for (const read of each) expect(growth(read, 50_000)).toBeLessThan(NEARLY_LINEAR);
    for (const bad of ['<', '<b', '<!--', '<style', '<a b="'])
      expect(markupText(`${bad.repeat(200_000)} Jane`)).toContain('Jane');
  });

  test('whatever is damaged, reading ends without an exception', async () => {
    const whole = makeDocx('Jane', { 'docProps/core.xml': '<a>b</a>' });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const broken = Buffer.from(whole);
        broken[at] = value;
        await read(broken);
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe('what an old Word file says', () => {
  const old = (text: Buffer): Buffer =>
    Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0', 'latin1'), Buffer.alloc(513), text, Buffer.alloc(100)]);
  const texts = (bytes: Buffer): string =>
    (readOldOffice(inMemory(bytes)).texts ?? []).map(({ text }) => text).join('\n');

  test('in either of its encodings, at odd places too', async () => {
    expect(texts(old(Buffer.from('A plan by Jane Holloway', 'latin1')))).toContain('Jane Holloway');
    expect(texts(old(Buffer.from('A plan by José', 'utf16le')))).toContain('José');
    expect(texts(old(Buffer.concat([Buffer.alloc(1), Buffer.from('A plan by José', 'utf16le')])))).toContain('José');
  });

  test('encrypted it is not read', async () => {
    expect(readOldOffice(inMemory(old(Buffer.from('EncryptedPackage', 'utf16le'))))).toEqual({
      unread: 'it is encrypted',
    });
  });
});
