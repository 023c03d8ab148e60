import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mentor, tempFolder } from '../e2e/support.js';
import { writeIn } from '../support/folder.js';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const COMPLETE = join(ROOT, 'fixtures/complete/advanced-2016');

/** Every `mentor check …` in a text, as its arguments. */
function commandsIn(text: string): string[][] {
  return [...text.matchAll(/mentor (check [^\n|>&]*)/g)].map(([, command = '']) =>
    command
      .trim()
      .split(/\s+/)
      .filter((part) => part !== '--' && !part.includes('$')),
  );
}

describe('hooks and workflows', () => {
  test.each(['.pre-commit-hooks.yaml', 'templates/starter/ci/github.yml.hbs', 'templates/starter/ci/gitlab.yml.hbs'])(
    '%s is YAML, and the commands in it run',
    async (path) => {
      const text = read(path);
      expect(parse(text)).toBeTruthy();
      expect(text).not.toContain('\t');
      const commands = path.endsWith('hooks.yaml')
        ? (parse(text) as { entry: string }[]).flatMap(({ entry }) => commandsIn(entry))
        : commandsIn(text.replace(/^\s*#.*$/gm, ''));
      expect(commands.length).toBeGreaterThan(1);
      for (const command of commands) {
        const { code, err } = await mentor(command, COMPLETE);
        expect([command, code, err]).toEqual([command, 0, '']);
      }
    },
  );

  test('the hooks for pre-commit say what they are', () => {
    const hooks = parse(read('.pre-commit-hooks.yaml')) as Record<string, unknown>[];
    for (const hook of hooks)
      expect(hook).toMatchObject({
        id: expect.any(String),
        name: expect.any(String),
        language: 'node',
        pass_filenames: false,
      });
  });
});

describe('the git hook', () => {
  const commit = (repository: string, bin: string, ...flags: string[]): { status: number | null; stderr: string } => {
    const env = {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env['PATH']}`,
      XDG_CACHE_HOME: join(bin, 'cache'),
    };
    const who = ['-c', 'user.name=Ada Marsh', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', ['add', '--all'], { cwd: repository });
    const args = [...who, 'commit', '--quiet', '-m', 'work', ...flags];
    return spawnSync('git', args, { cwd: repository, env, encoding: 'utf8' });
  };

  function repositoryWith(files: Record<string, string>): { repository: string; bin: string } {
    const [repository, bin] = [tempFolder(), tempFolder()];
    execFileSync('git', ['init', '--quiet'], { cwd: repository });
    mkdirSync(join(repository, '.git/hooks'), { recursive: true });
    cpSync(join(ROOT, 'templates/starter/hooks/pre-commit'), join(repository, '.git/hooks/pre-commit'));
    writeFileSync(join(bin, 'mentor'), `#!/bin/sh\nexec '${process.execPath}' '${ROOT}/bin/mentor.js' "$@"\n`, {
      mode: 0o755,
    });
    writeIn(join(repository, 'my portfolio'), files);
    return { repository, bin };
  }

  const CONFIG = {
    'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: developing\n',
    '.gitignore': 'private.yaml\n',
  };
  const PEOPLE = { 'private.yaml': 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n' };
  const entry = (text: string): string => `---\nkind: entry\ndate: 2026-03-12\ncriteria: [DM5]\n---\n\n${text}\n`;

  test('lets a portfolio pass in which things are missing yet', () => {
    const { repository, bin } = repositoryWith({ ...CONFIG, ...PEOPLE, 'journal/a.md': entry('We met.') });
    expect(commit(repository, bin)).toMatchObject({ status: 0, stderr: '' });
  });

  test('refuses what is broken, and says why', () => {
    const { repository, bin } = repositoryWith({ ...CONFIG, 'journal/a.md': entry('We met.').replace('DM5', 'DM99') });
    const { status, stderr } = commit(repository, bin);
    expect(status).toBe(1);
    expect(stderr).toContain('Unexpected criterion `DM99`');
  });

  test('refuses a name, without saying it; --no-verify goes past', () => {
    const { repository, bin } = repositoryWith({ ...CONFIG, ...PEOPLE, 'journal/a.md': entry('We met Jane.') });
    const { status, stderr } = commit(repository, bin);
    expect(status).toBe(1);
    expect(stderr).toContain('Unexpected real name, expected `Trainee A`');
    expect(stderr).not.toContain('Jane');
    expect(commit(repository, bin, '--no-verify').status).toBe(0);
  });

  test('where mentor is not installed it says so and stands in nobody’s way', () => {
    const { repository } = repositoryWith({ ...CONFIG, 'journal/a.md': entry('We met.').replace('DM5', 'DM99') });
    const { status, stderr } = commit(repository, tempFolder());
    expect([status, stderr]).toEqual([0, expect.stringContaining('mentor is not installed here')]);
  });
});
