import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { CoverageMap, EvidenceItem, EvidenceKind } from '../../../src/document/model.js';
import { written } from '../../../src/document/text.js';
import { dayInShort, dayInWords, monthsInWords } from '../../../src/html/dates.js';
import { mapCell, mapHead, unplacedInWords } from '../../../src/html/page/coverage-map.js';
import { PictureEmbedder } from '../../../src/html/page/embed-picture.js';
import { fontCss } from '../../../src/html/page/fonts.js';
import { contentPolicy, cssString } from '../../../src/html/page/page-css.js';
import { SafeHtml } from '../../../src/html/page/safe-html.js';
import { sizeInWords } from '../../../src/html/page/sizes.js';
import { standardsStrip } from '../../../src/html/page/standards-strip.js';
import { textEvidence } from '../../../src/html/page/text-evidence.js';
import { timeline } from '../../../src/html/page/timeline.js';
import type { Spoken } from '../../../src/html/words/speaker.js';
import { english, theme } from '../support.js';

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(8))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** A JPEG's head, and what comes behind it. */
function jpeg(...behind: number[]): Buffer {
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0];
  return Buffer.from([0xff, 0xd8, 0xff, 0xdb, 0, 4, 0, 0, ...frame, ...behind]);
}

function webp(missing: number): Buffer {
  const pixels = Buffer.from('VP8L\u000a\0\0\0\x2f\0\0\0\0\0\0\0\0\0', 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(4 + pixels.length + missing);
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBP'), pixels]);
}

/** A drawing whose parts each repeat the one before ten times. */
function drawing(levels: number, repeat: (id: string) => string, more = ''): Buffer {
  const parts = Array.from(
    { length: levels },
    (_, level) => `<g id='p${level + 1}'>${repeat(`p${level}`).repeat(10)}</g>`,
  );
  return Buffer.from(
    `${more}<svg xmlns="http://www.w3.org/2000/svg" width="4" height="5"><!-- > --><rect id="p0"/>${parts.join('')}</svg>`,
  );
}

describe('pictures in the page', () => {
  const embed = (bytes: Uint8Array | null, path = 'evidence/a.png', alt = 'A'): string =>
    new PictureEmbedder(() => bytes, false, english).embed(path, alt).toString();

  test('are data, with their measures and words', () => {
    expect(embed(png(30, 20), 'evidence/a.png', 'A "board"')).toMatch(
      /^<img src="data:image\/png;base64,[A-Za-z0-9+/=]+" alt="A &quot;board&quot;" width="30" height="20">$/,
    );
  });

  test('go by what they are, not by their name', () => {
    expect(embed(png(3, 2), 'evidence/a.jpg')).toContain('data:image/png');
    expect(
      embed(
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="5"><script>a()</script></svg>'),
        'a.svg',
      ),
    ).toMatch(/^<img src="data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+" alt="A" width="4" height="5">$/);
  });

  test.each([
    ['cannot be read', null, 'a.png', 'could not be read'],
    ['text', Buffer.from('no picture'), 'a.png', 'damaged'],
    ['nothing', Buffer.alloc(0), 'a.png', 'damaged'],
    ['cut off', png(30, 20).subarray(0, 50), 'a.png', 'damaged'],
    ['a photo without pixels', jpeg(), 'a.jpg', 'damaged'],
    ['a WebP cut off', webp(900), 'a.webp', 'damaged'],
    ['a drawing cut off', Buffer.from('<svg width="4" height="5"><rect'), 'a.svg', 'damaged'],
    ['a drawing that does not close', Buffer.from('<svg width="4" height="5"><g></svg>'), 'a.svg', 'damaged'],
    ['a drawing of a thousand million parts', drawing(9, (id) => `<use href="#${id}"/>`), 'a.svg', 'repeats its parts'],
    ['the same by masks', drawing(9, (id) => `<rect mask='url("#${id}")'/>`), 'a.svg', 'repeats its parts'],
    ['the same, hidden', drawing(9, (id) => `<use xlink:href=' &#x23;${id}'/>`), 'a.svg', 'repeats its parts'],
    [
      'the same, with ids that stand in other words',
      Buffer.from(
        `${drawing(9, (id) => `<use href="#${id}"/>`)}`.replaceAll(
          "<g id='",
          `<g title=' id="z"' lang="&#34; id=&#34;z" id='`,
        ),
      ),
      'a.svg',
      'repeats its parts',
    ],
    [
      'the same, by styles',
      drawing(9, (id) => `<style>${id} {mask: url(#${id})}</style>`),
      'a.svg',
      'repeats its parts',
    ],
    [
      'the same, by entities',
      drawing(1, () => '&b;', '<!DOCTYPE svg [<!ENTITY b "<g/>">]>'),
      'a.svg',
      'repeats its parts',
    ],
    ['HEIC', Buffer.from('....ftypheic'), 'a.heic', 'browsers cannot show HEIC pictures'],
    ['too large', Buffer.alloc(8_000_001), 'a.png', '8.0 MB is more than the 8.0 MB'],
    ['too many pixels', png(60_000, 60_000), 'a.png', 'more pixels than can be shown'],
  ])('%s: named, with the reason', (_, bytes, path, reason) => {
    const html = embed(bytes, path);
    expect(html).toMatch(/^<span class="unshown">Picture: a\.\w+\. /);
    expect(html).toContain(reason);
  });
});

test.each([
  ['a photo that ends early', jpeg(0xff, 0xda, 0, 3, 0, 7, 7), 'image/jpeg'],
  ['a WebP', webp(0), 'image/webp'],
  ['parts that are repeated', drawing(4, (id) => `<use href="#${id}"/>`), 'image/svg+xml'],
  ['parts that refer to themselves', drawing(9, () => '<use href="#p3"/>'), 'image/svg+xml'],
  [
    'what Illustrator writes',
    drawing(
      9,
      () => '<path fill="url(#g)"/>',
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns "http://a.example/1/">]>',
    ),
    'image/svg+xml',
  ],
])('shown: %s', (_, bytes, type) => {
  const html = new PictureEmbedder(() => bytes, false, english).embed('evidence/a', 'A').toString();
  expect(html.slice(0, 60)).toContain(`data:${type}`);
});

