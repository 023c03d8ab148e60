import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freeName } from '../../text/free-name.js';

/**
 * A path in the portfolio that no file has: `stem.md`, else `stem-2.md` and so on.
 * @param taken what was given out before and is not written yet
 */
export function newPath(root: string, folder: string, stem: string, taken: Set<string>): string {
  const path = freeName(`${folder}/${stem}`, (path) => taken.has(path) || existsSync(join(root, path)), '.md');
  taken.add(path);
  return path;
}
