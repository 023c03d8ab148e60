import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { inMemory } from '../../src/evidence/bytes.js';
import { readWholeOffice } from '../../src/evidence/office.js';
import { readPdf } from '../../src/evidence/pdf.js';
import { readZip } from '../../src/zip/bounded.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { makePdf } from '../evidence/support/pdf.js';
import { makeExif, makePng } from '../evidence/support/photo.js';
import { makeDocx } from '../evidence/support/zip.js';

/** With nothing on PATH it is the embedded Chromium that prints, whatever is installed here. */
const ENV = { ...process.env, PATH: '', MENTOR_BROWSER: '', PUPPETEER_EXECUTABLE_PATH: '' };

const PEOPLE = `people:
  - {name: Zenobia Quarrington, also: [Zen, Z.Q.], id: trainee-a, as: Trainee A}
  - {name: May Thistlewood, id: pupil-1, as: Pupil 1}
  - {name: Mark, id: pupil-2, as: Pupil 2}
  - {name: Record, id: pupil-3, as: Pupil 3}
  - {name: Holds, id: pupil-4, as: Pupil 4}
  - {name: Dest, id: pupil-5, as: Pupil 5}
  - {name: Fellgate High School, id: school-x, as: School X}
`;
const NAME = /zenobia|quarrington|thistlewood|fellgate|\bzen\b/i;

const picture = makePng(['eXIf', makeExif({ artist: 'Zenobia Quarrington', latitude: [53, 24, 30] })]);