describe('text evidence', () => {
  const item = (kind: EvidenceKind, name: string): Spoken<EvidenceItem> =>
    english.spoken({
      id: 'evidence-1',
      label: 'E01',
      kind,
      file: `evidence/${name}`,
      url: null,
      title: written(name),
      name: written(name, 'file'),
      alt: null,
      fault: null,
      size: 1,
      usedIn: [],
      shownIn: null,
    });
  const read = (kind: EvidenceKind, name: string, bytes: Uint8Array | string): ReturnType<typeof textEvidence> =>
    textEvidence(item(kind, name), typeof bytes === 'string' ? Buffer.from(bytes) : bytes, english);

  test('a table with quotes, separators and line ends in its cells', () => {
    expect(read('table', 'a.csv', 'name,note\r\n"Reed, Jo","said ""yes""\nand left"\r\n\r\nKim,\r\n').table).toEqual({
      head: ['name', 'note'],
      rows: [
        ['Reed, Jo', 'said "yes"\nand left'],
        ['Kim', ''],
      ],
    });
  });

  test('semicolons, as Excel writes them here and there, and tabs', () => {
    expect(read('table', 'a.csv', 'a;b\n1,5;2').table?.rows).toEqual([['1,5', '2']]);
    expect(read('table', 'a.tsv', 'a\tb\n1\t2').table?.rows).toEqual([['1', '2']]);
  });

  test('a long table is cut, and says so', () => {
    const { table, note } = read('table', 'a.csv', `n\n${'1\n'.repeat(1234)}`);
    expect(table?.rows).toHaveLength(200);
    expect(String(note)).toBe('The file continues: 200 of 1,234 are shown.');
  });

  test('a wide table is cut, and says so beside its rows', () => {
    const row = Array.from({ length: 24 }, (_, at) => `w${at}`).join(',');
    const { table, note } = read('table', 'a.csv', `${row}\n`.repeat(300));
    expect([table?.head.length, table?.rows[0]?.length]).toEqual([16, 16]);
    expect(String(note)).toBe(
      'The file continues: 200 of 299 are shown. The file continues: 16 of 24 columns are shown.',
    );
  });

  test('Markdown without its front-matter, other text as it is', () => {
    expect(read('text', 'a.md', '---\ntitle: x\n---\n# Head').markdown).toBe('# Head');
    expect(read('text', 'a.txt', '# not a head\n').plain).toBe('# not a head');
  });

  test('UTF-8 with its mark, UTF-16 and Windows letters', () => {
    expect(read('text', 'a.txt', Buffer.from('\ufeffcafé')).plain).toBe('café');
    expect(read('text', 'a.txt', Buffer.from('\ufeffcafé', 'utf16le')).plain).toBe('café');
    expect(read('text', 'a.txt', Buffer.from('café au lait', 'utf16le')).plain).toBe('café au lait');
    expect(read('text', 'a.txt', Buffer.from('café', 'latin1')).plain).toBe('café');
    const quoted = Buffer.from('5f80209153696e92206120935c94209620e7', 'hex');
    expect(read('text', 'a.txt', quoted).plain).toBe('_€ ‘Sin’ a “\\” – ç');
  });

  test('what is no text, or cannot be read, says so', () => {
    expect(read('text', 'a.txt', Buffer.from([1, 0, 2])).note?.toString()).toBe('The file is not text.');
    expect(textEvidence(item('text', 'a.txt'), null, english).note?.toString()).toBe('The file could not be read.');
  });
});

