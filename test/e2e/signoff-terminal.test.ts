import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeKey } from '../signing/keys.js';
import { SIGNED, unsignedPortfolio } from '../signing/support.js';
import { mentor, tempFolder } from './support.js';
import { KEYS, Terminal } from './terminal.js';

const { enter, down, ctrlC } = KEYS;

describe('sign at a terminal', () => {
  test('shows what is signed, offers whose turn it is and the expected name, asks for the rest', async () => {
    const root = unsignedPortfolio();
    const terminal = new Terminal(['sign', 'advanced'], root);
    await terminal.answer('Who signs?', enter);
    await terminal.answer('Name (Head teacher):', `\u0015Lockwood, B.${enter}`);
    await terminal.answer('cannot sign it', `\u0015Marcus Oyelaran${enter}`);
    await terminal.answer('Decision:', enter);
    await terminal.answer('School reflective comments', enter);
    await terminal.answer('A sentence will do.', `I support it.${enter}`);
    await terminal.answer('Sign as Head teacher, supported?', enter);
    expect(await terminal.end()).toBe(0);
    expect(terminal.screen).toContain('59 files will be sealed');
    const text = readFileSync(join(root, SIGNED), 'utf8');
    expect(text).toContain('name: Marcus Oyelaran\ndecision: supported\n');
    expect(text.endsWith('\n\nI support it.\n')).toBe(true);
    // The program at the terminal signs on the day it is, which is no day of the future for it.
    expect((await mentor(['verify'], root, { now: () => new Date() })).code).toBe(0);
  });

  test('a no at the end, or Ctrl-C before, writes nothing', async () => {
    const root = unsignedPortfolio();
    const options = ['--role', 'head-teacher', '--decision', 'supported', '--comment', 'Yes.', '--name', 'M. O.'];
    const said = new Terminal(['sign', 'advanced', ...options], root);
    await said.answer('Sign as Head teacher', down + enter);
    expect(await said.end()).toBe(2);
    const stopped = new Terminal(['sign', 'advanced', ...options], root);
    await stopped.answer('Sign as Head teacher', ctrlC);
    expect(await stopped.end()).toBe(130);
    expect(existsSync(join(root, SIGNED))).toBe(false);
  });

  test('a comment is pasted whole, and kept where Ctrl-C ends the questions behind it', async () => {
    const root = unsignedPortfolio();
    const options = ['--role', 'head-teacher', '--decision', 'supported', '--name', 'M. O.'];
    const terminal = new Terminal(['sign', 'advanced', ...options], root);
    await terminal.answer('School reflective comments', 'With one reservation.\r\rThe timetable first.\r');
    await terminal.answer('Sign as Head teacher', ctrlC);
    expect(await terminal.end()).toBe(130);
    expect(terminal.screen).toContain('Your comment is kept in dist/comment-head-teacher.txt');
    const kept = join(root, 'dist/comment-head-teacher.txt');
    expect(readFileSync(kept, 'utf8')).toBe('With one reservation.\n\nThe timetable first.\n');
    const within = new Terminal(['sign', 'advanced', ...options], root);
    await within.answer('School reflective comments', 'Half a sent');
    await within.answer('Half a sent', ctrlC);
    expect(await within.end()).toBe(130);
    expect(readFileSync(kept, 'utf8')).toBe('Half a sent\n');
    expect(existsSync(join(root, SIGNED))).toBe(false);
  });

  test('a key with a passphrase is asked for it by ssh-keygen', async () => {
    const root = unsignedPortfolio();
    const key = makeKey(tempFolder(), 'ed25519', ['-N', 'open sesame']);
    const options = [
      '--role',
      'head-teacher',
      '--decision',
      'supported',
      '--comment',
      'Yes.',
      '--name',
      'M. O.',
      '--yes',
    ];
    const terminal = new Terminal(['sign', 'advanced', ...options, '--key', key], root);
    await terminal.answer('passphrase', `open sesame${enter}`);
    expect(await terminal.end()).toBe(0);
    expect(readFileSync(join(root, SIGNED), 'utf8')).toContain('BEGIN SSH SIGNATURE');
    expect((await mentor(['verify', '--json'], root)).out).toContain('"state": "not-vouched"');
  });
});