/** A name in twelve places, and some more. */
async function planted(): Promise<string> {
  const files: Record<string, string | Buffer> = {
    'portfolio.yaml':
      'version: 1\nmentor: {name: Ada Marsh, school: Fellgate High School}\nprovider: Fen University\nframework: ljmu-2016\nstage: advanced\n',
    'private.yaml': PEOPLE,
    'journal/2026-05-12-zenobia-quarrington-first-talk.md': `---
kind: entry
title: First talk with Zenobia
date: 2026-05-12
criteria: [AM1]
achieved: Zen's plan
people: [trainee-a]
evidence:
  - {file: evidence/zenobia.png, caption: Zenobia at the board, alt: Zen by the window}
  - evidence/plan.pdf
  - evidence/notes.docx
  - evidence/log.txt
  - evidence/feedback-quarrington.md
  - evidence/clean.pdf
  - {url: 'https://example.org/staff/zenobia-quarrington', caption: Page of Zenobia Quarrington}
---

# A talk with Zenobia

Zenobia Quarrington's plan; **Zenobia** Quarrington and Zen *Quarrington*. Then May Thistlewood and Mark asked.

![Zenobia's board](../evidence/zenobia.png "Zen, May 2026")

See [the second talk of Quarrington](2026-05-19-zenobia.md#what-zenobia-said) and <https://example.org/quarrington>.

Book[^zen]: [Reflective practice][1]

[^zen]: by Zenobia Quarrington

[1]: https://example.org/ref "Quarrington, Z. (2020)"
`,
    'journal/2026-05-19-zenobia.md':
      '---\nkind: entry\ncriteria: [AM2]\ndate: 2026-05-19\n---\n\n## What Zenobia said\n\nBack to [the first](2026-05-12-zenobia-quarrington-first-talk.md).\n',
    'evidence/zenobia.png': picture,
    'evidence/plan.pdf': await makePdf({ pages: ['A page', 'Plan of Zenobia Quarrington'], title: 'Zenobia' }),
    'evidence/clean.pdf': await makePdf({ pages: ['Nobody is named'], title: 'Clean' }),
    'evidence/notes.docx': makeDocx('Notes on Quarrington'),
    'evidence/log.txt': 'Monday: Zenobia taught.\n',
    'evidence/feedback-quarrington.md': '# Feedback\n\nTo **Zenobia** Quarrington\n',
  };
  const root = tempFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** All that a program finds in a page: its text without marks, entities and percent-encoding undone. */
function decoded(html: string): string {
  const styleless = html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/base64,[^"]*/g, '');
  return `${decodeURIComponent(styleless.replace(/%(?![0-9a-f]{2})/gi, '%25'))} ${styleless.replace(/<[^>]*>/g, '')}`;
}

test('a name planted in twelve places reaches neither HTML nor PDF', async () => {
  const root = await planted();
  const plain = await mentor(['render', root, '--out', join(root, 'plain'), '--html', '--quiet'], root, { env: ENV });
  expect([plain.code, decoded(readFileSync(join(root, 'plain/portfolio.html'), 'utf8'))]).toEqual([
    0,
    expect.stringMatching(NAME),
  ]);

  const { code, err } = await mentor(['render', root, '--redact', '--quiet'], root, { env: ENV });
  expect([code, err]).toEqual([
    0,
    expect.stringContaining('Left out: E02 (evidence/plan.pdf): it holds a name, in the properties, page 2'),
  ]);
  expect(err).toContain('Left out: E03 (evidence/notes.docx): it holds a name');
  expect(err).not.toMatch(NAME);

  const html = readFileSync(join(root, 'dist/portfolio.html'), 'utf8');
  expect(NAME.exec(decoded(html))).toBeNull();
  expect(html).toContain('plan.pdf (left out: it holds a name)');
  expect(html).toContain('Trainee\u00a0A’s plan');
  expect(html.replaceAll('\u00a0', ' ')).toContain('Monday: Trainee A taught.');
  expect(html).toContain('12 May 2026');
  for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) expect(html).toContain(`id="${id}"`);
  const images = [...html.matchAll(/base64,([^"]*)" alt="([^"]*)"/g)].map(({ 1: data = '', 2: alt = '' }) => [
    Buffer.from(data, 'base64').toString('latin1'),
    alt,
  ]);
  expect(images.map(([, alt]) => alt)).toContain('Trainee A&#39;s board');
  expect(images.filter(([data]) => data?.includes('eXIf') || NAME.test(data ?? ''))).toEqual([]);

  const bytes = readFileSync(join(root, 'dist/portfolio.pdf'));
  const { texts = [] } = await readPdf(new Uint8Array(bytes));
  const said = texts.map(({ text }) => text).join('\n');
  expect(said).toMatch(/Trainee\sA/);
  expect(said).toContain('E06 clean.pdf');
  expect(said).not.toMatch(/E0[23] (?:plan|notes)\.\w+[”"]/);
  expect(said).toContain('Ada Marsh');
  expect(NAME.exec(said)).toBeNull();
  expect(NAME.exec(bytes.toString('latin1'))).toBeNull();
});

test('nor the Word file, of the whole or of one entry, nor its name', async () => {
  const root = await planted();
  const flags = ['render', root, '--docx', '--redact', '--quiet'];
  const whole = await mentor(flags, root);
  const one = await mentor([...flags, '--entry', 'zenobia-quarrington-first-talk'], root);
  expect([whole.code, one.code, whole.out.trim()]).toEqual([0, 0, join('dist', 'portfolio.docx')]);
  expect(one.out).toMatch(/2026-05-12-trainee-a-first-talk\.docx/i);
  for (const file of [whole.out, one.out]) {
    const { texts = [] } = readWholeOffice(readFileSync(join(root, file.trim())));
    const said = texts.map(({ text }) => text).join('\n');
    expect(said).toContain("Trainee A's plan");
    expect(said).toContain("Trainee A's board");
    expect(NAME.exec(said)).toBeNull();
    for (const { name, read } of readZip(inMemory(readFileSync(join(root, file.trim())))) ?? []) {
      expect([name, NAME.exec(read()?.toString('latin1') ?? '')]).toEqual([name, null]);
      expect(name).not.toMatch(NAME);
    }
  }
});

test('the same portfolio gives the same bytes, and an unredacted run knows nothing of it', async () => {
  const root = await planted();
  const read = async (...flags: string[]): Promise<string> => {
    await mentor(['render', root, '--html', '--quiet', ...flags], root);
    return readFileSync(join(root, 'dist/portfolio.html'), 'utf8');
  };
  const [plain, first, second] = [await read(), await read('--redact'), await read('--redact')];
  expect(second).toBe(first);
  expect(await read()).toBe(plain);
});

test('--redact=strict fails and tells each place, never the name; what was there before stays', async () => {
  const root = await planted();
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/portfolio.html'), 'before');
  const { code, out, err } = await mentor(['render', root, '--html', '--redact=strict'], root);
  expect([code, out, readFileSync(join(root, 'dist/portfolio.html'), 'utf8')]).toEqual([2, '', 'before']);
  expect(err).not.toMatch(NAME);
  const entry = 'journal/2026-05-12-[Trainee A]-first-talk.md';
  const places = [
    `${entry}, the file's name`,
    `${entry}:3:24`, // title
    `${entry}:6:11`, // achieved
    `${entry}:9:`, // file name in a link, caption, alt
    `${entry}:15:`, // address
    `${entry}:20:1`, // prose, split by bold
    `${entry}:22:`, // alt of a picture
    `${entry}:24:`, // link text and target
    `${entry}:30:`, // title of a reference
    "evidence/[Trainee A].png, the file's name",
    'evidence/[Trainee A].png, the data of the photo',
    'evidence/plan.pdf, the properties, page 2',
    'evidence/notes.docx, ',
    'evidence/log.txt:1:9',
  ];
  expect(places.filter((place) => !err.includes(place))).toEqual([]);
});

test('strict passes where everything can be rewritten', async () => {
  const root = await planted();
  const path = join(root, 'journal/2026-05-12-zenobia-quarrington-first-talk.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace('  - evidence/plan.pdf\n  - evidence/notes.docx\n', ''));
  expect((await mentor(['render', root, '--html', '--redact=strict', '--quiet'], root)).code).toBe(0);
});

test.each([
  ['people:\n  - {name: Zen, id: a, as: Friend of Zen}\n', 'private.yaml:2: Unexpected name in a pseudonym'],
  ['people:\n  - {name: Zenobia Quarrington, id: zenobia}\n', 'private.yaml:2: Unexpected name in a pseudonym'],
  ['people: [\n', 'private.yaml'],
  ['people:\n  - {id: a}\n', 'private.yaml:2: Unexpected entry without `name`'],
])('a list that could leave names in stops the run: %j', async (text, said) => {
  const root = await planted();
  writeFileSync(join(root, 'private.yaml'), text);
  const { code, err } = await mentor(['render', root, '--html', '--redact'], root);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  expect(existsSync(join(root, 'dist/portfolio.html'))).toBe(false);
});

test.each([['--html'], ['--pdf'], []])(
  'a name left in the finished files stops the run: render %s',
  async (...flags) => {
    const root = await planted();
    writeFileSync(join(root, 'private.yaml'), 'people:\n  - {name: Zen Quarrington, id: a, as: Trainee A}\n');
    mkdirSync(join(root, 'templates'));
    writeFileSync(join(root, 'templates/appendices.hbs'), '<p>Set for Zen Quarrington</p>\n');
    mkdirSync(join(root, 'dist'));
    const files = ['portfolio.html', 'portfolio.pdf', 'portfolio.docx'].map((name) => join(root, 'dist', name));
    for (const file of files) writeFileSync(file, 'before');
    const { code, out, err } = await mentor(['render', root, '--redact', ...flags], root, { env: ENV });
    expect([code, out, ...files.map((file) => readFileSync(file, 'utf8'))]).toEqual([
      2,
      '',
      ...Array(3).fill('before'),
    ]);
    expect(err).toMatch(/the HTML, the text.*: expected `Trainee A`/);
    expect(err).toContain('Nothing was written');
  },
  60_000,
);

test('a folder behind --redact is not taken for its value', async () => {
  const { code, err } = await mentor(['render', '--redact', 'my-portfolio'], tempFolder());
  expect([code, err]).toEqual([2, expect.stringContaining('--redact=strict')]);
});
