import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { satisfies } from '../../src/app/doctor.js';
import { editorWords } from '../../src/app/editor.js';
import { completions } from '../../src/cli/ask/files.js';
import { mentor, portfolio, tempFolder } from './support.js';
import { PROGRAM } from './terminal.js';

async function completed(root: string, word: string, ...before: string[]): Promise<string[]> {
  const run = await mentor(['__complete', `--word=${word}`, '--', ...before], root);
  return run.out
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0] ?? '');
}

describe('completion', () => {
  test('offers commands, options, their values, and ids of the portfolio here', async () => {
    const root = await portfolio();
    await mentor(['new', 'entry', 'Joint observation', '--text', 'x'], root);
    expect(await completed(root, 'sta')).toEqual(['status']);
    expect(await completed(root, '', 'evidence')).toEqual(['add', 'list']);
    expect(await completed(root, '--crit', 'new', 'entry')).toEqual(['--criteria']);
    expect(await completed(root, 'js', 'check', '--format')).toEqual(['json']);
    expect(await completed(root, '--format=sar', 'check')).toEqual(['--format=sarif']);
    expect(await completed(root, 'am1,AM1', 'new', 'entry', '--criteria')).toEqual([
      'am1,AM1',
      'am1,AM10',
      'am1,AM11',
      'am1,AM12',
    ]);
    expect(await completed(root, 'conv', 'new')).toEqual(['conversation']);
    expect(await completed(root, 'MS4.2', 'rate')).toEqual(['MS4.2=red', 'MS4.2=amber', 'MS4.2=green']);
    expect(await completed(root, 'coaching.1', 'tick', 'coaching.2')).toEqual(['coaching.1', 'coaching.10']);
    expect(await completed(root, '2026-11-20-j', 'evidence', 'add', 'x', '--to')).toEqual([
      '2026-11-20-joint-observation',
    ]);
    expect(await completed(root, 'gtc', 'framework', 'show')).toEqual(['gtc-tla']);
    mkdirSync(join(root, 'frameworks'));
    writeFileSync(
      join(root, 'frameworks/fell.yaml'),
      'id: fell\ntitle: Fell\nversion: 1\nstatus: current\nlicence: MIT\n',
    );
    for (const words of [['show'], ['wording'], ['export']])
      expect(await completed(root, 'fel', 'framework', ...words)).toEqual(['fell']);
    expect(await completed(root, 'fel', 'init', '--framework')).toEqual(['fell']);
    expect(await completed(root, 'adv', 'status', '--stage')).toEqual(['advanced']);
    expect(await completed(root, 'complete/rat', 'check', '--explain')).toEqual(['complete/rating']);
    expect(await completed(root, 'po', 'completion')).toEqual(['powershell']);
  });

  test('offers nothing where a file or a text goes, and outside a portfolio', async () => {
    const root = await portfolio();
    expect(await completed(root, 'port', 'evidence', 'add')).toEqual([]);
    expect(await completed(root, '', 'new', 'entry', '--text')).toEqual([]);
    expect(await completed(tempFolder(), 'AM', 'new', 'entry', '--criteria')).toEqual([]);
  });

  test('works in bash', async () => {
    const root = await portfolio();
    const folder = tempFolder();
    writeFileSync(join(folder, 'mentor'), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
    chmodSync(join(folder, 'mentor'), 0o755);
    const script = `eval "$(mentor completion bash)"; COMP_WORDS=(mentor new entry --criteria AM1); COMP_CWORD=4; _mentor; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
    expect(execFileSync('bash', ['-c', script], { cwd: root, env, encoding: 'utf8' })).toBe('AM1\nAM10\nAM11\nAM12\n');
  });

  test('in bash what stands behind = is completed by itself, and what anybody named is quoted', async () => {
    const root = await portfolio();
    writeFileSync(join(root, 'journal/2026-03-12-$(touch PWNED) `x`.md'), '---\nkind: entry\n---\n\nText.\n');
    const bin = tempFolder();
    writeFileSync(join(bin, 'mentor'), `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`, { mode: 0o755 });
    const words = ['rate MS1.1 = g', 'status --format = j', 'open 2026-03-12'];
    const script = words.map(
      (typed) =>
        `COMP_WORDS=(mentor ${typed}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _mentor; printf '%s\\n' "\${COMPREPLY[*]}"`,
    );
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
    const all = `eval "$(mentor completion bash)"; COMP_WORDBREAKS='"=: '; ${script.join('; ')}`;
    const out = execFileSync('bash', ['-c', all], { cwd: root, env, encoding: 'utf8' });
    expect(out).toBe('green\njson\n2026-03-12-\\$\\(touch\\ PWNED\\)\\ \\`x\\`\n');
  });

  test.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', async (shell) => {
    const run = await mentor(['completion', shell], tempFolder());
    expect(run.code).toBe(0);
    expect(run.out).toContain('mentor __complete "--word=');
    expect(run.out).not.toContain('undefined');
  });

  test('an unknown shell is told', async () => {
    expect((await mentor(['completion', 'tcsh'], tempFolder())).err).toContain(
      'Allowed choices are bash, zsh, fish, powershell',
    );
  });
});

describe('doctor', () => {
  test('names each part and what to do about it', async () => {
    const cwd = tempFolder();
    const run = await mentor(['doctor', '--json'], cwd, {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], MENTOR_CACHE: cwd },
    });
    const { version, parts } = JSON.parse(run.out) as {
      version: number;
      parts: { id: string; state: string; found: string; advice: string | null }[];
    };
    expect(version).toBe(1);
    expect(parts.map(({ id }) => id)).toEqual([
      'mentor',
      'node',
      'browser',
      'git',
      'ssh-keygen',
      'editor',
      'fonts',
      'cache',
      'portfolio',
    ]);
    const part = (id: string): object | undefined => parts.find((one) => one.id === id);
    expect(part('node')).toMatchObject({ state: 'good', advice: null });
    expect(part('cache')).toEqual({ id: 'cache', state: 'good', found: cwd, advice: null });
    expect(part('portfolio')).toMatchObject({ state: 'optional', advice: 'Start one with `mentor init`.' });
    expect(part('editor')).toMatchObject({ state: 'optional' });
    expect(run.code).toBe(parts.some(({ state }) => state === 'lacking') ? 1 : 0);
  });

  test('exit code 1 where a command could not do its work', async () => {
    const run = await mentor(['doctor', '--browser', '/nowhere/chrome'], await portfolio());
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^✗ browser/m);
    expect(run.out).toContain('/nowhere/chrome');
    expect(run.out).toMatch(/^✓ portfolio .*\(ljmu-2016, 4 files\)$/m);
    expect(run.out).toContain('Lacking: 1.');
  });

  test.each([
    ['20.19.0', true],
    ['20.18.3', false],
    ['22.12.0', false],
    ['22.13.1', true],
    ['23.9.0', false],
    ['24.0.0', true],
    ['26.1.0', true],
    ['18.20.0', false],
  ])('Node %s fits the ranges: %s', (version, fits) => {
    expect(satisfies(version, '^20.19.0 || ^22.13.0 || >=24.0.0')).toBe(fits);
  });
});

describe('small parts', () => {
  test('an editor with options and spaces, in quotes or where it lies', () => {
    const folder = join(tempFolder(), 'an editor of mine');
    mkdirSync(folder);
    writeFileSync(join(folder, 'e x'), '');
    const words = (EDITOR: string): string[] => editorWords({ EDITOR });
    expect(words('code --wait')).toEqual(['code', '--wait']);
    expect(words('"C:\\Program Files\\Edit\\e.exe" -n \'a b\'')).toEqual([
      'C:\\Program Files\\Edit\\e.exe',
      '-n',
      'a b',
    ]);
    expect(words(join(folder, 'e x'))).toEqual([join(folder, 'e x')]);
    expect(words(`${join(folder, 'e x')} --wait "a b"`)).toEqual([join(folder, 'e x'), '--wait', 'a b']);
    expect(words('')).toEqual([]);
  });

  test('paths complete with spaces and umlauts, hidden files only when asked for', () => {
    const cwd = tempFolder();
    for (const name of ['Übersicht final.pdf', 'uber.txt', '.hidden']) writeFileSync(join(cwd, name), 'x');
    const names = (typed: string): string[] => completions(typed, cwd).map(({ value }) => value);
    expect(names('')).toEqual(['uber.txt', 'Übersicht final.pdf']);
    expect(names('ü')).toEqual(['Übersicht final.pdf']);
    expect(names('.h')).toEqual(['.hidden']);
    expect(names(`${cwd}/u`)).toEqual([`${cwd}/uber.txt`]);
    expect(names('nowhere/')).toEqual([]);
  });

  test('the editor gets the file', async () => {
    const root = await portfolio();
    const editor = join(tempFolder(), 'my editor.sh');
    writeFileSync(editor, '#!/bin/sh\necho "edited by $1" >> "$2"\n');
    chmodSync(editor, 0o755);
    const env = { ...process.env, EDITOR: `"${editor}" me` };
    const run = await mentor(['new', 'entry', 'Edited', '--text', 'x', '--edit', '--no-input'], root, { env });
    expect(run.code).toBe(0);
    const path = join(root, run.out.trim());
    await expect.poll(() => execFileSync('cat', [path], { encoding: 'utf8' })).toContain('edited by me');
    const none = await mentor(['new', 'entry', 'Unedited', '--edit'], root, { env: { EDITOR: '/nowhere/editor' } });
    expect(none.code).toBe(2);
    expect(none.err).toContain('could not be started');
    const doctor = await mentor(['doctor'], root, { env: { ...env, EDITOR: '/nowhere/editor' } });
    expect(doctor.out).toMatch(/editor +\/nowhere\/editor, which does not exist/);
  });
});
