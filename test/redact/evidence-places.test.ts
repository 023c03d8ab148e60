import { deflateSync, gzipSync } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { extractContents } from '../../src/evidence/index.js';
import { evidenceKindOf } from '../../src/evidence/kinds.js';
import { withoutMetadata } from '../../src/evidence/strip/photo-metadata.js';
import { NameFinder, readPeople } from '../../src/portfolio/index.js';
import { judgeEvidence } from '../../src/redact/judge-evidence.js';
import { jpegWithExif, makeBox, makeJpeg, makePng, makeWebp } from '../evidence/support/photo.js';
import { makeDocx, makeZip } from '../evidence/support/zip.js';
import { folderWith } from '../support/folder.js';

const finder = new NameFinder(
  readPeople('people:\n  - {name: Zenobia Núñez, id: a, as: Trainee A}\n  - {name: Georgia, id: b, as: Pupil 1}\n')
    .people,
);

/** @returns why a file is left out of a redacted document; null where it stays */
async function reason(name: string, bytes: Buffer | string): Promise<string | null> {
  const content = Buffer.from(bytes);
  const root = folderWith({ [name]: content });
  const file = { path: name, size: content.length, outside: false };
  const contents = await extractContents(root, [file as never], true, new AbortController().signal);
  const item = { file: name, kind: evidenceKindOf(name) };
  const strip = (picture: Uint8Array): Uint8Array | null => {
    const outcome = withoutMetadata(picture);
    return outcome.state === 'unknown' ? null : outcome.content;
  };
  return judgeEvidence(item as never, { finder, contents, readFile: () => content, strip })?.reason ?? null;
}

type Make = (name: string) => Buffer | string | Promise<Buffer>;

const part =
  (path: string, xml: (name: string) => string | Buffer): Make =>
  (name) =>
    makeDocx('Nothing', { [path]: xml(name) });
const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

const OFFICE: [string, string, Make][] = [
  ['a chart', 'a.docx', part('word/charts/chart1.xml', (n) => `<c:c><c:tx><c:v>${n}</c:v></c:tx></c:c>`)],
  [
    'the workbook behind a chart',
    'a.docx',
    part('word/embeddings/book.xlsx', (n) => makeZip({ 'xl/sharedStrings.xml': `<sst><si><t>${n}</t></si></sst>` })),
  ],
  [
    'a document in it, of the old kind',
    'a.docx',
    part('word/embeddings/oleObject1.bin', (n) => wide(`text ${n} text`)),
  ],
  ['a property of the cover page', 'a.docx', part('customXml/item1.xml', (n) => `<p><Author>${n}</Author></p>`)],
  ['the thumbnail', 'a.docx', part('docProps/thumbnail.jpeg', (n) => jpegWithExif({ description: n }))],
  [
    'a bookmark',
    'a.docx',
    part('word/footer1.xml', (n) => `<w:ftr><w:bookmarkStart w:name="${n}_1"/><w:t>x</w:t></w:ftr>`),
  ],
  [
    'what a drawing is called',
    'a.docx',
    part('word/header1.xml', (n) => `<w:hdr><pic:cNvPr name="${n}.jpg"/></w:hdr>`),
  ],
  [
    'a content control',
    'a.docx',
    part('word/header1.xml', (n) => `<w:hdr><w:alias w:val="${n}"/><w:t>x</w:t></w:hdr>`),
  ],
  [
    'a list to choose from',
    'a.docx',
    part('word/header1.xml', (n) => `<w:hdr><w:listItem w:displayText='${n}'/></w:hdr>`),
  ],
  [
    'who has an account',
    'a.docx',
    part('word/people.xml', (n) => `<w15:person><w15:presenceInfo w15:userId="${n}"/></w15:person>`),
  ],
  [
    'a source of letters',
    'a.docx',
    part('word/settings.xml', (n) => `<w:s><w:mailMerge><w:query w:val="FROM ${n}"/></w:mailMerge></w:s>`),
  ],
  ['a picture of lines', 'a.docx', part('word/media/image1.emf', (n) => wide(n))],
  ['the name of a sheet', 'a.xlsx', (n) => makeZip({ 'xl/workbook.xml': `<workbook><sheet name="${n}"/></workbook>` })],
  [
    'a formula',
    'a.xlsx',
    (n) => makeZip({ 'xl/worksheets/sheet1.xml': `<w><c><is><t>x</t></is><f>"${n}"</f></c></w>` }),
  ],
  [
    'the head of a printed sheet',
    'a.xlsx',
    (n) => makeZip({ 'xl/worksheets/sheet1.xml': `<w><t>x</t><oddHeader>&amp;C${n}</oddHeader></w>` }),
  ],
  [
    'the data of a pivot table',
    'a.xlsx',
    (n) => makeZip({ 'xl/pivotCache/pivotCacheDefinition1.xml': `<p><s v="${n}"/></p>` }),
  ],
  [
    'who commented a cell',
    'a.xlsx',
    (n) => makeZip({ 'xl/persons/person.xml': `<p><person displayName="${n}"/></p>` }),
  ],
  ['a text box on a sheet', 'a.xlsx', (n) => makeZip({ 'xl/drawings/drawing1.xml': `<x><a:t>${n}</a:t></x>` })],
  ['a section of slides', 'a.pptx', (n) => makeZip({ 'ppt/presentation.xml': `<p><p14:section name="${n}"/></p>` })],
  [
    'the master of the slides',
    'a.pptx',
    (n) => makeZip({ 'ppt/slideMasters/slideMaster1.xml': `<p><a:t>${n}</a:t></p>` }),
  ],
  [
    'an object of OpenDocument',
    'a.odt',
    (n) => makeZip({ 'content.xml': '<p>x</p>', 'Object 1/content.xml': `<p>${n}</p>` }),
  ],
];

