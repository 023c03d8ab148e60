import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { guardCommit } from '../../src/app/guard.js';
import type { World } from '../../src/app/world.js';
import { gitIn } from '../../src/git/git.js';
import { changedContents } from '../../src/git/staged.js';
import { mentor } from '../e2e/support.js';
import { tempFolder, writeIn } from '../support/folder.js';
import { commitAll, git, repositoryOf } from '../support/git.js';

const CONFIG = 'version: 1\nframework: ljmu-2007\nstage: developing\n';
const PEOPLE = 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n';
const NAMED = '---\nkind: entry\ndate: 2026-03-12\ncriteria: [DM5]\n---\n\nWe met Jane.\n';
const CLEAN = NAMED.replace('Jane', 'Trainee A');

function worldIn(cwd: string): World {
  return {
    cwd,
    env: process.env,
    notice: () => undefined,
    now: () => new Date('2026-11-20T10:00:00Z'),
    signal: new AbortController().signal,
  };
}

/** A repository with these files in its first commit, and those in its index. */
function repository(committed: Record<string, string>, staged: Record<string, string> = {}): string {
  const top = tempFolder();
  writeIn(top, { '.gitignore': 'private.yaml\n', ...committed });
  repositoryOf(top);
  stage(top, staged);
  return top;
}

function stage(top: string, files: Record<string, string>): void {
  writeIn(top, files);
  git(top, 'add', '--all');
}

