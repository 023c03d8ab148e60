import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIXTURES } from '../html/support.js';
import { mentor, tempFolder } from './support.js';
import { Terminal } from './terminal.js';

function copy(): string {
  const folder = tempFolder();
  cpSync(join(FIXTURES, 'half-done/developing-2007'), folder, { recursive: true });
  return folder;
}

test('at a terminal a bar says how far rendering is, and is gone when it is done', async () => {
  const terminal = new Terminal(['render'], copy());
  expect(await terminal.end()).toBe(0);
  const lines = terminal.screen.split(/[\r\n]+/);
  const bars = lines.filter((line) => /^[█░]{24} +\d+ % {2}\S/.test(line));
  expect(bars.some((line) => line.includes('Printing'))).toBe(true);
  const shares = bars.map((line) => Number(/(\d+) %/.exec(line)?.[1]));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(lines.filter((line) => line.trim() !== '').slice(-4)).toEqual([
    expect.stringMatching(/^dist\/portfolio\.html /),
    expect.stringMatching(/^dist\/portfolio\.pdf /),
    'Developing Mentor: 10 of 25 done, 15 still missing.',
    'Next: mentor check',
  ]);
});

test('with --quiet, and where nobody sits, there is none', async () => {
  const quiet = new Terminal(['render', '--html', '--quiet'], copy());
  expect(await quiet.end()).toBe(0);
  expect(quiet.screen).not.toMatch(/[█░]/);
  expect((await mentor(['render', '--html'], copy())).err).toBe(
    'Developing Mentor: 10 of 25 done, 15 still missing.\nNext: mentor check\n',
  );
  expect((await mentor(['render', '--html', '--quiet'], copy())).err).toBe('');
});