const id3 = (frame: Buffer): Buffer => {
  const size = frame.length;
  const head = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, (size >> 7) & 127, size & 127]);
  return Buffer.concat([head, frame, Buffer.alloc(9000, 0xff)]);
};
const chunk = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length & 1)]);
};

const MEDIA: [string, string, Make][] = [
  [
    'the tags of an MP3',
    'a.mp3',
    (n) => id3(Buffer.concat([Buffer.from('TIT2\0\0\0\x20\0\0\x01'), wide(`With ${n}`)])),
  ],
  [
    'its older tags',
    'a.mp3',
    (n) => Buffer.concat([id3(Buffer.alloc(0)), Buffer.from('TAG'), Buffer.from(n.padEnd(125, '\0'))]),
  ],
  [
    'the tags of an M4A',
    'a.m4a',
    (n) =>
      Buffer.concat([
        makeBox('ftyp', Buffer.from('M4A isom')),
        makeBox(
          'moov',
          makeBox(
            'udta',
            makeBox(
              'meta',
              Buffer.concat([
                Buffer.alloc(4),
                makeBox('ilst', makeBox('\xa9nam', makeBox('data', Buffer.from(`\0\0\0\x01\0\0\0\0${n}`)))),
              ]),
            ),
          ),
        ),
      ]),
  ],
  [
    'the list of a WAV',
    'a.wav',
    (n) =>
      Buffer.concat([
        Buffer.from('RIFF\0\0\0\0WAVE'),
        chunk('data', Buffer.alloc(200_000)),
        chunk('LIST', Buffer.concat([Buffer.from('INFO'), chunk('IART', Buffer.from(n))])),
      ]),
  ],
  [
    'the tags of a FLAC',
    'a.flac',
    (n) =>
      Buffer.concat([
        Buffer.from('fLaC'),
        Buffer.from([0x84, 0, 0, 60]),
        Buffer.from(`ARTIST=${n}`.padEnd(60)),
        Buffer.alloc(99),
      ]),
  ],
  [
    'the tags of an Ogg',
    'a.ogg',
    (n) => Buffer.concat([Buffer.from(`OggS\0\x02 vorbis TITLE=${n}\0`), Buffer.alloc(200_000)]),
  ],
  [
    'the title of a film',
    'a.webm',
    (n) => Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from(`webm ${n}`), Buffer.alloc(200_000)]),
  ],
];

const PICTURES: [string, string, Make][] = [
  ['a GIF that says it is a JPEG', 'a.jpg', (n) => `GIF89a by ${n}`],
  ['a drawing, cut by marks', 'a.svg', (n) => `<svg><text>${n.slice(0, 3)}<tspan>${n.slice(3)}</tspan></text></svg>`],
  ['a drawing, about itself', 'a.svg', (n) => `<svg><metadata><dc:creator>${n}</dc:creator></metadata></svg>`],
  [
    'a photo in a drawing',
    'a.svg',
    (n) => `<svg><image href="data:image/jpeg;base64,${jpegWithExif({ description: n }).toString('base64')}"/></svg>`,
  ],
  [
    'the colours of a JPEG',
    'a.jpg',
    (n) =>
      makeJpeg([0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), Buffer.from(`desc\0\0\0\0${n} screen`)])]),
  ],
  [
    'the colours of a PNG',
    'a.png',
    (n) =>
      makePng([
        'iCCP',
        Buffer.concat([
          Buffer.from('p\0\0'),
          deflateSync(Buffer.concat([Buffer.from('mluc'), Buffer.from(`${n}`, 'utf16le').swap16()])),
        ]),
      ]),
  ],
  [
    'the colours of a WebP',
    'a.webp',
    (n) => makeWebp(['VP8 ', Buffer.from('picture')], ['ICCP', Buffer.from(`desc ${n}`)]),
  ],
];

