import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('a command killed at a random moment leaves the old or the new, never half', { timeout: 240_000 }, async () => {
  const script = fileURLToPath(new URL('./kill.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, '14']);
  expect(stdout).toMatch(/^14 runs: .* 0 half-written$/m);
  expect(stdout).not.toMatch(/: 0 killed/);
});
