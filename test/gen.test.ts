import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { RULES } from '../src/check/rules/index.js';

const TOP = resolve(import.meta.dirname, '..');

test('what is made from the sources is as they make it (npm run gen writes it)', () => {
  const script = join(TOP, 'tools/gen/run.js');
  expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toBe('');
});

test('docs/rules.md has a section for every rule', () => {
  const page = readFileSync(join(TOP, 'docs/rules.md'), 'utf8');
  expect(RULES.filter(({ id }) => !page.includes(`\n### ${id}\n`)).map(({ id }) => id)).toEqual([]);
});