const TEXTS: [string, string, Make][] = [
  ['HTML, cut by marks', 'a.html', (n) => `<html><p>${n.slice(0, 3)}<b>${n.slice(3)}</b></p></html>`],
  ['Rich Text, cut by marks', 'a.rtf', (n) => `{\\rtf1 {\\b ${n.slice(0, 3)}}${n.slice(3)}}`],
  [
    'a mail, folded',
    'a.eml',
    (n) =>
      `From: x@a.example\nSubject: y\nContent-Transfer-Encoding: quoted-printable\n\nwith ${n.slice(0, 3)}=\n${n.slice(3)}\n`,
  ],
  [
    'the subject of a mail',
    'a.eml',
    (n) => `From: x@a.example\nSubject: =?utf-8?B?${Buffer.from(n).toString('base64')}?=\n\nx\n`,
  ],
  [
    'a calendar, folded',
    'a.ics',
    (n) => `BEGIN:VCALENDAR\nSUMMARY:with ${n.slice(0, 3)}\n ${n.slice(3)}\nEND:VCALENDAR\n`,
  ],
];

async function pdf(change: (file: PDFDocument) => Promise<void> | void, text: string = 'A page'): Promise<PDFDocument> {
  const file = await PDFDocument.create();
  const page = file.addPage([400, 300]);
  page.drawText(text, { x: 20, y: 250, size: 12, font: await file.embedFont(StandardFonts.Helvetica), lineHeight: 16 });
  await change(file);
  return file;
}
const saved = async (file: PDFDocument): Promise<Buffer> => Buffer.from(await file.save({ useObjectStreams: true }));
const inPdf =
  (change: (file: PDFDocument, name: string) => Promise<void> | void): Make =>
  async (name) =>
    saved(await pdf((file) => change(file, name)));
const object = (file: PDFDocument, values: Record<string, string | PDFString | PDFHexString>): void =>
  file.catalog.set(PDFName.of('PieceInfo'), file.context.register(file.context.obj(values as never)));

