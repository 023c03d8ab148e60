import { describe, expect, test } from 'vitest';
import {
  askedFor,
  choicesIn,
  commentDraft,
  keyIn,
  newReplies,
  PlaceFinder,
  type Remark,
  type RemarkTarget,
  remarksIn,
  typedIn,
} from '../../src/remarks/index.js';
import { paragraphsIn, readWord, textOf, type WordFile } from '../../src/word/index.js';
import { tbl, tc, tr } from '../form/build-form.js';
import { p, part, run, wordFile } from '../word/support.js';

const read = (body: string, parts: Record<string, string> = {}): WordFile => readWord(wordFile(body, parts), 'f.docx');
const mark = (name: string): string => `<w:bookmarkStart w:id="1" w:name="${name}"/>`;
const heading = (level: number, content: string): string => p(content, `<w:outlineLvl w:val="${level - 1}"/>`);

describe('what a reviewer left', () => {
  const comment = (id: number, text: string, date = '2026-10-20T10:00:00Z'): string =>
    `<w:comment w:id="${id}" w:author="R${id}" w:date="${date}"><w:p w14:paraId="P${id}">${run(text)}</w:p></w:comment>`;
  const link = (id: number, parent: number | null, done = 0): string =>
    `<w15:commentEx w15:paraId="P${id}"${parent === null ? '' : ` w15:paraIdParent="P${parent}"`} w15:done="${done}"/>`;
  const talk = (...links: string[]): [string | number, boolean, string[]][] => {
    const comments = part('w:comments', [1, 2, 3, 4].map((id) => comment(id, id === 4 ? '' : `says ${id}`)).join(''));
    const file = read(p(run('x')), {
      'word/comments.xml': comments,
      'word/commentsExtended.xml': part('w15:commentsEx', links.join('')),
    });
    return remarksIn(file).map(({ text, isResolved, replies }) => [text, isResolved, replies.map((one) => one.text)]);
  };

  test.each<[string, string[], [string, boolean, string[]][]]>([
    [
      'each by itself',
      [link(1, null, 1)],
      [
        ['says 1', true, []],
        ['says 2', false, []],
        ['says 3', false, []],
      ],
    ],
    ['replies to replies', [link(1, null), link(2, 1), link(3, 2)], [['says 1', false, ['says 2', 'says 3']]]],
    [
      'a reply to what says nothing',
      [link(4, null), link(1, 4), link(2, 4), link(3, 4)],
      [['', false, ['says 1', 'says 2', 'says 3']]],
    ],
    [
      'a reply to what is not there',
      [link(1, 9)],
      [
        ['says 1', false, []],
        ['says 2', false, []],
        ['says 3', false, []],
      ],
    ],
    [
      'an empty reply',
      [link(4, 1)],
      [
        ['says 1', false, []],
        ['says 2', false, []],
        ['says 3', false, []],
      ],
    ],
  ])('%s', (_, links, expected) => {
    expect(talk(...links)).toEqual(expected);
  });

  const change = (name: 'ins' | 'del', author: string, text: string): string =>
    `<w:${name} w:author="${author}" w:date="2026-10-20T10:00:00Z">${name === 'ins' ? run(text) : `<w:r><w:delText>${text}</w:delText></w:r>`}</w:${name}>`;

  test('suggestions, one for each person and change', () => {
    const body = p(
      run('We met ') +
        change('del', 'R', 'once') +
        change('ins', 'R', 'twice') +
        run(' in ') +
        change('ins', 'S', 'late ') +
        run('May') +
        change('del', 'R', ' 2025'),
    );
    expect(remarksIn(read(body)).map(({ author, date, quote, text }) => [author, date, quote, text])).toEqual([
      ['R', '2026-10-20', 'We met once in May 2025', 'suggests: “once” → “twice”\nsuggests leaving out: “2025”'],
      ['S', '2026-10-20', 'We met once in May 2025', 'suggests adding: “late”'],
    ]);
  });

  test('what was typed, and boxes of which some are ticked', () => {
    const file = read(
      p(run('Known')) +
        p(run('Typed')) +
        p(run('Tracked') + change('ins', 'R', ' in')) +
        p(run('☐ a ☒ b')) +
        p(run('☐ a ☐ b')) +
        p(run('☒ a')) +
        p(run('Typed')),
    );
    const typed = typedIn(file, (text) => text === 'Known' || /[☐☒]/.test(text));
    expect(typed.map(({ text, nth, at }) => [text, nth, at?.place.paragraph])).toEqual([
      ['Typed', 1, 2],
      ['Typed', 2, 7],
    ]);
    const drafts = typed.map((one) => commentDraft(one, null, 'a.docx', 'paragraph'));
    expect(drafts[0]?.key).not.toBe(drafts[1]?.key);
    expect(choicesIn(file).map(({ at, ticked }) => [at.place.paragraph, ticked])).toEqual([[4, [false, true]]]);
  });
});

