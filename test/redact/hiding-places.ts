import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { makePdf } from '../evidence/support/pdf.js';
import {
  iptcDataset,
  jpegWithExif,
  makeBox,
  makeExif,
  makeJpeg,
  makePng,
  makeWebp,
  photoshopBlock,
} from '../evidence/support/photo.js';
import { makeDocx, makeZip } from '../evidence/support/zip.js';

/** Whose first name stands in all the places. */
export const PEOPLE = 'people:\n  - {name: Zenobia Quartermaine, id: trainee-a, as: Trainee A}\n';
const NAME = 'Zenobia';

type Bytes = Buffer | string;
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
export const bytesOf = (text: string, encoding: 'latin1' | 'utf8' = 'latin1'): Buffer => Buffer.from(text, encoding);
const [head, tail] = [NAME.slice(0, 3), NAME.slice(3)];
const turned = [...NAME].reverse().join('');
const base64 = (content: Bytes): string => Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');

const hex = (code: number): string => code.toString(16);

function utf32(text: string): Buffer {
  return Buffer.concat([...text].map((letter) => Buffer.concat([wide(letter), Buffer.alloc(2)])));
}

/** EBCDIC, as far as small letters and capitals go: nine, nine and eight in a row. */
function mainframe(letter: string): number {
  const at = letter.toLowerCase().charCodeAt(0) - 97;
  if (at < 0 || at > 25) return 0x40;
  const row = at < 9 ? 0x81 + at : at < 18 ? 0x91 + at - 9 : 0xa2 + at - 18;
  return letter === letter.toLowerCase() ? row : row + 0x40;
}

/** How a text can be written, so that its bytes are not the name's. */
const WRITTEN: Record<string, Bytes> = {
  plain: `met ${NAME} today\n`,
  capitals: `met ${NAME.toUpperCase()} today\n`,
  'UTF-8 with mark': `\ufeffmet ${NAME} today\n`,
  'UTF-16 with mark': wide(`\ufeffmet ${NAME} today\n`),
  'UTF-16 without mark': wide(`met ${NAME} today\n`),
  'UTF-16 of the other order': big(`\ufeffmet ${NAME} today\n`),
  'UTF-16 of the other order, without mark': big(`met ${NAME} today\n`),
  'soft hyphens': `met ${[...NAME].join('\u00ad')} today\n`,
  'no width': `met ${[...NAME].join('\u200b')} today\n`,
  'full width': `met ${[...NAME].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join('')} today\n`,
  'marked letters': `met ${[...NAME].join('\u0301')} today\n`,
  'a line end with a hyphen': `met ${head}-\n${tail} today\n`,
  'old Macs': `met ${NAME}\rtoday\r`,
  'letters apart': `met ${[...NAME].join(' ')} today\n`,
  'letters of another alphabet': `met ${NAME.replace('e', '\u0435').replace('o', '\u043e')} today\n`,
  'turned round': `met \u202e${turned}\u202c today\n`,
  'half turned round': `met ${head}\u202e${[...tail].reverse().join('')}\u202c today\n`,
  'UTF-32 with mark': utf32(`\ufeffmet ${NAME} today\n`),
  base64: `${Buffer.from(`met ${NAME} today, and we talked of it for long`).toString('base64')}\n`,
  hexadecimals: Buffer.from(`met ${NAME} today`).toString('hex'),
  'quoted-printable': `met ${[...NAME].map((letter) => `=${hex(letter.charCodeAt(0)).toUpperCase()}`).join('')}\n`,
  'UTF-7': `met +${big(NAME).toString('base64').replace(/=+$/, '')}- today\n`,
  uuencode: `begin 644 a.txt\n%6F5B\n\`\nend\n`,
  'letters of mainframes': Buffer.from([...`met ${NAME} today and we talked of it for long`].map(mainframe)),
};

/** One inner text in each family of wrappings. */
const AROUND: Record<string, (inner: Bytes) => Bytes> = {
  'a text': (inner) => inner,
  'a zip': (inner) => makeZip({ 'a.txt': inner }),
  'a stored zip': (inner) => makeZip({ 'a.txt': inner }, { stored: true }),
  'a zip in a zip': (inner) => makeZip({ 'a.zip': makeZip({ 'a.txt': inner }) }),
  'a gzip': (inner) => gzipSync(inner),
  'a tar': (inner) => tar(inner),
  'a packed tar': (inner) => gzipSync(tar(inner)),
  'a mail': (inner) =>
    mail(`Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(inner)}`),
  'a Word file': (inner) => makeDocx('Nothing', { 'word/embeddings/a.txt': inner }),
};

