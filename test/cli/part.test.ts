import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mentor, portfolio } from '../e2e/support.js';
import { PROGRAM } from '../e2e/terminal.js';

describe('a check of some rules alone', () => {
  test('speaks of these rules, in every format, and never of the whole', async () => {
    const root = await portfolio();
    for (const format of ['text', 'markdown', 'json', 'github']) {
      const run = await mentor(['check', '--rule', 'private/name', '--format', format], root);
      expect(run.code).toBe(0);
      expect(run.out).not.toMatch(/[Cc]omplete[.\n]|[Rr]eady to hand in|"(complete|ready)": true/);
    }
    const one = await mentor(['check', '--rule', 'private/name', '-q'], root);
    expect(one.out.trim().split('\n').at(-1)).toBe('private/name: nothing found.');
    const some = await mentor(['check', '--rule', 'complete/criterion', '-q'], root);
    expect(some.code).toBe(1);
    expect(some.out).toMatch(/complete\/criterion: 0 errors, \d+ missing, 0 warnings\.\n$/);
  });

  test('takes rules with commas, and names those of a group where one is meant', async () => {
    const root = await portfolio();
    const run = async (...rules: string[]): Promise<{ out: string; err: string }> =>
      mentor(['check', '-q', ...rules.flatMap((rule) => ['--rule', rule])], root);
    expect((await run('private/name,private/email', 'private/upn')).out).toContain(
      'private/name, private/email and private/upn: nothing found.',
    );
    expect((await run('private')).err).toMatch(
      /Choose from: private\/consent, (?:private\/[a-z-]+, )+private\/upn\.\n$/,
    );
    expect((await run('nothing')).err).toContain('Rules begin with complete/, link/, private/, read/, trust/;');
  });

  test('with --for submission ends by what they found', async () => {
    const root = await portfolio();
    const exit = async (rule: string): Promise<number> =>
      (await mentor(['check', '--for', 'submission', '--rule', rule], root)).code;
    expect([await exit('private/name'), await exit('complete/criterion')]).toEqual([0, 1]);
  });
});

describe('a result that cannot be written', () => {
  test
    .runIf(existsSync('/dev/full'))
    .each([
      ['--version'],
      ['status', '--markdown'],
      ['list', '--json'],
      ['framework', 'show', 'ljmu-2016', '--json'],
      ['help', 'environment'],
    ])('on a full disk: %s %s ends with 2 and a sentence', async (...words) => {
    const cwd = await portfolio();
    const run = spawnSync(process.execPath, [PROGRAM, ...words, ...(words[0] === '--version' ? [] : ['-q'])], {
      cwd,
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      encoding: 'utf8',
    });
    expect(run.stderr).toMatch(/^mentor: The (result|version) could not be written: the disk is full[^\n]*\n/);
    expect(run.stderr).not.toMatch(/\n {4}at /);
    expect(run.status).toBe(2);
  });

  test('in a pipe that nobody reads any more: 2 and a sentence, no stack', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'framework', 'show', 'ljmu-2016', '--json']);
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (text) => {
      said += String(text);
    });
    const code = await new Promise((done) => child.once('close', done));
    expect(said).toBe('mentor: The result was not written in full: the program that was reading it ended first.\n');
    expect(code).toBe(2);
  });
});
