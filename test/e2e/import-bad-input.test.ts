import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeZip } from '../evidence/support/zip.js';
import { criteria, type Marking, points, printed, programmeForm, row, tbl, tc, tr, truth } from '../form/build-form.js';
import { comment, commented } from '../word/reviewed.js';
import { p, part, run, wordFile } from '../word/support.js';
import { mentor, portfolio, tempFolder } from './support.js';

const ole = (text: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(text, 'utf16le')]);
const SAVE_AS = /Save as, Word document \(\.docx\)/;

const ticked: Marking = {
  rating: (level, chosen) => tc(level === chosen ? '✓' : ''),
  skill: (isTicked) => (isTicked ? '✓' : ''),
  standards: (set, met) => printed(set, (id) => (met.includes(id) ? '<w:b/>' : '')),
};

/** Every file below a folder, with what is in it. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${name} ${readFileSync(join(parentPath, name)).toString('base64')}`)
    .sort();

describe('what is no form is refused by name, with what to do, and nothing is written', () => {
  test.each([
    ['notes.docx', Buffer.from('Dear all'), /notes\.docx is not a Word file/, /If it opens in Word/],
    ['empty.docx', Buffer.alloc(0), /empty\.docx is empty/, /Word file \(\.docx\) was expected|Save it again/],
    ['old.doc', ole('WordDocument'), /old\.doc is an old Word file \(\.doc\)/, SAVE_AS],
    ['old-renamed.docx', ole('WordDocument'), /is an old Word file \(\.doc\)/, SAVE_AS],
    ['locked.docx', ole('EncryptedPackage'), /protected with a password/, /Remove the password/],
    ['form.odt', makeZip({ mimetype: 'application/vnd.oasis', 'content.xml': '<x/>' }), /OpenDocument file/, SAVE_AS],
    ['form.rtf', Buffer.from('{\\rtf1 x}'), /Rich Text file/, SAVE_AS],
    ['form.pdf', Buffer.from('%PDF-1.7'), /a PDF/, /the Word file that it was made from/],
    ['page.docx', Buffer.from('<!doctype html><p>x'), /a web page/, SAVE_AS],
    ['marks.docx', makeZip({ 'xl/workbook.xml': '<x/>' }), /Excel file/, /Use the Word file/],
    [
      'bomb.docx',
      makeZip({ 'word/document.xml': Buffer.alloc(66 * 1024 * 1024, 32) }),
      /unpacks to more/,
      /Ask for it/,
    ],
    ['cut.docx', programmeForm(ticked).subarray(0, 3000), /cut\.docx is not a Word file, or is damaged/, /If it opens/],
    [
      'broken.docx',
      makeZip({ 'word/document.xml': '<w:document><w:body>' }),
      /word\/document\.xml in it is damaged/,
      /Open/,
    ],
    [
      'letter.docx',
      wordFile(p(run('Dear all, the meeting is on Monday.'))),
      /no table with rows of/,
      /name it with --stage/,
    ],
  ])('%s', async (name, bytes, said, todo) => {
    const root = tempFolder();
    writeFileSync(join(root, name), bytes);
    for (const command of [['import'], ['framework', 'import'], ['framework', 'wording', 'ljmu-2016', '--from']]) {
      if (name === 'letter.docx' && command[0] !== 'import') continue;
      const { code, err } = await mentor(
        [...command, name, ...(command[0] === 'import' ? ['--into', 'mine'] : [])],
        root,
      );
      expect([command, code, err.replace(/\s+/g, ' ')]).toEqual([command, 2, expect.stringMatching(said)]);
      expect(err.replace(/\s+/g, ' ')).toMatch(todo);
    }
    expect(readdirSync(root)).toEqual([name]);
  });

  test('a form of another framework, and a reviewed file of another portfolio', async () => {
    const [mine, theirs] = [await portfolio('gtc-tla', 'stage-1'), await portfolio()];
    writeFileSync(join(mine, 'form.docx'), programmeForm(ticked));
    await mentor(['render', '--docx', '--form', 'reflection', '--out', mine], theirs);
    const before = filesIn(mine);
    const form = await mentor(['import', 'form.docx'], mine);
    expect([form.code, form.err]).toEqual([
      2,
      expect.stringMatching(/no table with rows of any framework of\s+this\s+portfolio/),
    ]);
    const reviewed = await mentor(['comment', 'import', 'reflection.docx'], mine);
    expect([reviewed.code, reviewed.err]).toEqual([2, expect.stringContaining('made from another portfolio')]);
    expect(filesIn(mine)).toEqual(before);
  });
});

interface Read {
  rows: { item: string; state: string }[];
  read: { ratings: number; entries: number; skills: number };
  left: { place: string; text: string; why: string }[];
  comments: { text: string; author: string }[];
  changes: { text: string }[];
}

async function read(form: Buffer): Promise<Read> {
  const root = tempFolder();
  writeFileSync(join(root, 'form.docx'), form);
  const run = await mentor(['import', 'form.docx', '--stage', 'ljmu-2016/advanced', '--dry-run', '--json'], root);
  expect([run.err, readdirSync(root)]).toEqual([expect.stringContaining('Nothing was written'), ['form.docx']]);
  return JSON.parse(run.out) as Read;
}

const [first, , third] = points as [(typeof points)[number], unknown, (typeof points)[number]];
const HEAD = tr(tc('Point'), tc('Red'), tc('Amber'), tc('Green'));
const levelCells = (level: string | undefined): string[] =>
  ['red', 'amber', 'green'].map((one) => tc(one === level ? '✓' : ''));
const pointRows = points.map((point) => tr(tc(row(point)), ...levelCells(truth.ratings[point.id])));
const google = (): Buffer => {
  const inserted = `<w:ins w:id="1" w:author="Dr A. Reader" w:date="2026-10-21T10:00:00Z">${run(' and one more')}</w:ins>`;
  const body = tbl(
    tr(tc('Performance criteria'), tc('Achieved')),
    ...criteria
      .slice(0, 4)
      .map((one) =>
        tr(tc(row(one)), tc(p(`<w:bookmarkStart w:id="0" w:name="id.z337ya"/>${run('Led a session')}${inserted}`))),
      ),
  );
  const marked = commented(body, 'Led a session', 0)
    .replace('<w:commentRangeStart w:id="0"/>', '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>')
    .replace('<w:commentRangeEnd w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/>');
  return wordFile(marked, {
    'word/comments.xml': part('w:comments', comment(0, 'Which one?') + comment(1, 'The first.')),
  });
};

describe('what is doubtful is quoted with its place, and never guessed', () => {
  const twice = pointRows.slice(0, 6);
  test.each([
    ['rows in another order', wordFile(tbl(HEAD, ...pointRows.toReversed())), { ratings: 21, left: [] }],
    [
      'half filled',
      wordFile(
        tbl(HEAD, ...pointRows.slice(0, 9), ...points.slice(9).map((one) => tr(tc(row(one)), tc(''), tc(''), tc('')))),
      ),
      { ratings: 9, left: [] },
    ],
    [
      'two tables where one was split, without heads on the second',
      wordFile(tbl(HEAD, ...pointRows.slice(0, 11)) + p('') + tbl(...pointRows.slice(11))),
      { ratings: 21, left: [] },
    ],
    [
      'two ratings ticked in one row',
      wordFile(tbl(HEAD, tr(tc(row(first)), tc('✓'), tc('✓'), tc('')), ...pointRows.slice(1))),
      { ratings: 20, left: ['table 1, row 2'] },
    ],
    [
      'a row twice, rated otherwise',
      wordFile(tbl(HEAD, ...twice, tr(tc(row(third)), ...levelCells('red')))),
      { ratings: 5, left: ['table 1, row 4', 'table 1, row 8'] },
    ],
    [
      'a tick struck out beside another',
      wordFile(tbl(HEAD, tr(tc(row(first)), tc(p(run('✓', '<w:strike/>'))), tc('✓'), tc('')), ...pointRows.slice(1))),
      { ratings: 21, left: [] },
    ],
    [
      'a tick moved by a tracked change',
      wordFile(
        tbl(
          HEAD,
          tr(
            tc(row(first)),
            tc(p(`<w:del w:author="R"><w:r><w:delText>✓</w:delText></w:r></w:del>`)),
            tc(p(`<w:ins w:author="R">${run('✓')}</w:ins>`)),
            tc(''),
          ),
          ...pointRows.slice(1),
        ),
      ),
      { ratings: 21, left: [] },
    ],
    [
      'hidden words',
      wordFile(tbl(HEAD, tr(tc(row(first)), tc(p(run('✓', '<w:vanish/>'))), tc('✓'), tc('')), ...pointRows.slice(1))),
      { ratings: 21, left: [] },
    ],
    [
      'comments without words',
      wordFile(commented(tbl(HEAD, ...pointRows), 'Here it is', 0), {
        'word/comments.xml': part('w:comments', comment(0, '  ')),
      }),
      { ratings: 21, left: [], comments: [] },
    ],
    [
      'a document of Google',
      google(),
      { left: [], comments: ['Which one?'], changes: Array(4).fill('suggests adding: “and one more”') },
    ],
    [
      'a note and no tick',
      wordFile(tbl(HEAD, tr(tc(row(first)), tc(''), tc('since May'), tc('')), ...pointRows.slice(1))),
      { ratings: 20, left: ['table 1, row 2'] },
    ],
  ] as [string, Buffer, { ratings?: number; left: string[]; comments?: string[]; changes?: string[] }][])(
    '%s',
    async (_, form, expected) => {
      const found = await read(form);
      const places = found.left.map(({ place }) => place);
      const got = {
        ratings: found.read.ratings,
        left: places,
        comments: found.comments.map(({ text }) => text),
        changes: found.changes.map(({ text }) => text),
      };
      expect(got).toMatchObject(expected);
    },
  );
});
