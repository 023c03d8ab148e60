import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let kept: string | undefined;

/** The one script of a page on screen, as its policy's hash knows it: without its comments and indents. */
export function pageScript(): string {
  kept ??= readFileSync(join(packageFolder(), 'templates', 'document', 'page.js'), 'utf8')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '');
  return kept;
}

function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
