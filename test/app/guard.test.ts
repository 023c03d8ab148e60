import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentor, tempFolder } from '../e2e/support.js';
import { writeIn } from '../support/folder.js';
import { commitAll, git } from '../support/git.js';

const PEOPLE = 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n';
const FILES = {
  'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: developing\n',
  '.gitignore': 'private.yaml\n',
  'private.yaml': PEOPLE,
};
const NAMED = entry('We met Jane.');
const CLEAN = entry('We met Trainee A.');

function entry(text: string): string {
  return `---\nkind: entry\ndate: 2026-03-12\ncriteria: [DM5]\n---\n\n${text}\n`;
}

interface Commit {
  status: number | null;
  said: string;
}

/** Commits what is in the index with the git that is there. @param path left out: the test's own */
function commit(repository: string, args: readonly string[] = [], path?: string, input = ''): Commit {
  const who = ['-c', 'user.name=Ada Marsh', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
  const env = { ...process.env, ...(path === undefined ? {} : { PATH: path }) };
  const run = spawnSync('git', [...who, 'commit', '--quiet', '-m', 'work', ...args], {
    cwd: repository,
    env,
    encoding: 'utf8',
    input,
  });
  return { status: run.status, said: `${run.stdout}${run.stderr}` };
}

/** A portfolio in a repository of its own with one commit, and the hook. */
async function guarded(folder = '', prepare: (repository: string) => void = () => undefined): Promise<string> {
  const repository = tempFolder();
  git(repository, 'init', '--quiet', '--initial-branch=main');
  prepare(repository);
  writeIn(join(repository, folder), FILES);
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '-m', 'Begin', '--no-verify');
  await hooksInto(join(repository, folder));
  return repository;
}

async function hooksInto(root: string): Promise<string> {
  const { code, err } = await mentor(['init', root, '--hooks'], root);
  expect(code).toBe(0);
  return err;
}

/** Refused, and the name is not said. */
const REFUSED = { status: 1, said: expect.stringMatching(/^(?!.*Jane).*expected `Trainee A`/s) };
const TAKEN = { status: 0, said: '' };

