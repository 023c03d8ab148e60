import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(resolve(root, 'docs/security.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| promise'));

test('the page has its promises', () => {
  expect(rows.length).toBeGreaterThan(25);
});

test.each(rows.map((row) => [row.split('|')[1]?.trim() ?? '', row] as const))('held by a test: %s', (_, row) => {
  const [, file = '', words = ''] = /`(test\/[\w/.-]+)` "([^"]+)" \|$/.exec(row) ?? [];
  expect(existsSync(resolve(root, file)) && file !== '').toBe(true);
  expect(readFileSync(resolve(root, file), 'utf8')).toContain(words);
});
