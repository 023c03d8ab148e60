import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A path in the portfolio that no file has: `stem.md`, else `stem-2.md` and so on.
 * @param taken what was given out before and is not written yet
 */
export function newPath(root: string, folder: string, stem: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const path = `${folder}/${stem}${number === 1 ? '' : `-${number}`}.md`;
    if (taken.has(path) || existsSync(join(root, path))) continue;
    taken.add(path);
    return path;
  }
}
