import { readFileSync } from 'node:fs';
import { packageFile } from '../../text/package-asset.js';

let kept: string | undefined;

/** The one script of a page on screen, as its policy's hash knows it: without its comments and indents. */
export function pageScript(): string {
  kept ??= readFileSync(packageFile('templates/document/page.js'), 'utf8')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '');
  return kept;
}