/** What is said of a commit: each portfolio by its folder, with the rule and the file of each finding. */
async function said(top: string, folder?: string, cwd = top): Promise<Record<string, string[]>> {
  const looked = await guardCommit(folder, worldIn(cwd));
  return Object.fromEntries(
    looked.map(({ open, findings }) => [
      basename(open.root),
      findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`),
    ]),
  );
}

const ADA = { 'ada/portfolio.yaml': CONFIG, 'ada/private.yaml': PEOPLE };
const BEN = { 'ben/portfolio.yaml': CONFIG, 'ben/private.yaml': PEOPLE };

describe('what a commit would hold', () => {
  test('is looked at portfolio by portfolio, as far as it changes one', async () => {
    const files = { ...ADA, ...BEN, 'cy/portfolio.yaml': CONFIG, 'my-portfolio.yaml': '', 'ben/journal/old.md': NAMED };
    const top = repository(files, { 'ada/journal/a.md': NAMED, 'ben/journal/b.md': CLEAN, 'readme.md': 'Jane' });
    const ada = { ada: ['private/name journal/a.md:7'] };
    expect(await said(top)).toEqual({ ...ada, ben: ['private/name journal/old.md:7'] });
    const outside = tempFolder();
    symlinkSync(top, join(outside, 'link'));
    for (const folder of ['link/ada', 'link/ada/journal', top.concat('/ada')])
      expect(await said(top, folder, outside)).toEqual(ada);
    expect(await said(top, undefined, join(top, 'cy'))).toHaveProperty('ada');
    expect(await said(top, 'cy')).toEqual({});
  });

  test('is what the index holds, a first commit too; the list of names is that on disk', async () => {
    const top = tempFolder();
    git(top, 'init', '--quiet');
    writeIn(top, { '.gitignore': 'private.yaml\n', 'private.yaml': PEOPLE });
    stage(top, { 'portfolio.yaml': CONFIG, 'journal/a.md': NAMED });
    writeIn(top, { 'journal/a.md': CLEAN, 'journal/b.md': NAMED, 'portfolio.yaml': 'framework: [' });
    expect(await said(top)).toEqual({ [basename(top)]: ['private/name journal/a.md:7'] });
  });

  test('counts where portfolio.yaml is only on disk, and is read from there, or only in the index', async () => {
    const entry = { 'ada/journal/2026/a.md': NAMED.replace('DM5', 'DM99') };
    const untold = repository({ '.gitignore': 'private.yaml\nportfolio.yaml\n' }, { ...ADA, ...entry });
    const told = repository(ADA, entry);
    rmSync(join(told, 'ada/portfolio.yaml'));
    for (const top of [untold, told])
      expect(await said(top)).toEqual({ ada: [expect.stringMatching(/^link/), 'private/name journal/2026/a.md:7'] });
    rmSync(join(untold, 'ada/portfolio.yaml'));
    mkdirSync(join(untold, 'ada/portfolio.yaml'));
    expect(await said(untold)).toEqual({});
  });

  test('is read whatever it is, where it is new or has another place; what was committed before is past', async () => {
    const top = repository({ ...ADA, 'ada/evidence/old.txt': 'Jane', 'ada/evidence/moved.txt': 'Jane Holloway' });
    git(top, 'mv', 'ada/evidence/moved.txt', 'ada/evidence/here.txt');
    stage(top, { 'ada/evidence/2026/note.txt': 'Seen by Jane Holloway.', 'ada/references.bib': '% Jane\n' });
    stage(top, { 'ada/dist/portfolio.txt': 'Jane Holloway', 'ada/evidence/empty.txt': '' });
    rmSync(join(top, 'ada/evidence'), { recursive: true });
    const temporary = tempFolder();
    vi.stubEnv('TMPDIR', temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { ada = [] } = await said(top);
    expect(ada.sort()).toEqual([
      'private/name evidence/2026/note.txt:1',
      'private/name evidence/here.txt:1',
      'private/name references.bib:1',
    ]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('is not taken for searched where a text is too long to be read, or is none', async () => {
    const long = CLEAN + 'We met. '.repeat(300_000);
    const top = repository(ADA, { 'ada/journal/long.md': long });
    writeIn(top, { 'ada/journal/odd.md': Buffer.from(CLEAN.replace('We met', 'Café'), 'latin1') });
    git(top, 'add', '--all');
    const { ada = [] } = await said(top);
    expect(ada.sort()).toEqual(['read/encoding journal/odd.md:null', 'read/too-large journal/long.md:null']);
  });

  test('is said of a file that nobody can search, and not refused', async () => {
    const top = repository(ADA, { 'ada/journal/a.md': CLEAN });
    writeIn(top, {
      'ada/evidence/locked.zip': 'PK\x03\x04',
      'ada/evidence/old.odd': '\x01\x02',
      'ada/.DS_Store': '\x01',
    });
    truncateSync(join(top, 'ada/evidence/old.odd'), 129 * 2 ** 20);
    git(top, 'add', '--all');
    const [ada] = await guardCommit(undefined, worldIn(top));
    expect(ada?.findings).toEqual([]);
    expect(ada?.unsearched.map(({ file, message }) => [file, message])).toEqual([
      ['evidence/locked.zip', expect.stringContaining('it is damaged')],
      ['evidence/old.odd', expect.stringContaining('it is too large')],
    ]);
    const { code, out } = await mentor(['check', '--for', 'commit'], top);
    expect([code, out]).toEqual([0, expect.stringMatching(/locked\.zip[\s\S]*The commit is not held up by this\./)]);
    git(top, 'commit', '--quiet', '-m', 'x');
    expect(await guardCommit(undefined, worldIn(top))).toEqual([]);
  });

  test('is refused for a list of names in it, and not for what is only missing or doubtful', async () => {
    const top = repository(ADA, { 'ada/journal/a.md': CLEAN, 'ada/journal/odd.md': CLEAN.replace('date', 'dat') });
    expect(await said(top)).toEqual({ ada: [] });
    writeIn(top, { 'ada/private 2.yaml': PEOPLE });
    git(top, 'add', '--force', 'ada/private.yaml', 'ada/private 2.yaml');
    expect(await said(top)).toEqual({ ada: ['private/copy private 2.yaml:null', 'private/copy private.yaml:null'] });
  });

  test.each([
    ['a folder', (path: string) => void mkdirSync(path)],
    ['a pipe that would keep it waiting', pipe],
  ])('is looked at without names where %s is in the place of the list', async (_, put) => {
    const top = repository({ 'portfolio.yaml': CONFIG }, { 'journal/a.md': NAMED.replace('DM5', 'DM99') });
    put(join(top, 'private.yaml'));
    expect(await said(top)).toEqual({ [basename(top)]: ['link/criterion journal/a.md:4'] });
  });

  test('cannot be told outside of a repository, nor in the midst of a merge', async () => {
    await expect(said(tempFolder())).rejects.toMatchObject({ code: 'NoRepository' });
    const top = repository(ADA, {});
    git(top, 'checkout', '--quiet', '-b', 'other');
    writeIn(top, { 'ada/a.md': 'One.' });
    commitAll(top, 'One');
    git(top, 'checkout', '--quiet', '-');
    writeIn(top, { 'ada/a.md': 'Two.' });
    commitAll(top, 'Two');
    expect(() => git(top, 'merge', 'other')).toThrow();
    await expect(said(top)).rejects.toMatchObject({ code: 'NothingStaged' });
  });
});

/** Whoever reads from it gets the list; nobody does. */
function pipe(path: string): void {
  execFileSync('mkfifo', [path]);
  const writer = spawn('/bin/sh', ['-c', 'printf "%s" "$2" > "$1"', 'sh', path, PEOPLE]);
  onTestFinished(() => void writer.kill());
}

test('what git cannot give of a commit is left out, and the rest is read', async () => {
  const top = repository({}, { 'a.txt': 'One.', 'film.mp4': 'Film' });
  const [id, film] = git(top, 'hash-object', 'a.txt', 'film.mp4').split('\n') as [string, string];
  const blobs = [
    { path: 'gone.txt', id: 'f'.repeat(40), size: 4 },
    { path: 'film.mp4', id: film, size: 2 ** 40 },
    { path: 'a.txt', id, size: 4 },
    { path: 'copy.txt', id, size: 4 },
  ];
  const read = await changedContents(gitIn(top, process.env), blobs);
  expect([...read].map(([path, bytes]) => `${path}: ${bytes}`)).toEqual(['a.txt: One.', 'copy.txt: One.']);
});