export const mail = (rest: string, subject = 'Plan'): string =>
  `From: a@school.example\r\nTo: b@school.example\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n${rest}\r\n`;
const body = (type: string, coding: string, text: string): string =>
  mail(`Content-Type: ${type}\r\nContent-Transfer-Encoding: ${coding}\r\n\r\n${text}`);

export function tar(content: Bytes, name = 'a.txt'): Buffer {
  const bytes = Buffer.from(content);
  const block = Buffer.alloc(512);
  block.write(name);
  block.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  block.write('ustar\x0000', 257, 'latin1');
  return Buffer.concat([block, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512), Buffer.alloc(1024)]);
}

const escaped = (write: (code: number) => string): string =>
  [...NAME].map((letter) => write(letter.charCodeAt(0))).join('');

const MAILS: Record<string, Bytes> = {
  subject: mail('\r\nx', `About ${NAME}`),
  'encoded subject': mail('\r\nx', `=?utf-8?B?${base64(`About ${NAME}`)}?=`),
  'subject in parts': mail('\r\nx', `=?utf-8?Q?${head}?= =?utf-8?Q?${tail}?=`),
  'who sent it': mail(`Reply-To: "${NAME} Q" <c@school.example>\r\n\r\nx`),
  'quoted-printable': body('text/plain; charset=utf-8', 'quoted-printable', `met ${head}=\r\n${tail}`),
  base64: body('text/plain; charset=utf-8', 'base64', base64(`met ${NAME}`)),
  'UTF-16 in base64': body('text/plain; charset=utf-16le', 'base64', base64(wide(`met ${NAME}`))),
  'HTML part, turned round': body('text/html', '7bit', `<p>met <bdo dir=rtl>${turned}</bdo></p>`),
  'HTML part': body('text/html', '7bit', `<p>met ${head}<b>${tail}</b></p>`),
  'with references': body('text/html', '7bit', `<p>met ${escaped((code) => `&#${code};`)}</p>`),
  'name of an attachment': mail(
    `Content-Type: application/pdf; name="${NAME}.pdf"\r\nContent-Disposition: attachment; filename="${NAME}.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64('x')}`,
  ),
  'mail in a mail': mail(`Content-Type: message/rfc822\r\n\r\n${mail('\r\nx', NAME)}`),
  calendar: `BEGIN:VCALENDAR\r\nSUMMARY:with ${head}\r\n ${tail}\r\nEND:VCALENDAR\r\n`,
  card: `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${NAME} Q\r\nEND:VCARD\r\n`,
};

const TEXTS: Record<string, Bytes> = {
  JSON: `{"who": "${escaped((code) => `\\u${hex(code).padStart(4, '0')}`)}"}`,
  HTML: `<html><body>met ${head}<i>${tail}</i></body></html>`,
  'HTML comment': `<html><body><!-- ${NAME} -->x</body></html>`,
  'HTML title': `<html><head><title>${NAME}</title></head></html>`,
  'HTML attribute': `<html><body><img alt="${NAME}"></body></html>`,
  'HTML references': `<html><body>${escaped((code) => `&#x${hex(code)};`)}</body></html>`,
  RTF: `{\\rtf1 met ${head}{\\b ${tail}}}`,
  'RTF in hexadecimals': `{\\rtf1 met ${escaped((code) => `\\'${hex(code)}`)}}`,
  'RTF in Unicode': `{\\rtf1 met ${escaped((code) => `\\u${code}?`)}}`,
  SVG: `<svg xmlns="http://www.w3.org/2000/svg"><text>${head}<tspan>${tail}</tspan></text></svg>`,
  'SVG title': `<svg xmlns="http://www.w3.org/2000/svg"><title>${NAME}</title></svg>`,
  table: `name;mark\n${NAME};7\n`,
  login: 'user=zquartermaine action=login\n',
  'HTML, a comment in the word': `<html><body>met ${head}<!-- x -->${tail}</body></html>`,
  'HTML, turned round': `<html><body>met <bdo dir="rtl">${turned.slice(0, 4)}<b>${turned.slice(4)}</b></bdo></body></html>`,
  'HTML, turned in its style': `<html><body>met <span style="direction: rtl; unicode-bidi: bidi-override">${turned}</span> today</body></html>`,
  'HTML, turned by a style': `<html><style>.a { unicode-bidi: bidi-override; direction: rtl }</style>met <i class="a">${turned}</i></html>`,
  'SVG, turned round': `<svg xmlns="http://www.w3.org/2000/svg"><text direction="rtl" unicode-bidi="bidi-override">${turned}</text></svg>`,
  'HTML, read aloud': `<html><body>met <ruby>${head}<rt>x</rt></ruby>${tail}</body></html>`,
  'HTML style': `<html><style>p::after { content: "${head}\\${hex(tail.charCodeAt(0))} ${tail.slice(1)}" }</style></html>`,
  XML: `<?xml version="1.0"?><a><![CDATA[${head}]]>${tail}</a>`,
  'XML of its own words': `<!DOCTYPE a [<!ENTITY n "${head}">]><a>&n;${tail}</a>`,
  'flat OpenDocument': `<?xml version="1.0"?><o:document><t:p>met ${head}<t:span>${tail}</t:span></t:p></o:document>`,
  'a drawing, packed': `<mxfile><diagram>${deflateRawSync(encodeURIComponent(`<a b="${NAME}"/>`)).toString('base64')}</diagram></mxfile>`,
  subtitles: `1\n00:00:01,000 --> 00:00:02,000\n<i>${head}</i>${tail}\n`,
  'a directory': `cn:: ${base64(`${NAME} Quartermaine`)}\n`,
  TeX: `\\author{${head}\\-${tail}}\n`,
  BibTeX: `@book{a, author = {{${NAME[0]}}${NAME.slice(1)}}}\n`,
  program: `const who = "${head}" + "${tail}";\n`,
  translations: `msgid "${head}"\n"${tail}"\n`,
  settings: `who: "${head}\\x${hex(tail.charCodeAt(0))}${tail.slice(1)}"\n`,
  PostScript: `%!PS-Adobe-3.0 EPSF\n(${head}) show (${tail}) show\n`,
  'percent signs': `https://a.example/${escaped((code) => `%${hex(code)}`)}\n`,
};

const part = (path: string, xml: Bytes): Buffer => makeDocx('Nothing', { [path]: xml });
const w = (inner: string): string =>
  `<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner}</w:x>`;
const WORD_PARTS = [
  'document2',
  'header1',
  'footer1',
  'footnotes',
  'endnotes',
  'comments',
  'glossary/document',
  'charts/chart1',
  'diagrams/data1',
];
const OFFICE: Record<string, Bytes> = {
  ...Object.fromEntries(
    WORD_PARTS.map((name) => [`word/${name}`, part(`word/${name}.xml`, w(`<w:p><w:r><w:t>${NAME}</w:t></w:r></w:p>`))]),
  ),
  ...Object.fromEntries(
    WORD_PARTS.map((name) => [
      `word/${name}, cut`,
      part(`word/${name}.xml`, w(`<w:p><w:r><w:t>${head}</w:t></w:r><w:r><w:t>${tail}</w:t></w:r></w:p>`)),
    ]),
  ),
  'a part in UTF-16': part(
    'word/header1.xml',
    wide(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${w(`<w:t>${NAME}</w:t>`)}`),
  ),
  'turned round': part('word/header1.xml', w(`<w:bdo w:val="rtl"><w:r><w:t>${turned}</w:t></w:r></w:bdo>`)),
  'a style': part('word/styles.xml', w(`<w:style><w:name w:val="${NAME} notes"/></w:style>`)),
  'who wrote it': part('docProps/core.xml', `<p><dc:creator>${NAME}</dc:creator></p>`),
  'its own property': part(
    'docProps/custom.xml',
    `<p><property name="x"><vt:lpwstr>${NAME}</vt:lpwstr></property></p>`,
  ),
  'who changed it': part('word/header1.xml', w(`<w:ins w:author="${NAME}"><w:r><w:t>x</w:t></w:r></w:ins>`)),
  'what was deleted': part('word/header1.xml', w(`<w:del><w:r><w:delText>${NAME}</w:delText></w:r></w:del>`)),
  'a field': part('word/header1.xml', w(`<w:instrText>AUTHOR ${NAME}</w:instrText>`)),
  'a link': part(
    'word/_rels/document.xml.rels',
    `<R><Relationship Target="https://a.example/${NAME.toLowerCase()}"/></R>`,
  ),
  'a photo': part('word/media/image1.jpeg', jpegWithExif({ description: NAME })),
  'an object': part('word/embeddings/oleObject1.bin', wide(`text ${NAME} text`)),
  'an unknown part': part('word/embeddings/a.bin', Buffer.from('\x07\x00\x01\x02\x99\x98 packed')),
  'a packed drawing': part('word/media/image1.emz', gzipSync(wide(`text ${NAME} text`))),
  'the name of a part': makeZip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': w('x'),
    [`word/media/${NAME}.png`]: makePng(),
  }),
  'a workbook': makeZip({ 'xl/sharedStrings.xml': `<sst><si><t>${NAME}</t></si></sst>` }),
  'a workbook, cut': makeZip({
    'xl/sharedStrings.xml': `<sst><si><r><t>${head}</t></r><r><t>${tail}</t></r></si></sst>`,
  }),
  'a number format': makeZip({ 'xl/styles.xml': `<s><numFmt formatCode="0 &quot;${NAME}&quot;"/></s>` }),
  'a defined name': makeZip({ 'xl/workbook.xml': `<w><definedName name="${NAME}">x</definedName></w>` }),
  slides: makeZip({ 'ppt/slides/slide1.xml': `<p><a:p><a:t>${NAME}</a:t></a:p></p>` }),
  'notes of slides': makeZip({ 'ppt/notesSlides/notesSlide1.xml': `<p><a:p><a:t>${NAME}</a:t></a:p></p>` }),
  OpenDocument: makeZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<t><text:p>${NAME}</text:p></t>`,
  }),
  'its head': makeZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<t/>',
    'meta.xml': `<m><dc:creator>${NAME}</dc:creator></m>`,
  }),
  'laid out': makeZip({
    '[Content_Types].xml': '<Types/>',
    'Pages/1.fpage': `<P><Glyphs UnicodeString="${head}"/><Glyphs UnicodeString="${tail}"/></P>`,
  }),
  'behind a zip': Buffer.concat([makeZip({ 'a.txt': 'x' }), bytesOf(`\n${NAME}\n`)]),
  'behind a Word file': Buffer.concat([makeDocx('Nothing'), bytesOf(`\n${NAME}\n`)]),
  'a locked zip': makeZip({ 'a.txt': 'x' }, { encrypted: true }),
  'an old document': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), wide(`WordDocument ${NAME}`)]),
  'an old document with files': Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    wide('WordDocument Ole10Native'),
  ]),
};

