import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const START = resolve(import.meta.dirname, '../../src/pdf/index.ts');

/** All that importing a module imports at once, types and `import()` left out. */
function reachable(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, clause = '', target = ''] of text.matchAll(/^(?:import|export)\s([^;]*?)\sfrom\s'([^']+)'/gm)) {
    if (clause.startsWith('type ')) continue;
    if (target.startsWith('.')) reachable(join(dirname(file), target.replace(/\.js$/, '.ts')), seen);
    else seen.add(target);
  }
  return seen;
}

test('importing the PDF engine loads no browser driver and no PDF library', () => {
  const packages = [...reachable(START)].filter((name) => !name.endsWith('.ts') && !name.startsWith('node:'));
  expect(packages).toEqual(['env-paths']);
});
