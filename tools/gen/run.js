/**
 * Writes what is made from the sources: `npm run gen`. With --check it writes nothing and names the files that differ; with
 * --index it writes the index of rules alone, which the program is built with.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rulesIndex } from './rules-index.js';

const root = resolve(import.meta.dirname, '../..');
const read = (path) => readFileSync(join(root, path), 'utf8');

async function made() {
  const index = [['src/check/rules/index.ts', rulesIndex(root)]];
  if (process.argv.includes('--index')) return index;
  const [{ RULES }, { rulesPage }, { schemas }, { licencesPage }, { withKeys }] = await Promise.all([
    import('../../dist/check/rules/index.js'),
    import('./rules-page.js'),
    import('./schemas.js'),
    import('./licences-page.js'),
    import('./keys.js'),
  ]);
  return [
    ...index,
    ['docs/rules.md', rulesPage(RULES)],
    ['docs/licences.md', licencesPage(root)],
    ['docs/portfolio.md', withKeys(read('docs/portfolio.md'))],
    ...schemas(),
  ];
}

const current = (path) => {
  try {
    return read(path);
  } catch {
    return null;
  }
};

for (const [path, text] of await made()) {
  if (current(path) === text) continue;
  process.stdout.write(`${path}\n`);
  if (!process.argv.includes('--check')) writeFileSync(join(root, path), text);
}
