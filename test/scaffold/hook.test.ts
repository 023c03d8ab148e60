import { chmodSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GUARD_RUNS, installHook } from '../../src/scaffold/hook.js';
import { folderWith, tempFolder, writeIn } from '../support/folder.js';
import { git } from '../support/git.js';

/** Says that it runs where it is only tried, and is a person's own; the shell stands for Node. */
const SPEAKS = `[ "$MENTOR_GUARD" = try ] && [ -n "$HOME" ] && echo '${GUARD_RUNS}'\n`;
const ENV = { ...process.env, HOME: '/home/ada' };
const OTHERS = '#!/bin/sh\nexit 0\n';

/** Where git is ever asked about another folder than it is told, no hook is put into the repository that this test is in. */
const here = process.cwd();
beforeAll(() => process.chdir(tmpdir()));
afterAll(() => process.chdir(here));

/** What stands in for mentor. */
function program(text: string): { node: string; program: string } {
  return { node: '/bin/sh', program: join(folderWith({ mentor: text }), 'mentor') };
}

function repository(hooksPath?: string): string {
  const root = tempFolder();
  git(root, 'init', '--quiet');
  if (hooksPath) git(root, 'config', 'core.hooksPath', hooksPath);
  return root;
}

describe('the hook before a commit', () => {
  test('is written to be run, tried, and brought up to date', async () => {
    const root = repository();
    writeIn(root, { 'ada/portfolio.yaml': '' });
    const file = join(root, '.git/hooks/pre-commit');
    const elsewhere = { ...ENV, GIT_DIR: join(repository(), '.git') };
    for (const speaks of [program(SPEAKS), program(SPEAKS)]) {
      expect(await installHook(join(root, 'ada'), speaks, elsewhere)).toEqual({ state: 'written', file });
      expect(readFileSync(file, 'utf8')).toContain(`program='${speaks.program}'`);
      expect(statSync(file).mode & 0o777).toBe(0o755);
      chmodSync(file, 0o600);
    }
  });

  test('names a program as a shell takes it on Windows too', async () => {
    const root = repository();
    const windows = { node: 'C:\\Program Files\\node.exe', program: 'C:\\mentor\\bin\\mentor.js' };
    expect((await installHook(root, windows, ENV)).state).toBe('silent');
    const text = readFileSync(join(root, '.git/hooks/pre-commit'), 'utf8');
    expect(text).toContain("\nnode='C:/Program Files/node.exe'\nprogram='C:/mentor/bin/mentor.js'\n");
  });

  test.each([
    ['says nothing', ':\n'],
    ['fails', `echo '${GUARD_RUNS}'; exit 1\n`],
  ])('is not believed where what it runs %s', async (_, text) => {
    expect((await installHook(repository(), program(text), ENV)).state).toBe('silent');
  });

  test('of somebody else is kept', async () => {
    const root = repository();
    writeIn(root, { '.git/hooks/pre-commit': OTHERS });
    expect((await installHook(root, program(SPEAKS), ENV)).state).toBe('kept');
    expect(readFileSync(join(root, '.git/hooks/pre-commit'), 'utf8')).toBe(OTHERS);
  });

  test.each([
    ['.hooks', '.hooks'],
    ['tools/_', 'tools/_'],
    ['.husky/hooks', '.husky/hooks'],
    ['.husky/_', '.husky'],
    ['..hooks', '..hooks'],
  ])('where git looks into %s it stands in %s', async (hooksPath, folder) => {
    const root = repository(hooksPath);
    const { file, state } = await installHook(root, program(SPEAKS), ENV);
    expect([file, state]).toEqual([join(root, folder, 'pre-commit'), folder === hooksPath ? 'written' : 'silent']);
  });

  test('is put in no folder that other repositories share', async () => {
    const shared = tempFolder();
    const file = join(shared, 'pre-commit');
    expect(await installHook(repository(shared), program(SPEAKS), ENV)).toEqual({ state: 'elsewhere', file });
  });

  test('of a worktree is that of its repository', async () => {
    const root = repository();
    git(root, 'commit', '--quiet', '--allow-empty', '-m', 'Begin');
    const worktree = join(tempFolder(), 'tree');
    git(root, 'worktree', 'add', '--quiet', worktree);
    const { file, state } = await installHook(worktree, program(SPEAKS), ENV);
    expect([realpathSync(file ?? ''), state]).toEqual([join(root, '.git/hooks/pre-commit'), 'written']);
  });

  test('goes nowhere without a work tree', async () => {
    const bare = tempFolder();
    git(bare, 'init', '--quiet', '--bare');
    for (const folder of [bare, tempFolder()])
      expect(await installHook(folder, program(SPEAKS), ENV)).toEqual({ state: 'absent', file: null });
  });
});
