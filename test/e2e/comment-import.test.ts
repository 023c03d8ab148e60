import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comment, commented, reviewed } from '../word/reviewed.js';
import { part, run } from '../word/support.js';
import { mentor, portfolio, readBack, textOf } from './support.js';

interface Imported {
  comments: {
    file: string;
    kind: string;
    on: unknown;
    text: string;
    quote: string | null;
    state: string;
    replies: number;
  }[];
  known: number;
  signOffs: { role: string; text: string; decision: string | null }[];
}

/** A portfolio with an entry and ratings, and its Word file. */
async function rendered(): Promise<{ root: string; file: string }> {
  const root = await portfolio();
  await mentor(
    [
      'new',
      'entry',
      'Joint observation',
      '--date',
      '2026-03-12',
      '--criteria',
      'AM1',
      '--text',
      'We watched the same lesson and agreed on one target.',
    ],
    root,
  );
  await mentor(['rate', 'MS2.3=red'], root);
  await mentor(['new', 'targets', 'Read two papers on feedback', '--due', '2026-12-01'], root);
  await mentor(['new', 'targets', 'Watch one lesson a week', '--due', '2026-12-02'], root);
  expect((await mentor(['render', '--docx'], root)).code).toBe(0);
  return { root, file: join(root, 'dist/portfolio.docx') };
}

test('comments, replies, changes and typed words come back to their places, once', async () => {
  const { root, file } = await rendered();
  const words = ['We watched the same lesson', 'MS2.3', 'Watch one lesson a week'];
  const change = (xml: string): string => {
    const marked = words.reduce((text, one, index) => commented(text, one, index), xml);
    const again = marked
      .replace('<w:commentRangeStart w:id="0"/>', '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="9"/>')
      .replace('<w:commentRangeEnd w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="9"/>');
    const inserted = `<w:ins w:author="Dr A. Reader" w:date="2026-10-21T10:00:00Z">${run(' and one more')}</w:ins>`;
    const end = again.indexOf('</w:p>', again.lastIndexOf('agreed on one target'));
    const typed = `<w:p>${run('Please say how the pupils gained from this.')}</w:p>`;
    return `${again.slice(0, end)}${inserted}</w:p>${typed}${again.slice(end + '</w:p>'.length)}`;
  };
  const extended =
    '<w15:commentEx w15:paraId="P0" w15:done="1"/><w15:commentEx w15:paraId="P9" w15:paraIdParent="P0" w15:done="1"/><w15:commentEx w15:paraId="P1" w15:done="0"/><w15:commentEx w15:paraId="P2" w15:done="0"/>';
  const bytes = reviewed(file, change, {
    'word/comments.xml': part(
      'w:comments',
      [comment(0, 'Which class?'), comment(9, 'Year 8.'), comment(1, 'Why red?'), comment(2, 'Every week?')].join(''),
    ),
    'word/commentsExtended.xml': part('w15:commentsEx', extended),
  });
  writeFileSync(join(root, 'reviewed.docx'), bytes);
  const done = await mentor(['comment', 'import', 'reviewed.docx', '--json'], root);
  expect(done.code).toBe(0);
  const { comments } = JSON.parse(done.out) as Imported;
  const [entry] = readdirSync(join(root, 'journal'));
  const line =
    textOf(root, `journal/${entry}`)
      .split('\n')
      .findIndex((one) => one.startsWith('We watched')) + 1;
  const targetLine =
    textOf(root, 'stages/advanced/targets.md')
      .split('\n')
      .findIndex((one) => one.includes('Watch one lesson')) + 1;
  expect(comments.map(({ kind, on, text, state, replies }) => ({ kind, on, text, state, replies }))).toEqual([
    { kind: 'comment', on: { file: `journal/${entry}`, line }, text: 'Which class?', state: 'answered', replies: 1 },
    { kind: 'comment', on: { item: 'MS2.3' }, text: 'Why red?', state: 'open', replies: 0 },
    {
      kind: 'comment',
      on: { file: 'stages/advanced/targets.md', line: targetLine },
      text: 'Every week?',
      state: 'open',
      replies: 0,
    },
    {
      kind: 'change',
      on: { file: `journal/${entry}`, line },
      text: 'suggests adding: “and one more”',
      state: 'open',
      replies: 0,
    },
    {
      kind: 'typed',
      on: { file: `journal/${entry}`, line: null },
      text: 'Please say how the pupils gained from this.',
      state: 'open',
      replies: 0,
    },
  ]);
  expect(readBack(root).portfolio.documents.filter(({ kind }) => kind === 'comment')).toHaveLength(5);
  expect(textOf(root, comments[0]?.file ?? '')).toContain('**Dr A. Reader, 2026-10-20:** Year 8.');
  const again = JSON.parse((await mentor(['comment', 'import', 'reviewed.docx', '--json'], root)).out) as Imported;
  expect([again.comments, again.known]).toEqual([[], 5]);
});

