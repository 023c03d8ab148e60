import { describe, expect, test } from 'vitest';
import { coveredBy } from '../../src/coverage/sign-off/covered-files.js';
import { judgeSignOff, type SignOffVerdict } from '../../src/coverage/sign-off/judge.js';
import { file, said, sealedAtFirst, sealedSaid, signOffPath, small, smallPack } from './small-pack.js';

type Files = Readonly<Record<string, string>>;

const PATH = signOffPath('mentor-in-school');
const PACK = 'frameworks/small-2026.yaml';
const ENTRY = file('entry', 'criteria: [S1]\nevidence: evidence/a.txt');
const CONTENT: Files = {
  'journal/a.md': ENTRY,
  'evidence/a.txt': 'x',
  'evidence/b.txt': 'y',
  'frameworks/other-2026.yaml':
    'id: other-2026\ntitle: Other\nversion: 1\nstatus: current\nlicence: Invented.\nstages: [{id: gold, title: Gold}]\n',
  [PACK]: smallPack,
};
const SEALED: Files = { ...CONTENT, [PATH]: sealedSaid(CONTENT, 'mentor-in-school', 'supported') };
const FIRST_FORM: Files = { ...CONTENT, [PATH]: sealedAtFirst(CONTENT, 'mentor-in-school', 'supported') };

function judged(files: Files): SignOffVerdict {
  const linked = small(files);
  const document = linked.portfolio.documents.find(({ path }) => path === PATH);
  if (!document) throw new Error('no sign-off');
  return judgeSignOff(linked, document);
}

const change = (files: Files, path: string, from: string | RegExp, to: string): Files => {
  const text = files[path] ?? '';
  expect(text).toMatch(from);
  return { ...files, [path]: text.replace(from, to) };
};
const without = (files: Files, path: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));

const NOTHING = { changed: [], came: [], went: [], terms: { signed: [], now: [] }, why: null };