const sized = (content: Buffer): Buffer => Buffer.from([0, 0, content.length >> 7, content.length & 127]);
const id3 = (frame: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(6);
  length.writeUInt32BE(content.length);
  const whole = Buffer.concat([bytesOf(frame), length, content]);
  return Buffer.concat([bytesOf('ID3\x03\0\0'), sized(whole), whole, Buffer.alloc(9000, 0xff)]);
};
const chunk = (name: string, content: Buffer): Buffer => {
  const start = Buffer.alloc(8);
  start.write(name, 'latin1');
  start.writeUInt32LE(content.length, 4);
  return Buffer.concat([start, content, Buffer.alloc(content.length & 1)]);
};
export const flac = (kind: number, content: Buffer): Buffer =>
  Buffer.concat([
    bytesOf('fLaC'),
    Buffer.from([0x80 | kind, 0, content.length >> 8, content.length & 255]),
    content,
    Buffer.alloc(99),
  ]);
const packed = deflateSync(`met ${NAME}`);
const film = (...boxes: Buffer[]): Buffer => Buffer.concat([makeBox('ftyp', bytesOf('isomisom')), ...boxes]);

const SOUND: Record<string, Bytes> = {
  ...Object.fromEntries(
    ['TIT2', 'TPE1', 'TALB', 'COMM', 'USLT', 'TXXX', 'WOAR'].map((frame) => [
      `MP3 ${frame}`,
      id3(frame, bytesOf(`\0${NAME}\0`)),
    ]),
  ),
  'MP3 in UTF-16': id3('TIT2', Buffer.concat([bytesOf('\x01'), wide(`\ufeff${NAME}`)])),
  'MP3 cover': id3('APIC', Buffer.concat([bytesOf('\0image/png\0\x03\0'), packed])),
  'older MP3': Buffer.concat([id3('TIT2', bytesOf('\0x')), bytesOf('TAG'), bytesOf(NAME.padEnd(125, '\0'))]),
  FLAC: flac(4, bytesOf(`ARTIST=${NAME}`)),
  'FLAC cover': flac(6, packed),
  Ogg: Buffer.concat([bytesOf(`OggS\0\x02 vorbis TITLE=${NAME}\0`), Buffer.alloc(9000)]),
  WAV: Buffer.concat([
    bytesOf('RIFF\0\0\0\0WAVE'),
    chunk('data', Buffer.alloc(9000)),
    chunk('LIST', Buffer.concat([bytesOf('INFO'), chunk('IART', bytesOf(NAME))])),
  ]),
  'WAV bext': Buffer.concat([bytesOf('RIFF\0\0\0\0WAVE'), chunk('bext', bytesOf(NAME.padEnd(64, '\0')))]),
  'film title': film(makeBox('moov', makeBox('udta', makeBox('name', bytesOf(NAME))))),
  'film data': film(
    makeBox(
      'moov',
      makeBox(
        'meta',
        Buffer.concat([
          Buffer.alloc(4),
          makeBox('ilst', makeBox('\xa9ART', makeBox('data', bytesOf(`\0\0\0\x01\0\0\0\0${NAME}`)))),
        ]),
      ),
    ),
  ),
  'film of its own': film(makeBox('uuid', bytesOf(`${'\x01'.repeat(16)}${NAME}`))),
  WebM: Buffer.concat([Buffer.from('1a45dfa3', 'hex'), bytesOf(`webm ${NAME}`), Buffer.alloc(9000)]),
};

