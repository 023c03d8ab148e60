import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Rule } from '../../src/check/model.js';
import { rulesDocument } from './rules-document.js';

const folder = new URL('../../src/check/rules/', import.meta.url);

const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^\w+\/.*\.ts$/.test(path))
  .map((path) => path.replace(/\.ts$/, ''))
  .sort();

/** `complete/sign-off-words` -> `completeSignOffWords` */
function nameOf(path: string): string {
  return path.replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

function indexText(): string {
  const imports = paths.map((path) => `import { rule as ${nameOf(path)} } from './${path}.js';`);
  const names = paths.map((path) => `  ${nameOf(path)},`);
  return [
    "import type { Rule } from '../model.js';",
    ...imports,
    '',
    '/** Every rule, by id. Made from the files of this folder: `npm run gen`. */',
    'export const RULES: readonly Rule[] = [',
    ...names,
    '];',
    '',
  ].join('\n');
}

test('the index of the rules lists every file (npm run gen writes it)', async () => {
  await expect(indexText()).toMatchFileSnapshot('../../src/check/rules/index.ts');
});

test('docs/rules.md says what the rules say (npm run gen writes it)', async () => {
  const rules: Rule[] = [];
  for (const path of paths) {
    const module = (await import(/* @vite-ignore */ new URL(`${path}.ts`, folder).href)) as { rule: Rule };
    rules.push(module.rule);
  }
  const page = rulesDocument(rules);
  expect(rules.filter(({ id }) => !page.includes(`\n### ${id}\n`)).map(({ id }) => id)).toEqual([]);
  await expect(page).toMatchFileSnapshot('../../docs/rules.md');
});