describe('the guard before a commit', () => {
  test('lets pass what is only missing yet, and refuses what is broken', async () => {
    const repository = await guarded('my portfolio');
    writeIn(join(repository, 'my portfolio'), { 'journal/a.md': CLEAN });
    git(repository, 'add', '--all');
    expect(commit(repository)).toEqual(TAKEN);
    writeIn(join(repository, 'my portfolio'), { 'journal/b.md': CLEAN.replace('DM5', 'DM99') });
    git(repository, 'add', '--all');
    const { status, said } = commit(repository);
    expect([status, said]).toEqual([1, expect.stringContaining('Unexpected criterion `DM99`')]);
    expect(said).toContain('my portfolio');
  });

  test('what is in the index counts, and nothing else on disk', async () => {
    const repository = await guarded();
    writeIn(repository, { 'journal/a.md': NAMED });
    git(repository, 'add', '--all');
    writeIn(repository, { 'journal/a.md': CLEAN });
    expect(commit(repository)).toEqual(REFUSED);
    git(repository, 'add', '--all');
    writeIn(repository, { 'journal/a.md': NAMED, 'journal/not-added.md': NAMED.replace('DM5', 'DM99') });
    expect(commit(repository)).toEqual(TAKEN);
    expect(readFileSync(join(repository, 'journal/a.md'), 'utf8')).toBe(NAMED);
    expect(commit(repository, ['--all'])).toEqual(REFUSED);
  });

  test('a part that is added with `git add -p` counts alone', async () => {
    const repository = await guarded();
    const text = entry(['First.', ...Array.from({ length: 20 }, (_, index) => `Line ${index}.`), 'Last.'].join('\n\n'));
    writeIn(repository, { 'journal/a.md': text });
    commitAll(repository, 'An entry');
    writeIn(repository, {
      'journal/a.md': text.replace('First.', 'First, with care.').replace('Last.', 'Jane came last.'),
    });
    spawnSync('git', ['add', '-p'], { cwd: repository, input: 'y\nn\n' });
    expect(commit(repository)).toEqual(TAKEN);
    spawnSync('git', ['add', '-p'], { cwd: repository, input: 'y\n' });
    expect(commit(repository)).toEqual(REFUSED);
  });

  test('files that are no text are looked into as they are in the index', async () => {
    const repository = await guarded();
    writeIn(repository, { 'evidence/note.txt': 'Seen by Jane Holloway.' });
    git(repository, 'add', '--all');
    rmSync(join(repository, 'evidence/note.txt'));
    expect(commit(repository)).toEqual(REFUSED);
  });

  test('runs where nothing but the system is on the PATH', async () => {
    const repository = await guarded();
    writeIn(repository, { 'journal/a.md': NAMED });
    git(repository, 'add', '--all');
    expect(commit(repository, [], '/usr/bin:/bin')).toEqual(REFUSED);
  });

  test('refuses and says so where mentor is gone; --no-verify goes past', async () => {
    const repository = await guarded();
    const hook = join(repository, '.git/hooks/pre-commit');
    writeFileSync(hook, readFileSync(hook, 'utf8').replace(/^(node|program)='.*'$/gm, "$1='/nowhere'"));
    writeIn(repository, { 'journal/a.md': CLEAN });
    git(repository, 'add', '--all');
    const { status, said } = commit(repository, [], '/usr/bin:/bin');
    expect([status, said]).toEqual([1, expect.stringContaining('mentor is no longer where it was')]);
    expect(commit(repository, ['--no-verify']).status).toBe(0);
  });

  test('in a worktree and in a submodule', async () => {
    const repository = await guarded();
    const worktree = join(tempFolder(), 'tree');
    git(repository, 'worktree', 'add', '--quiet', worktree);
    const above = tempFolder();
    git(above, 'init', '--quiet');
    git(above, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository, 'ada');
    const submodule = join(above, 'ada');
    await hooksInto(submodule);
    for (const folder of [worktree, submodule]) {
      writeIn(folder, { 'private.yaml': PEOPLE, 'journal/a.md': NAMED });
      git(folder, 'add', '--all');
      expect(commit(folder)).toEqual(REFUSED);
      expect((await mentor(['verify', folder], folder)).code).toBe(0);
    }
  });

  test.each([
    ['a folder of the repository', '.hooks', '.hooks/pre-commit'],
    ['husky’s own', '.husky/_', '.husky/pre-commit'],
  ])('goes where core.hooksPath leads: %s', async (_, hooksPath, hook) => {
    const repository = await guarded('', (folder) => {
      git(folder, 'config', 'core.hooksPath', hooksPath);
      if (!hooksPath.endsWith('_')) return;
      writeIn(folder, { '.husky/_/pre-commit': '#!/bin/sh\nexec sh "$(dirname "$0")/../pre-commit"\n' });
      spawnSync('chmod', ['+x', join(folder, '.husky/_/pre-commit')]);
    });
    expect(readFileSync(join(repository, hook), 'utf8')).toContain('check --for commit');
    writeIn(repository, { 'journal/a.md': NAMED });
    git(repository, 'add', '--all');
    expect(commit(repository)).toEqual(REFUSED);
  });

  test('says that it is not in place where git looks elsewhere, where another hook is, where git does not run it', async () => {
    const repository = await guarded();
    const hook = join(repository, '.git/hooks/pre-commit');
    git(repository, 'config', 'core.hooksPath', tempFolder());
    expect(await hooksInto(repository)).toMatch(/NOT guarded yet: git looks for its hooks outside/);
    git(repository, 'config', '--unset', 'core.hooksPath');
    writeFileSync(hook, '#!/bin/sh\nexit 0\n');
    expect(await hooksInto(repository)).toMatch(/NOT guarded yet: another program wrote/);
    expect(readFileSync(hook, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
    renameSync(hook, `${hook}.old`);
    expect(await hooksInto(repository)).toMatch(/^git now checks each commit first/);
    expect(await hooksInto(tempPortfolio())).toMatch(/NOT guarded: there is no git repository/);
  });

  test('a portfolio.yaml that git was not told of does not switch it off', async () => {
    const repository = await guarded();
    git(repository, 'rm', '--quiet', '--cached', 'portfolio.yaml');
    git(repository, 'commit', '--quiet', '-m', 'Gone', '--no-verify');
    appendFileSync(join(repository, '.git/info/exclude'), 'portfolio.yaml\n');
    writeIn(repository, { 'journal/a.md': NAMED });
    git(repository, 'add', '--all');
    expect(commit(repository)).toEqual(REFUSED);
  });

  test('no copy of private.yaml gets in: a fresh portfolio ignores them, and the guard refuses them', async () => {
    const copies = [
      ...['private.yaml.bak', 'private.yaml.orig', 'private.yaml~', 'private 2.yaml', 'private.yml', 'Private.yaml'],
      ...['private-LAPTOP.yaml', "private (Ada's conflicted copy 2026-03-12).yaml", '.private.yaml.swp'],
      ...['private.sync-conflict-20260312-101500-ABCDEFG.yaml', 'journal/private.yaml', 'Copy of private.yaml'],
      ...['#private.yaml#', 'private_LOCAL_77.yaml', 'private.yaml.1', 'Kopie von private.yaml', 'old-private.yml'],
      ...['private[conflict].yaml', 'private.yaml~1~', '.private.yaml.un~'],
    ];
    const root = tempFolder();
    const fresh = ['--framework', 'ljmu-2007', '--stage', 'developing', '--name', 'Ada', '--yes', '--hooks'];
    await mentor(['init', root, ...fresh], root);
    mkdirSync(join(root, 'journal'), { recursive: true });
    for (const copy of copies) writeFileSync(join(root, copy), PEOPLE);
    writeIn(root, { 'frameworks/private-schools.yaml': 'note: a pack may be called so\n' });
    git(root, 'add', '--all');
    const kept = git(root, 'ls-files').split('\n');
    expect(kept.filter((path) => /^(?!\.mentor).*private/i.test(path))).toEqual(['frameworks/private-schools.yaml']);
    git(root, 'rm', '-r', '--quiet', '--cached', 'frameworks');
    git(root, 'add', '--force', ...copies);
    const { status, said } = commit(root);
    expect(status).toBe(1);
    expect(copies.filter((copy) => !said.includes(copy))).toEqual([]);
    expect(said).not.toContain('Jane');
  });
});

function tempPortfolio(): string {
  const root = tempFolder();
  writeIn(root, FILES);
  return root;
}
