import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { isThorough } from '../support/amount.js';

test('a command killed at a random moment leaves the old or the new, never half', async () => {
  const script = fileURLToPath(new URL('./kill.js', import.meta.url));
  const rounds = isThorough ? '70' : '9';
  const { stdout } = await promisify(execFile)(process.execPath, [script, rounds]);
  expect(stdout).toMatch(new RegExp(`^${rounds} runs: .* 0 half-written$`, 'm'));
  expect(stdout).not.toMatch(/: 0 killed/);
});