describe('fonts', () => {
  const families = (text: string): number => fontCss(theme.fonts, text).match(/@font-face/g)?.length ?? 0;

  test('Latin always, others only for a text that needs them', () => {
    expect(families('Plain text, café, “quoted” – and so on… €')).toBe(10);
    expect(families('Łódź')).toBe(20);
    expect(families('Привет')).toBe(20);
    expect(families('Łódź, Αθήνα, Привет')).toBe(40);
  });

  test('are inside the page', () => {
    const css = fontCss(theme.fonts, '');
    expect(css.match(/url\(data:font\/woff2;base64,[A-Za-z0-9+/=]{1000,}\)/g)).toHaveLength(10);
  });
});

describe('style that holds words of the portfolio', () => {
  test('no name can end the string', () => {
    expect(cssString('Ada "Q"; } </style>\\')).toBe('"Ada \\22 Q\\22 \\3b  \\7d  \\3c \\2f style\\3e \\5c "');
    expect(cssString('Łódź 7')).toBe('"Łódź 7"');
  });

  test('the policy names the style sheet by its hash', () => {
    const policyOf = (css: string): string =>
      contentPolicy(css, { script: null, pdf: false, media: false, pictures: false });
    expect(policyOf('a{}')).toMatch(/^default-src 'none'; img-src data:; font-src data:; style-src 'sha256-[^']{44}'/);
    expect(policyOf('a{}')).not.toBe(policyOf('b{}'));
    expect(policyOf('a{}')).not.toMatch(/script-src|frame-src|object-src|media-src/);
  });
});

test('safe HTML cannot be made by looking like it', () => {
  expect(SafeHtml.isSafe(SafeHtml.of('<p>'))).toBe(true);
  for (const other of ['<p>', null, { toString: () => '<p>' }, Object.create(SafeHtml.prototype)])
    expect(SafeHtml.isSafe(other)).toBe(false);
});

