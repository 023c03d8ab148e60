import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('a command killed at a random moment leaves the old or the new, never half', { timeout: 240_000 }, async () => {
  const script = join(import.meta.dirname, 'kill.js');
  const { stdout } = await promisify(execFile)(process.execPath, [script, '14']);
  expect(stdout).toMatch(/^14 runs: .* 0 half-written$/m);
  expect(stdout).not.toMatch(/: 0 killed/);
});