const heif = (brand: string, ...parts: Buffer[]): Buffer =>
  Buffer.concat([makeBox('ftyp', bytesOf(`${brand}\0\0\0\0mif1`)), makeBox('mdat', Buffer.concat(parts))]);
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description><dc:creator>${NAME}</dc:creator></rdf:Description></x:xmpmeta>`;
const PICTURES: Record<string, Bytes> = {
  'JPEG Exif': jpegWithExif({ artist: NAME }),
  'JPEG Exif, big end': jpegWithExif({ description: NAME }, 'MM'),
  'JPEG comment': makeJpeg([0xfe, bytesOf(NAME)]),
  'JPEG XMP': makeJpeg([0xe1, bytesOf(`http://ns.adobe.com/xap/1.0/\0${xmp}`)]),
  'JPEG IPTC': makeJpeg([0xed, photoshopBlock(iptcDataset(80, NAME))]),
  'JPEG colours': makeJpeg([0xe2, bytesOf(`ICC_PROFILE\0\x01\x01desc\0\0\0\0${NAME} screen`)]),
  'JPEG, behind it': Buffer.concat([makeJpeg(), bytesOf(` met ${NAME} `)]),
  'PNG, behind it': Buffer.concat([makePng(), bytesOf(` met ${NAME} `)]),
  'PNG text': makePng(['tEXt', bytesOf(`Comment\0${NAME}`)]),
  'PNG packed text': makePng(['zTXt', Buffer.concat([bytesOf('Comment\0\0'), deflateSync(NAME)])]),
  'PNG international text': makePng(['iTXt', bytesOf(`Comment\0\0\0\0\0${NAME}`)]),
  'PNG Exif': makePng(['eXIf', makeExif({ artist: NAME })]),
  'WebP Exif': makeWebp(['VP8 ', bytesOf('picture')], ['EXIF', makeExif({ artist: NAME })]),
  'WebP XMP': makeWebp(['VP8 ', bytesOf('picture')], ['XMP ', bytesOf(xmp)]),
  TIFF: makeExif({ artist: NAME }),
  GIF: `GIF89a by ${NAME}`,
  'GIF, in two blocks': bytesOf(`GIF89a\0\0\0\0\0\0\0!\xfe\x03${head}\x04${tail}\0;`),
  BMP: bytesOf(`BM\0\0\0\0\0\0 ${NAME} `),
  'HEIC Exif': heif('heic', bytesOf('Exif\0\0'), makeExif({ artist: NAME })),
  'HEIC XMP': heif('heic', bytesOf(xmp)),
  'AVIF Exif': heif('avif', bytesOf('Exif\0\0'), makeExif({ artist: NAME })),
  'AVIF XMP': heif('avif', bytesOf(xmp)),
  'AVIF Exif without its mark': heif('avif', Buffer.alloc(4), makeExif({ artist: NAME, description: NAME })),
  'HEIC packed text': heif('heic', bytesOf('infe\x02\0\0\0\0\x01\0\0mime\0application/rdf+xml\0deflate\0'), packed),
};

