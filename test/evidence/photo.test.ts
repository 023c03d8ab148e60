import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inMemory } from '../../src/evidence/bytes.js';
import { contentOf } from '../../src/evidence/findings.js';
import { readPhoto } from '../../src/evidence/photo.js';
import { readVideo } from '../../src/evidence/video.js';
import type { FileContent } from '../../src/portfolio/index.js';
import { runs } from '../support/amount.js';
import {
  iptcDataset,
  jpegWithExif,
  makeBox,
  makeExif,
  makeJpeg,
  makePng,
  makeWebp,
  photoshopBlock,
} from './support/photo.js';

const read = (bytes: Buffer): FileContent => contentOf(readPhoto(inMemory(bytes)));
const says = (bytes: Buffer): string =>
  read(bytes)
    .texts.map(({ text }) => text)
    .join('\n');

const PLACE: [number, number, number] = [53, 24, 11];
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description photoshop:City="Heron Bank"><dc:creator><rdf:Seq><rdf:li>Ada Marsh</rdf:li></rdf:Seq></dc:creator><dc:title>Jane at the board</dc:title></rdf:Description></x:xmpmeta>';
const exifBlock = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from('Exif\0\0'), bytes]);
const xmpBlock = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`);

describe('photos', () => {
  test.each(['II', 'MM'] as const)('Exif in a JPEG, byte order %s', (order) => {
    const values = {
      artist: 'Ada Marsh',
      description: 'Jane at the board',
      title: 'José',
      comment: 'Year 9',
      latitude: PLACE,
    };
    const content = read(jpegWithExif(values, order));
    expect(content).toMatchObject({ hasLocation: true, hasAuthor: true, unread: null });
    expect(content.texts.map(({ text }) => text)).toEqual(['Jane at the board', 'Ada Marsh', 'José', 'Year 9']);
  });

  test.each([
    ['a PNG', makePng(['eXIf', makeExif({ latitude: PLACE })])],
    ['a WebP', makeWebp(['VP8 ', Buffer.from('picture')], ['EXIF', makeExif({ latitude: PLACE })])],
    ['a TIFF', makeExif({ latitude: PLACE })],
    [
      'a HEIC',
      Buffer.concat([
        makeBox('ftyp', Buffer.from('heic\0\0\0\0mif1')),
        makeBox('mdat', exifBlock(makeExif({ latitude: PLACE }))),
      ]),
    ],
  ])('the place in %s', (_, bytes) => {
    expect(read(bytes)).toMatchObject({ hasLocation: true, hasAuthor: false });
  });

  test.each([
    ['a JPEG', makeJpeg([0xe1, xmpBlock])],
    ['a PNG', makePng(['iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(XMP)])])],
    ['a WebP', makeWebp(['XMP ', Buffer.from(XMP)])],
    ['a HEIC', Buffer.concat([makeBox('ftyp', Buffer.from('heic\0\0\0\0mif1')), makeBox('mdat', Buffer.from(XMP))])],
  ])('XMP in %s', (_, bytes) => {
    expect(read(bytes)).toMatchObject({ hasLocation: true, hasAuthor: true });
    expect(says(bytes)).toContain('Jane at the board');
  });

  test('IPTC in a JPEG, text in a PNG, a comment in a JPEG', () => {
    const iptc = photoshopBlock(
      iptcDataset(120, 'Jane, Year 9'),
      iptcDataset(80, 'Ada Marsh'),
      iptcDataset(90, 'Heron Bank'),
    );
    expect(read(makeJpeg([0xed, iptc]))).toMatchObject({ hasLocation: true, hasAuthor: true });
    expect(says(makeJpeg([0xed, iptc]))).toContain('Jane, Year 9');
    expect(read(makePng(['tEXt', Buffer.from('Author\0Ada Marsh')]))).toMatchObject({ hasAuthor: true });
    expect(says(makeJpeg([0xfe, Buffer.from('taken by Jane')]))).toBe('taken by Jane');
  });

  test('a photo without any of it says nothing', () => {
    const nothing = { texts: [], hasLocation: false, hasAuthor: false, unread: null };
    expect(read(jpegWithExif({ artist: ' ', latitude: [0, 0, 0] }))).toMatchObject({
      hasAuthor: false,
      hasLocation: false,
    });
    for (const bytes of [
      makeJpeg([0xe0, Buffer.from('JFIF\0')]),
      makePng(),
      makeWebp(),
      Buffer.from('GIF89a'),
      Buffer.alloc(0),
    ])
      expect(read(bytes)).toEqual(nothing);
  });

  test('a directory that leads back to itself ends', () => {
    const exif = makeExif({ description: 'round' });
    exif.writeUInt32LE(8, 8 + 2 + 12);
    expect(says(makeJpeg([0xe1, exifBlock(exif)]))).toBe('round');
  });

  test('whatever is damaged, reading ends without an exception', () => {
    const whole = [
      jpegWithExif({ artist: 'Ada', description: 'x'.repeat(50), title: 'y', comment: 'z', latitude: PLACE }),
      makePng(['eXIf', makeExif({ latitude: PLACE })], ['iTXt', xmpBlock], ['zTXt', Buffer.from('a\0\0bad')]),
      makeWebp(['EXIF', makeExif({ latitude: PLACE })]),
      makeJpeg([0xed, photoshopBlock(iptcDataset(120, 'caption'))]),
      makeExif({ artist: 'Ada', latitude: PLACE }, 'MM'),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        fc.nat(),
        (bytes, at, value, cut) => {
          const broken = Buffer.from(bytes);
          broken[at % broken.length] = value;
          read(broken.subarray(0, cut % 3 === 0 ? cut % broken.length : broken.length));
        },
      ),
      { numRuns: runs(2000) },
    );
  });
});

describe('films', () => {
  const film = (...inner: Buffer[]): Buffer =>
    Buffer.concat([
      makeBox('ftyp', Buffer.from('qt  ')),
      makeBox('mdat', Buffer.alloc(5000)),
      makeBox('moov', Buffer.concat(inner)),
    ]);

  test('that say where they were taken', () => {
    const place = makeBox('udta', makeBox('\xa9xyz', Buffer.from('+53.4000-002.9000/')));
    expect(readVideo(inMemory(film(place))).hasLocation).toBe(true);
    expect(readVideo(inMemory(film(makeBox('udta', Buffer.alloc(4))))).hasLocation).toBe(false);
  });

  test('that are none or damaged', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('film'), Buffer.alloc(64), film().subarray(0, 30)])
      expect(readVideo(inMemory(bytes)).hasLocation ?? false).toBe(false);
  });
});