const PDFS: [string, string, Make][] = [
  [
    'the words for a picture',
    'a.pdf',
    inPdf((file, n) => object(file, { S: 'Figure', Alt: PDFHexString.fromText(n) })),
  ],
  [
    'what a layer is called',
    'a.pdf',
    inPdf((file, n) => object(file, { Type: 'OCG', Name: PDFString.of(`Notes of ${n}`) })),
  ],
  [
    'a file attached to it',
    'a.pdf',
    inPdf((file, n) => file.attach(Buffer.from(`by ${n}`), 'a.txt', { mimeType: 'text/plain' })),
  ],
  [
    'a Word file attached to it',
    'a.pdf',
    inPdf((file, n) => file.attach(makeDocx(n), 'a.docx', { mimeType: 'application/zip' })),
  ],
  [
    'its XMP, in a field of its own',
    'a.pdf',
    inPdf((file, n) => {
      const xmp = `<?xpacket?><x:xmpmeta><rdf:Description photoshop:Credit="x"><my:note>${n}</my:note></rdf:Description></x:xmpmeta>`;
      file.catalog.set(
        PDFName.of('Metadata'),
        file.context.register(file.context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' })),
      );
    }),
  ],
  [
    'a photo in it',
    'a.pdf',
    inPdf((file, n) => {
      const photo = file.context.stream(jpegWithExif({ description: n }), {
        Type: 'XObject',
        Subtype: 'Image',
        Filter: 'DCTDecode',
      });
      file.catalog.set(PDFName.of('PieceInfo'), file.context.register(photo));
    }),
  ],
  [
    'a program in it',
    'a.pdf',
    inPdf((file, n) =>
      file.catalog.set(
        PDFName.of('OpenAction'),
        file.context.obj({ S: 'JavaScript', JS: PDFString.of(`app.alert("${n}")`) } as never),
      ),
    ),
  ],
  [
    'a word cut by the end of a line',
    'a.pdf',
    async (n) => saved(await pdf(() => undefined, `with ${n.slice(0, 3)}-\n${n.slice(3)} there`)),
  ],
  ['letters set far apart', 'a.pdf', async (n) => saved(await pdf(() => undefined, [...n].join(' ')))],
  [
    'an older version of it',
    'a.pdf',
    async (n) => {
      const first = Buffer.from(await (await pdf(() => undefined, `with ${n}`)).save({ useObjectStreams: false }));
      const page = /(\d+) 0 obj\s*<<\s*\/Filter/.exec(first.toString('latin1'))?.[1] ?? '4';
      const at = first.length;
      const body = `\n${page} 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n`;
      const root = /\/Root (\d+ 0 R)/.exec(first.toString('latin1'))?.[1];
      const before = /startxref\s+(\d+)/.exec(first.toString('latin1'))?.[1];
      const table = `xref\n${page} 1\n${String(at + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 20 /Root ${root} /Prev ${before} >>\nstartxref\n${at + body.length}\n%%EOF\n`;
      return Buffer.concat([first, Buffer.from(body + table)]);
    },
  ],
];

describe.each([
  ['an Office file', OFFICE],
  ['sound and film', MEDIA],
  ['pictures', PICTURES],
  ['texts', TEXTS],
  ['a PDF', PDFS],
] as const)('a name in %s', (_, places) => {
  test.each(places)('%s (%s)', async (_place, file, make) => {
    expect(await reason(file, await make('Zenobia'))).toBe('name');
    expect(await reason(file, await make('Nobody'))).toBeNull();
  });
});

describe('what is no name keeps a file', () => {
  test.each([
    [
      'a font of a text',
      'a.docx',
      part(
        'word/header1.xml',
        () => '<w:hdr><w:rFonts w:ascii="Georgia" w:cs="Georgia"/><a:latin typeface="Georgia"/></w:hdr>',
      ),
    ],
    ['a font of a theme', 'a.docx', part('word/theme/theme1.xml', () => '<a:latin val="Georgia"/>')],
    ['a font of a drawing', 'a.docx', part('word/header1.xml', () => '<v:s style="font-family:Georgia"/>')],
    [
      'a font of a PDF',
      'a.pdf',
      inPdf((file) => object(file, { Type: 'FontDescriptor', FontFamily: PDFString.of('Georgia') })),
    ],
  ] as [string, string, Make][])('%s', async (_, file, make) => {
    expect(await reason(file, await make(''))).toBeNull();
  });
});

test('letters with accents, as Rich Text writes them', async () => {
  for (const word of ["N\\'fa\\'f1ez", 'N\\u250?\\u241?ez'])
    expect(await reason('a.rtf', `{\\rtf1 ${word}}`)).toBe('name');
});

test('files in files are searched; what is locked or unknown in them makes the whole unsearched', async () => {
  const mail = (held: Buffer): string =>
    `From: x@a.example\r\nSubject: y\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name="a.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n${held.toString('base64')}\r\n`;
  const inner = async (text: string): Promise<Buffer> => saved(await pdf(() => undefined, text));
  const outer = async (held: Buffer): Promise<Buffer> =>
    saved(await pdf((file) => file.attach(held, 'a.pdf', { mimeType: 'application/pdf' })));
  const locked = await pdf(() => undefined);
  await locked.encrypt({ userPassword: 'open', ownerPassword: 'x' });
  const shut = await saved(locked);
  for (const [held, expected] of [
    [await inner('with Zenobia'), 'name'],
    [await inner('with Nobody'), null],
    [shut, 'unsearchable'],
    [Buffer.from('\x07\x00\x01\x02 unknown'), 'unsearchable'],
  ] as const) {
    expect(await reason('a.pdf', await outer(held))).toBe(expected);
    expect(await reason('a.eml', mail(held))).toBe(expected);
    expect(await reason('a.zip', makeZip({ 'a.bin': held }))).toBe(expected);
    expect(await reason('a.gz', gzipSync(held))).toBe(expected);
  }
});

test('a format that nobody reads is unsearched, whatever it is called', async () => {
  for (const name of ['a.bin', 'a.docx', 'a.mp3'])
    expect(await reason(name, Buffer.from('\x07\x00\x01\x02 of no known form'))).toBe('unsearchable');
});

test('a file is read by what it is, not by its name', async () => {
  expect(await reason('a.doc', makeDocx('with Zenobia'))).toBe('name');
  expect(await reason('a.xls', '<html><body>with Zen<b>obia</b></body></html>')).toBe('name');
});

test('a PDF that may only not be changed is searched', async () => {
  const locked = async (text: string): Promise<Buffer> => {
    const file = await pdf(() => undefined, text);
    await file.encrypt({ userPassword: '', ownerPassword: 'x' });
    return saved(file);
  };
  expect(await reason('a.pdf', await locked('with Zenobia'))).toBe('name');
  expect(await reason('a.pdf', await locked('with Nobody'))).toBeNull();
});
