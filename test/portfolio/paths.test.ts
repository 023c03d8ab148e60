import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { filesInMemory } from '../../src/portfolio/files.js';
import { copiedFrom, isLeftOut, waitingInCloud } from '../../src/portfolio/leavings.js';
import { folderOf, leadsOut, namedPath, pathsByName, portfolioPath, splitLink } from '../../src/portfolio/paths.js';
import { isSubmissionFolder, type Submission } from '../../src/portfolio/submissions.js';

describe('a path', () => {
  test.each<[written: string, folder: string, path: string | null]>([
    ['a.md', '', 'a.md'],
    ['a.md', 'journal/2026', 'journal/2026/a.md'],
    ['../a.md', 'journal', 'a.md'],
    ['..\\.\\a//b.md', 'journal/x', 'journal/a/b.md'],
    ['../../a.md', 'journal', null],
    ['..', '', null],
    ['/a.md', 'journal', null],
    ['\\a.md', '', null],
    ['C:\\a.md', '', null],
    ['.', '', ''],
    ['..a/...', '', '..a/...'],
  ])('%j from %j is %j', (written, folder, path) => {
    expect(portfolioPath(written, folder)).toBe(path);
  });

  test('leads out where it goes up or begins elsewhere', () => {
    expect(['..', '../a', '/a'].map(leadsOut)).toEqual([true, true, true]);
    expect(['', 'a', '..a', 'a/..b', '...'].map(leadsOut)).toEqual(Array(5).fill(false));
    expect(['a.md', 'x/y/a.md'].map(folderOf)).toEqual(['', 'x/y']);
  });

  test.each<[string, { path: string; anchor: string } | null]>([
    ['a%20b.md#x%20y', { path: 'a b.md', anchor: 'x y' }],
    ['a.md?raw=1#b?c', { path: 'a.md', anchor: 'b?c' }],
    ['100%.md#50%', { path: '100%.md', anchor: '50%' }],
    ['#top', { path: '', anchor: 'top' }],
    ['HTTPS://x.example/a.md', null],
    ['mailto:a@x.example', null],
    ['//x.example/a.md', null],
    ['a/b:c.md', { path: 'a/b:c.md', anchor: '' }],
  ])('of the link %j', (url, parts) => {
    expect(splitLink(url)).toEqual(parts);
  });

  test('is found by its name, the shortest first', () => {
    const byName = pathsByName(['journal/old/A.md', 'journal/A.md', 'evidence/a.pdf', 'x/ba.md']);
    const found = (name: string): string | null => namedPath(byName, name);
    expect(['a', 'A.MD', 'old/a', 'a.pdf', 'journal/old/a.md', 'd/a', 'b'].map(found)).toEqual([
      'journal/A.md',
      'journal/A.md',
      'journal/old/A.md',
      'evidence/a.pdf',
      'journal/old/A.md',
      null,
      null,
    ]);
  });

  test('is left out where another program or portfolio.yaml says so', () => {
    const ignored = ['drafts', 'journal/x.md'];
    for (const path of ['._a.md', 'a/.git/b', 'drafts', 'drafts/a.md', 'journal/x.md'])
      expect(isLeftOut(path, ignored)).toBe(true);
    for (const path of ['a.md', 'drafts2/a.md', 'journal/dist', 'journal/x.md.pdf', 'a/drafts/b.md'])
      expect(isLeftOut(path, ignored)).toBe(false);
    expect(['.a.md.icloud', 'x/.a.md.icloud', 'a.md.icloud', '.icloud'].map(waitingInCloud)).toEqual([
      'a.md',
      'x/a.md',
      null,
      null,
    ]);
    expect(copiedFrom('x/a 2.md')).toEqual([{ path: 'x/a.md', isSure: false }]);
    expect(copiedFrom('a-LAPTOP-4F2K1AB.md')).toContainEqual({ path: 'a.md', isSure: true });
    expect(copiedFrom('a-STAFF12.md')).toEqual([{ path: 'a.md', isSure: false }]);
    expect(['a.md', 'Makefile', '2026-03-12.md'].map(copiedFrom)).toEqual([[], [], []]);
  });
});

describe('what was handed in', () => {
  const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
  const MANIFEST = '{"submission":1,"date":"2026-03-12","stages":["a/b",3],"signOffs":[{"file":"s.md"},null,{}]}';
  const SUMS = `${sum(MANIFEST)}  manifest.json\r\n${sum('page')} *page.html\n`;
  const EMPTY = { date: null, stages: [], signOffs: [] };
  const HEAD = { date: '2026-03-12', stages: ['a/b'], signOffs: ['s.md'] };
  const handed = (files: Record<string, string>): readonly Submission[] =>
    filesInMemory(Object.fromEntries(Object.entries(files).map(([name, text]) => [`submissions/003/${name}`, text])))
      .submissions ?? [];

  test.each<[what: string, files: Record<string, string>, head: object, troubles: string[]]>([
    ['is whole', {}, HEAD, []],
    ['changed', { 'page.html': 'other' }, HEAD, ['page.html changed']],
    ['has another file', { 'a.txt': '' }, HEAD, ['a.txt came']],
    ['lacks one', { SHA256SUMS: `${SUMS}${sum('')}  gone.txt\n` }, HEAD, ['gone.txt went']],
    ['has no list', { SHA256SUMS: '' }, HEAD, ['SHA256SUMS unreadable']],
    ['has a list of other lines', { SHA256SUMS: `${SUMS}page.html\n` }, HEAD, ['SHA256SUMS unreadable']],
    ['has a list that leads out', { SHA256SUMS: `${SUMS}${sum('')}  ..\n` }, HEAD, ['SHA256SUMS unreadable']],
    ['has a list of one name twice', { SHA256SUMS: SUMS + SUMS }, HEAD, ['SHA256SUMS unreadable']],
    ['has a manifest that was changed', { 'manifest.json': '[]' }, EMPTY, ['manifest.json changed']],
    [
      'has no manifest',
      { 'manifest.json': '{}', SHA256SUMS: SUMS.replace(sum(MANIFEST), sum('{}')) },
      EMPTY,
      ['manifest.json unreadable'],
    ],
    [
      'has a manifest that says nothing',
      { 'manifest.json': '{"submission":1}', SHA256SUMS: SUMS.replace(sum(MANIFEST), sum('{"submission":1}')) },
      EMPTY,
      [],
    ],
  ])('%s', (_, files, head, troubles) => {
    const [found] = handed({ 'manifest.json': MANIFEST, 'page.html': 'page', SHA256SUMS: SUMS, ...files });
    const { troubles: seen, ...rest } = found as Submission;
    expect(rest).toEqual({ folder: 'submissions/003', ...head });
    expect(seen.map(({ file, what }) => `${file} ${what}`)).toEqual(troubles);
  });

  test('lies in folders of three digits or more', () => {
    expect(['003', '1234', '12', '1234567', '003a'].map(isSubmissionFolder)).toEqual([true, true, false, false, false]);
  });
});