test('what is replied after an import is added to the comment, and opens it again', async () => {
  const { root, file } = await rendered();
  const sent = async (texts: readonly string[]): Promise<Imported> => {
    const threads = texts.map(
      (_, id) => `<w15:commentEx w15:paraId="P${id}" ${id > 0 ? 'w15:paraIdParent="P0" ' : ''}w15:done="0"/>`,
    );
    const parts = {
      'word/comments.xml': part('w:comments', texts.map((text, id) => comment(id, text)).join('')),
      'word/commentsExtended.xml': part('w15:commentsEx', threads.join('')),
    };
    const mark = (xml: string): string =>
      texts.reduce((marked, _, id) => commented(marked, 'We watched the same lesson', id), xml);
    writeFileSync(join(root, 'reviewed.docx'), reviewed(file, mark, parts));
    return JSON.parse((await mentor(['comment', 'import', 'reviewed.docx', '--json'], root)).out) as Imported;
  };
  const path = (await sent(['Which class?', 'Year 8, I think.'])).comments[0]?.file ?? '';
  await mentor(['comment', path, '--answer', 'Year 9.'], root);
  writeFileSync(join(root, path), textOf(root, path).replaceAll('\n', '\r\n'));
  const before = textOf(root, path);
  const texts = ['Which class?', 'Year 8, I think.', 'Year 8'];
  const { comments, known } = await sent(texts);
  expect([comments.map((one) => [one.file, one.replies]), known]).toEqual([[[path, 2]], 0]);
  const reopened = before.replace('state: answered', 'state: open');
  expect(textOf(root, path)).toBe(`${reopened}\r\n**Dr A. Reader, 2026-10-20:** Year 8\r\n`);
  expect(await sent(texts)).toMatchObject({ comments: [], known: 1 });
});

test('words and ticks in the box of a role are for a person to enter; a file of another portfolio is refused', async () => {
  const { root, file } = await rendered();
  const change = (xml: string): string => {
    const label = xml.indexOf('>Comments<', xml.indexOf('at_advanced_sign_off_head_teacher'));
    const cell = xml.indexOf('</w:p>', xml.indexOf('<w:tc>', label));
    const box = xml.lastIndexOf('<w14:checked w14:val="0"/>', xml.indexOf(' supported<'));
    const ticked = xml.slice(box, cell).replace('w14:val="0"', 'w14:val="1"');
    return `${xml.slice(0, box)}${ticked}${run('I support this.')}${xml.slice(cell)}`;
  };
  writeFileSync(join(root, 'reviewed.docx'), reviewed(file, change));
  const { signOffs, comments } = JSON.parse(
    (await mentor(['comment', 'import', 'reviewed.docx', '--json'], root)).out,
  ) as Imported;
  expect([signOffs.map(({ role, text, decision }) => [role, text, decision]), comments]).toEqual([
    [
      ['head-teacher', 'supported', 'supported'],
      ['head-teacher', 'I support this.', null],
    ],
    [],
  ]);
  const told = (await mentor(['comment', 'import', 'reviewed.docx'], root)).err;
  expect(told).toContain('mentor sign advanced --role head-teacher --decision supported --entered-by');
  const other = await portfolio();
  const { code, err } = await mentor(['comment', 'import', join(root, 'reviewed.docx')], other);
  expect([code, err]).toEqual([2, expect.stringContaining('another portfolio')]);
});

test('a file as it was made brings nothing', async () => {
  const { root } = await rendered();
  const { out } = await mentor(['comment', 'import', 'dist/portfolio.docx', '--json'], root);
  expect(JSON.parse(out)).toMatchObject({ comments: [], known: 0, signOffs: [] });
});
