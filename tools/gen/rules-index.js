import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** `complete/sign-off-words` -> `completeSignOffWords` */
const nameOf = (path) => path.replace(/[/-](\w)/g, (_, letter) => letter.toUpperCase());

/** @returns src/check/rules/index.ts: every rule that has a file */
export function rulesIndex(root) {
  const paths = readdirSync(join(root, 'src/check/rules'), { recursive: true })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /^\w+\/.*\.ts$/.test(path))
    .map((path) => path.replace(/\.ts$/, ''))
    .sort();
  return [
    "import type { Rule } from '../model.js';",
    ...paths.map((path) => `import { rule as ${nameOf(path)} } from './${path}.js';`),
    '',
    '/** Every rule, by id. Made from the files of this folder: `npm run gen`. */',
    'export const RULES: readonly Rule[] = [',
    ...paths.map((path) => `  ${nameOf(path)},`),
    '];',
    '',
  ].join('\n');
}
