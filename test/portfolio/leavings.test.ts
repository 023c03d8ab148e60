import { expect, test } from 'vitest';
import { loadFiles, readFolder } from '../../src/portfolio/index.js';
import { folderWith } from '../support/folder.js';

const ENTRY = '---\nkind: entry\ntitle: A\ndate: 2026-03-12\ncriteria: [AM1]\nhours: 2\n---\n\nText.\n';

/** What of a folder counts, and what is said of the rest. */
async function counted(files: Record<string, string>, ignore = ''): Promise<{ paths: string[]; told: string[] }> {
  const config = `version: 1\nframework: ljmu-2016\nstage: advanced\n${ignore}`;
  const portfolio = await loadFiles(readFolder(folderWith({ 'portfolio.yaml': config, ...files })));
  return {
    paths: portfolio.documents.map(({ path }) => path),
    told: portfolio.problems.map(({ rule, path }) => `${rule} ${path}`),
  };
}

test('what other programs leave behind is no part of a portfolio', async () => {
  const folders = [
    '.trash',
    '.history',
    '.stversions',
    '#recycle',
    '@eaDir',
    'journal/@eaDir',
    '.obsidian',
    '__MACOSX',
    '.SynologyWorkingDirectory',
    'Recycle Bin',
    'journal/.idea',
  ];
  const files = ['journal/._a.md', 'journal/~$a.md', 'journal/.~lock.a.md', 'evidence/.a.md.0eea99702a9c.tmp'];
  const left = Object.fromEntries([...folders.map((one) => `${one}/a.md`), ...files].map((path) => [path, ENTRY]));
  expect(await counted({ ...left, 'journal/a.md': ENTRY })).toEqual({ paths: ['journal/a.md'], told: [] });
});

test('nor is what portfolio.yaml says to ignore', async () => {
  const files = { 'drafts/a.md': ENTRY, 'old/b/a.md': ENTRY, 'older/a.md': ENTRY, 'journal/x.md': ENTRY };
  const { paths, told } = await counted(files, 'ignore: [drafts/, ./old, journal/x.md]\n');
  expect([paths, told]).toEqual([['older/a.md'], []]);
});

test('second versions of programs that keep folders in step count once, and each is named', async () => {
  const copies = [
    "a (Ada's conflicted copy 2026-03-12)",
    'a (conflicted copy 2026-03-12 101010)',
    'a (Case Conflict)',
    'a_conflict-20260312-101010',
    'a.sync-conflict-20260312-101010-ABCDEFG',
    'a-DESKTOP-4F2K1',
    'a-STAFF12',
    'a.conflict-20260312',
    'a.Conflict-20260313',
    'a (SFConflict ada 2026-03-12)',
    'a [Conflict]',
    'a_conf(2026-03-12)',
    'a_LAPTOP_Mar-12-101010-2026_Conflict',
    'a 2',
    'a_1',
    'a (1)',
    'a - Copy',
    'a copy',
    'Copy of a',
  ].map((stem) => `journal/${stem}.md`);
  const { paths, told } = await counted(Object.fromEntries([...copies, 'journal/a.md'].map((path) => [path, ENTRY])));
  expect(paths).toEqual(['journal/a.md']);
  expect(told.sort()).toEqual(copies.map((path) => `read/copy ${path}`).sort());
});

test('a text that is another one counts, whatever it is called', async () => {
  const other = ENTRY.replace('title: A', 'title: B');
  const names = ['a', 'a 2', 'b (1)', 'a-NPQ', 'a-AM1'];
  const files = names.map((name) => [`journal/${name}.md`, /^a./.test(name) ? other : ENTRY]);
  const { paths, told } = await counted(Object.fromEntries(files));
  expect([paths.length, told]).toEqual([names.length, []]);
});

test('an entry that iCloud has not loaded is an error', async () => {
  const { told } = await counted({ 'journal/.a.md.icloud': 'bplist00' });
  expect(told).toEqual(['read/unreadable journal/a.md']);
});
