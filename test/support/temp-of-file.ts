import { mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, vi } from 'vitest';

const root = process.env['MENTOR_TEST_TEMP'];
if (root) {
  const own = join(root, process.env['VITEST_POOL_ID'] ?? '0');
  mkdirSync(own, { recursive: true });
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = own;
}
// npm keeps its own compiled code there, where Node can.
const before = new Set(root ? ['node-compile-cache', ...readdirSync(tmpdir())] : []);

/** A test file leaves the temp folder as it was: what a test or the program left there would fill the disk of whoever runs them. */
afterAll(async () => {
  const left = (): string[] => readdirSync(tmpdir()).filter((name) => !before.has(name));
  // What a test ended may take a moment to go.
  if (root) await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 5000 });
});
