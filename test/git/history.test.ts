import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { searchHistory } from '../../src/git/history.js';
import type { PastName, PrivatePerson } from '../../src/portfolio/index.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { writeIn } from '../support/folder.js';
import { commitAll, git } from '../support/git.js';

const at = { line: 1, column: 1, endLine: 1, endColumn: 2 };
const JANE: PrivatePerson = { id: 'trainee-a', as: 'Trainee A', name: 'Jane Holloway', also: [], anyCase: false, at };

class Repository {
  readonly folder = tempFolder();

  constructor() {
    this.git('init', '--quiet', '--initial-branch=main');
  }

  git(...args: string[]): string {
    return git(this.folder, ...args);
  }

  commit(message: string, files: Record<string, string | null>): string {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) rmSync(join(this.folder, path));
      else writeIn(this.folder, { [path]: text });
    }
    commitAll(this.folder, message);
    return this.git('rev-parse', '--short', 'HEAD').trim();
  }
}

const search = (folder: string, people: PrivatePerson[] = [JANE]): Promise<PastName[] | null> =>
  searchHistory(folder, people, process.env, new AbortController().signal);

describe('what git keeps', () => {
  test('a name that a later edit took out, with the commit that brought it in', async () => {
    const repository = new Repository();
    const first = repository.commit('Start', { 'journal/a.md': 'We met Jane.\n' });
    repository.commit('More', { 'journal/a.md': 'We met Jane.\nAnd Jane again.\n' });
    repository.commit('Mend', { 'journal/a.md': 'We met Trainee A.\n' });
    const day = repository.git('log', '-1', '--format=%ad', '--date=short').trim();
    expect(await search(repository.folder)).toEqual([{ path: 'journal/a.md', commit: first, day, as: 'Trainee A' }]);
  });

  test('on another branch, in the name of a file, in the message of a commit, and private.yaml itself', async () => {
    const repository = new Repository();
    repository.commit('Start', { 'journal/a.md': 'We met.\n' });
    repository.git('checkout', '--quiet', '-b', 'draft');
    const [picture, words, people] = [
      repository.commit('Picture', { 'evidence/jane-holloway.txt': 'x\n' }),
      repository.commit('Talk with Jane', { 'journal/b.md': 'We talked.\n' }),
      repository.commit('Names', { 'private.yaml': 'people: [Jane]\n' }),
    ];
    repository.git('checkout', '--quiet', 'main');
    const found = (await search(repository.folder))?.map(({ path, commit, as }) => [path, commit, as]);
    expect(new Set(found)).toEqual(
      new Set([
        ['evidence/jane-holloway.txt', picture, 'Trainee A'],
        [null, words, 'Trainee A'],
        ['private.yaml', people, null],
      ]),
    );
  });

  test('a portfolio within a repository is searched by itself', async () => {
    const repository = new Repository();
    repository.commit('Both', { 'mine/journal/a.md': 'Jane\n', 'other/b.md': 'Jane\n' });
    expect((await search(join(repository.folder, 'mine')))?.map(({ path }) => path)).toEqual(['journal/a.md']);
  });

  test('lines that look like parts of a difference are lines', async () => {
    const repository = new Repository();
    repository.commit('Start', { 'a.md': '++ b/Jane.md\n@@ -1 +1 @@\ndiff --git a/Jane b/Jane\n' });
    expect((await search(repository.folder))?.map(({ path }) => path)).toEqual(['a.md']);
  });

  test('no repository, or nothing committed', async () => {
    expect(await search(tempFolder())).toBeNull();
    expect(await search(new Repository().folder)).toEqual([]);
  });

  test('a repository of somebody else runs nothing', async () => {
    const repository = new Repository();
    const trap = join(repository.folder, 'ran');
    const program = join(repository.folder, 'trap.sh');
    writeFileSync(program, `#!/bin/sh\ntouch '${trap}'\n`, { mode: 0o755 });
    repository.commit('Start', { 'a.md': 'Jane\n', '.gitattributes': '*.md diff=evil\n' });
    for (const key of [
      'diff.external',
      'diff.evil.command',
      'diff.evil.textconv',
      'core.fsmonitor',
      'core.pager',
      'gpg.program',
    ])
      repository.git('config', key, program);
    repository.git('config', 'log.showSignature', 'true');
    expect(await search(repository.folder)).toHaveLength(1);
    expect(existsSync(trap)).toBe(false);
  });

  test('mentor check --history tells it, and without --history it does not', async () => {
    const repository = new Repository();
    const files = {
      'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: developing\n',
      'evidence/jane.txt': 'x\n',
    };
    const commit = repository.commit('Start', files);
    renameSync(join(repository.folder, 'evidence/jane.txt'), join(repository.folder, 'evidence/plan.txt'));
    writeFileSync(
      join(repository.folder, 'private.yaml'),
      'people: [{name: Jane Holloway, id: trainee-a, as: Trainee A}]\n',
    );
    const run = async (...flags: string[]): Promise<string> =>
      (await mentor(['check', repository.folder, '--rule', 'private/history', ...flags], repository.folder)).out;
    expect(await run('--history')).toContain(`Unexpected real name in an earlier version, commit ${commit}`);
    expect(await run('--history')).toContain('evidence/[Trainee A].txt');
    expect(await run()).not.toContain('earlier version');
  });

  test('asked for where there is none, it could not run', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'portfolio.yaml'), 'version: 1\nframework: ljmu-2007\nstage: developing\n');
    const { code, err } = await mentor(['check', folder, '--history'], folder);
    expect([code, err]).toEqual([2, expect.stringContaining('There is no history to search')]);
  });
});