describe('a seal', () => {
  test.each<[what: string, files: Files, state: string, told: object]>([
    ['nothing changed', SEALED, 'intact', { files: 2, form: 'mentor-seal-2' }],
    ['none', { ...CONTENT, [PATH]: said('mentor-in-school', 'noted') }, 'none', { files: 0, form: null }],
    ['of no known form', change(SEALED, PATH, 'seal-2', 'seal-9'), 'unreadable', { why: expect.any(String) }],
    [
      'a line of its list',
      change(SEALED, PATH, / 1 evidence/, ' 2 evidence'),
      'broken',
      { files: 2, why: 'its list of files was changed by hand' },
    ],
    [
      'for another stage',
      change(SEALED, PATH, 'stage: silver\n', 'stage: bronze\n'),
      'foreign',
      { why: 'it was made for small-2026/silver, but is in a sign-off of small-2026/bronze' },
    ],
    [
      'for a stage that is gone',
      change(SEALED, PATH, 'stage: silver\n', 'stage: platinum\n'),
      'foreign',
      { why: 'it was made for small-2026/silver, but is in a sign-off of platinum' },
    ],
    ['a word of it', change(SEALED, PATH, 'Words', 'Others'), 'edited', {}],
    ['an entry', change(SEALED, 'journal/a.md', 'Something', 'Nothing'), 'changed', { changed: ['journal/a.md'] }],
    ['an entry that went', without(SEALED, 'journal/a.md'), 'changed', { went: ['evidence/a.txt', 'journal/a.md'] }],
    [
      'entries that came, in order',
      { ...SEALED, 'journal/b.md': file('entry', 'criteria: [S2]\nevidence: evidence/b.txt') },
      'changed',
      { came: ['evidence/b.txt', 'journal/b.md'] },
    ],
    [
      'a word of the framework',
      change(SEALED, PACK, 'Observes.', 'Watches.'),
      'reworded',
      { terms: { signed: ['criterion S1 Observes.'], now: ['criterion S1 Watches.'] } },
    ],
    [
      'a line more in the framework',
      change(SEALED, PACK, '{id: D2, ', '{id: D3, statement: More.}, {id: D2, '),
      'reworded',
      { terms: { signed: [], now: ['dimension D3 More.'] } },
    ],
    [
      'a line less in the framework',
      change(SEALED, PACK, ', {id: D2, statement: Shares.}', ''),
      'reworded',
      { terms: { signed: ['dimension D2 Shares.'], now: [] } },
    ],
    [
      'a descriptor that nobody signed',
      change(SEALED, PACK, 'title: Silver\n', 'title: Silver\n    descriptor: Leads.\n'),
      'reworded',
      { terms: { signed: [], now: ['descriptor Leads.'] } },
    ],
    [
      'a file that it could also mean',
      { ...SEALED, 'evidence/A.txt': 'z' },
      'broken',
      {
        why: 'it could mean two files: evidence/a.txt and evidence/A.txt',
      },
    ],
    [
      'a sealed file that nothing shows any more, and its twin',
      { ...change(SEALED, 'journal/a.md', 'evidence/a.txt', 'evidence/b.txt'), 'evidence/A.txt': 'z' },
      'broken',
      { why: 'it could mean two files: evidence/a.txt and evidence/A.txt' },
    ],
    [
      'an entry that came with a twin',
      { ...SEALED, 'journal/b.md': file('entry', 'criteria: [S2]'), 'journal/B.md': file('entry', 'criteria: [B1]') },
      'broken',
      { why: 'it could mean two files: journal/b.md and journal/B.md' },
    ],
    ['of the first form', FIRST_FORM, 'intact', { files: 2, form: 'mentor-seal-1' }],
    ['of the first form says nothing of words', change(FIRST_FORM, PACK, 'Observes.', 'Watches.'), 'intact', {}],
    [
      'of the first form, an entry',
      change(FIRST_FORM, 'journal/a.md', 'Something', 'Nothing'),
      'changed',
      { changed: ['journal/a.md'] },
    ],
  ])('%s', (_, files, state, told) => {
    const { seal } = judged(files);
    expect(seal).toMatchObject({ ...(state === 'unreadable' ? {} : NOTHING), state, ...told });
  });

  test('of files that nobody can look at', () => {
    const linked = small(SEALED);
    for (const held of linked.portfolio.files.values()) delete (held as { digest?: unknown }).digest;
    const document = linked.portfolio.documents.find(({ path }) => path === PATH);
    expect(document && judgeSignOff(linked, document).seal.state).toBe('intact');
  });
});

test.each<[what: string, files: Files, state: string]>([
  ['none', SEALED, 'none'],
  ['that is no signature', change(SEALED, PATH, 'seal:', 'signature: x\nseal:'), 'unreadable'],
  [
    'with no seal to speak of',
    { ...CONTENT, [PATH]: said('mentor-in-school', 'noted', 'date: 2026-05-01\nsignature: x') },
    'unreadable',
  ],
])('a signature: %s', (_, files, state) => {
  expect(judged(files).signature).toBe(state);
});

test('what the comment of a sign-off shows is sealed with it, once, from the second form on', () => {
  const comment = 'See [a](../../../evidence/a.txt), [b](../../../evidence/b.txt), [c](../../../evidence/c.txt).';
  const files = { ...CONTENT, [PATH]: sealedSaid(CONTENT, 'mentor-in-school', 'supported', { comment }) };
  expect(judged(files).seal).toMatchObject({ state: 'changed', came: ['evidence/b.txt'] });
  const linked = small(files);
  const document = linked.portfolio.documents.find(({ path }) => path === PATH);
  const covered =
    document && (['mentor-seal-1', 'mentor-seal-2'] as const).map((form) => coveredBy(linked, document, form));
  expect(covered).toEqual([
    ['journal/a.md', 'evidence/a.txt'],
    ['journal/a.md', 'evidence/a.txt', 'evidence/b.txt'],
  ]);
});