test('dates, periods and sizes in British words', () => {
  expect(dayInWords('2026-03-05', 'en-GB')).toBe('5 March 2026');
  expect(dayInShort('2026-09-30', 'en-GB')).toBe('30 Sep 2026');
  expect(dayInWords('soon', 'en-GB')).toBe('soon');
  expect(monthsInWords('2025-09-03', '2026-07-14', 'en-GB')).toBe('September 2025 to July 2026');
  expect(monthsInWords('2026-05-03', '2026-07-14', 'en-GB')).toBe('May to July 2026');
  expect(monthsInWords('2026-05-03', '2026-05-14', 'en-GB')).toBe('May 2026');
  expect([640, 213_900, 1_234_567].map(sizeInWords)).toEqual(['640 bytes', '214 kB', '1.2 MB']);
  expect(
    [english.count('entries', 1), english.count('entries', 1234), english.count('hours', 1234.5)].map(String),
  ).toEqual(['1 entry', '1,234 entries', '1,234.5 hours']);
});

test('the line of days begins and ends with whole months, and is empty without days', () => {
  const lineOf = (...days: string[]): string =>
    timeline({ days, busiest: { month: '2026-01', entries: 2 } }, english).toString();
  expect(lineOf()).toBe('');
  const line = lineOf('2026-01-01', '2026-01-01', '2026-01-31');
  expect(line.match(/class="stroke"/g)).toHaveLength(2);
  expect(line).toContain('M0 40V10');
  expect(line.match(/<text/g)).toHaveLength(1);
  expect(line).toContain('role="img"');
  expect(line).toContain(
    '<desc>3 entries with a date, from 1 January 2026 to 31 January 2026; busiest month: January 2026 (2).</desc>',
  );
  expect(lineOf('1990-01-01', '2026-01-31').match(/<text/g)).toHaveLength(37);
});

test('a strip says in words what it shows', () => {
  const standards = [
    { id: 'TS1', entries: 3 },
    { id: 'TS2', entries: 0 },
    { id: 'TS<3', entries: 1 },
  ];
  const strip = standardsStrip(
    english.spoken({ id: 'ts', title: written('Teaching & learning'), cited: 2, of: 3, standards }),
    english,
  ).toString();
  expect(strip).toContain('<title>Teaching &amp; learning</title>');
  expect(strip).toContain('<desc>2 of 3 cited. Most often TS1 (3 entries). Not yet: TS2.</desc>');
  expect(strip.match(/class="full"/g)).toHaveLength(2);
});

test('a map says in each cell what its shade and frame say', () => {
  const map: CoverageMap = { by: 'month', columns: [], rows: [], most: 8, unplaced: 2 };
  const cell = (entries: number, evidenced: number, by: CoverageMap['by'] = 'month'): string =>
    mapCell({ entries, evidenced }, { ...map, by }, english).toString();
  expect(cell(0, 0)).toBe('<td></td>');
  expect(cell(8, 2)).toBe('<td class="shade-4">8<span class="visually-hidden"> (2 with evidence)</span></td>');
  expect(cell(1, 0)).toBe('<td class="shade-none">1<span class="visually-hidden"> claimed</span></td>');
  expect(cell(1, 1, 'entry')).toContain('evidenced</span></td>');
  expect(String(unplacedInWords(map, english))).toBe('2 entries without a date cannot be placed.');
  const months = ['2025-12', '2026-01', '2026-02'].map((key) => ({ key, entry: null }));
  const { labels, ...head } = mapHead({ ...map, columns: months }, english);
  expect({ ...head, labels: labels.map(String) }).toEqual({
    years: [
      { year: '2025', span: 1 },
      { year: '2026', span: 2 },
    ],
    labels: ['Dec', 'Jan', 'Feb'],
    isWide: false,
  });
  expect(
    mapHead({ ...map, by: 'quarter', columns: [{ key: '2026-04', entry: null }] }, english).labels.map(String),
  ).toEqual(['Apr–Jun']);
});