describe('what a paragraph is about', () => {
  const known = new Map<string, RemarkTarget>([
    ['at_part', null],
    ['at_a', { criterion: 'AM1' }],
    ['at_b', { item: 'MS1.1' }],
    ['at_entry', { file: 'journal/one.md', line: null }],
  ]);
  const body = [
    p(run('cover')),
    heading(1, mark('at_part') + run('Part')),
    p(run('before the table')),
    tbl(
      tr(tc('head'), tc('said')),
      tr(tc(p(mark('at_a') + run('AM1'))), tc('beside AM1')),
      tr(tc('goes on'), tc('below AM1')),
      tr(tc('MS1.1 lost'), tc('x')),
    ),
    p(run('below the table')),
    heading(2, mark('at_entry') + run('Entry')),
    p(run('in the entry')),
    heading(3, run('deeper')),
    p(run('in it still')),
    heading(2, run('Another')),
    p(run('of nothing')),
    p(mark('at_b') + mark('at_else') + run('marked')),
  ].join('');
  const file = read(body);
  const finder = new PlaceFinder(file, known);
  const about = (text: string): unknown => {
    const paragraph = paragraphsIn(file.blocks).find((one) => textOf(one) === text);
    const found = paragraph ? finder.of(paragraph) : null;
    return found && [found.on === null ? null : Object.values(found.on)[0], found.how];
  };

  test.each<[string, unknown]>([
    ['cover', null],
    ['Part', [null, 'place']],
    ['before the table', [null, 'before']],
    ['head', [null, 'before']],
    ['AM1', ['AM1', 'place']],
    ['beside AM1', ['AM1', 'place']],
    ['goes on', ['AM1', 'before']],
    ['MS1.1 lost', ['MS1.1', 'words']],
    ['below the table', [null, 'before']],
    ['Entry', ['journal/one.md', 'place']],
    ['in the entry', ['journal/one.md', 'before']],
    ['in it still', ['journal/one.md', 'before']],
    ['Another', null],
    ['of nothing', null],
    ['marked', ['MS1.1', 'place']],
  ])('%s', (text, expected) => {
    expect(about(text)).toEqual(expected);
  });

  test('what a cell asks for', () => {
    const asked = paragraphsIn(file.blocks).map((one) => askedFor(file.blocks, one));
    expect(asked.filter((one) => one !== null)).toEqual(['head', 'AM1', 'goes on', 'MS1.1 lost']);
  });
});

test('a comment file says who, where, on which words, and is known again', () => {
  const remark: Remark = {
    kind: 'comment',
    author: 'Dr: R',
    date: '2026-10-20',
    quote: `some ${'long '.repeat(100)}words`,
    text: 'Which?\n\nThis?',
    replies: [
      { author: '', date: null, text: 'That' },
      { author: 'S', date: '2026-10-21', text: 'Yes\nit is' },
    ],
    isResolved: true,
    nth: 1,
    at: null,
  };
  const { text, key, stem } = commentDraft(remark, { file: 'a.md', line: 3 }, 'reviewed.docx', 'paragraph 4');
  expect(text).toContain(`date: 2026-10-20\nname: 'Word says: Dr: R'\non: {file: a.md, line: 3}\nquote: 'some long`);
  expect(text).toContain(
    `…'\nstate: answered\nx-imported:\n  from: reviewed.docx\n  place: paragraph 4\n  key: ${key}\n---\n\nWhich?\n\nThis?\n\n**Somebody:** That\n\n**S, 2026-10-21:** Yes\n\nit is\n`,
  );
  expect([keyIn(text), keyIn(text.replaceAll('\n', '\r\n')), keyIn('---\ntitle: x\n---\n')]).toEqual([key, key, null]);
  expect(stem).toBe('2026-10-20-which-this');
  const plain: Remark = { ...remark, author: '', date: null, quote: '', kind: 'typed', replies: [], isResolved: false };
  const bare = commentDraft(plain, null, 'reviewed.docx', 'nowhere').text;
  expect(bare).toMatch(/^---\nkind: comment\nstate: open\nx-imported:/);
  expect(bare).toMatch(/^Typed into the file/m);
  const others = [
    { author: 'T' },
    { date: '2026-10-22' },
    { quote: 'x' },
    { text: 'x' },
    { kind: 'change' as const },
    { nth: 2 },
  ];
  const keys = others.map((other) => commentDraft({ ...remark, ...other }, null, 'r', 'p').key);
  expect(new Set([key, ...keys]).size).toBe(7);
  const since = { ...remark, replies: [...remark.replies, { author: 'S', date: '2026-10-21', text: 'Ye' }] };
  expect([newReplies(remark, text.replaceAll('\n', '\r\n')), newReplies(since, text)]).toEqual([
    [],
    ['**S, 2026-10-21:** Ye'],
  ]);
});