async function pdfs(): Promise<Record<string, Bytes>> {
  return {
    page: await makePdf({ pages: [`met ${NAME}`] }),
    'second page': await makePdf({ pages: ['x', NAME] }),
    'cut at a line end': await makePdf({ pages: [`met ${head}-\n${tail}`] }),
    'letters apart': await makePdf({ pages: [[...NAME].join(' ')] }),
    title: await makePdf({ pages: ['x'], title: NAME }),
    author: await makePdf({ pages: ['x'], author: NAME }),
    note: await makePdf({ pages: ['x'], note: NAME }),
    field: await makePdf({ pages: ['x'], field: NAME }),
    'name of an attached file': await makePdf({ pages: ['x'], attachment: `${NAME}.txt` }),
    locked: await makePdf({ pages: [NAME], password: 'open' }),
    'cut off': (await makePdf({ pages: [NAME] })).subarray(0, 400),
  };
}

/** Formats that nobody reads. */
const UNKNOWN: Record<string, Bytes> = Object.fromEntries(
  [
    '7z\xbc\xaf\x27\x1c',
    'Rar!\x1a\x07',
    'BZh9',
    '\xfd7zXZ\0',
    '\x28\xb5\x2f\xfd',
    'SQLite format 3\0',
    '\x00\x61\x73\x6d',
    '8BPS\0\x01',
    'AC1027\0',
  ].map((start) => [JSON.stringify(start), bytesOf(`${start}\x07\x01\x02\x99\x98\x05\x06`)]),
);

/** How a file of each family is called; where its first word says it better, so. */
const ENDINGS: Record<string, string> = {
  ...{
    'a text': 'txt',
    'a zip': 'zip',
    'a stored': 'zip',
    'a gzip': 'gz',
    'a tar': 'tar',
    'a packed': 'tgz',
    'a mail': 'eml',
  },
  ...{
    'a Word': 'docx',
    MAILS: 'eml',
    calendar: 'ics',
    card: 'vcf',
    TEXTS: 'txt',
    HTML: 'html',
    RTF: 'rtf',
    SVG: 'svg',
  },
  ...{
    JSON: 'json',
    table: 'csv',
    OFFICE: 'docx',
    'a workbook': 'xlsx',
    slides: 'pptx',
    OpenDocument: 'odt',
    'an old': 'doc',
  },
  ...{
    MP3: 'mp3',
    FLAC: 'flac',
    Ogg: 'ogg',
    WAV: 'wav',
    film: 'mp4',
    WebM: 'webm',
    JPEG: 'jpg',
    PNG: 'png',
    WebP: 'webp',
  },
  ...{ TIFF: 'tif', GIF: 'gif', BMP: 'bmp', HEIC: 'heic', AVIF: 'avif', PDF: 'pdf', UNKNOWN: 'bin', SOUND: 'mp3' },
};

function endingOf(family: string, place: string): string {
  const begun = Object.keys(ENDINGS).find((start) => start !== family && place.startsWith(start));
  return ENDINGS[begun ?? family] ?? '';
}

/** A place where a name hides, in words, and a file in which it hides there. */
export interface HidingPlace {
  place: string;
  bytes: Buffer;
  /** Of the name that such a file has. */
  ending: string;
}

/** Over 200 places in files where a reader or a program finds a name. */
export async function hidingPlaces(): Promise<HidingPlace[]> {
  const wrapped = Object.entries(AROUND).flatMap(([around, wrap]) =>
    Object.entries(WRITTEN).map(([written, inner]): [string, string, Bytes] => [around, written, wrap(inner)]),
  );
  const families = { MAILS, TEXTS, OFFICE, SOUND, PICTURES, PDF: await pdfs(), UNKNOWN };
  const placed = Object.entries(families).flatMap(([family, places]) =>
    Object.entries(places).map(([place, bytes]): [string, string, Bytes] => [family, place, bytes]),
  );
  return [...wrapped, ...placed].map(([family, place, bytes]) => ({
    place: `${family}: ${place}`,
    bytes: Buffer.from(bytes),
    ending: endingOf(family, family.startsWith('a ') ? family : place),
  }));
}
