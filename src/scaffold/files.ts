import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { changeFile } from '../portfolio/change-file.js';
import { assertInside, placeInside } from '../portfolio/inside.js';
import { createWhole } from '../portfolio/write-file.js';

/**
 * Creates a file whose name nobody has: `name.md`, else `name-2.md` and so on, whoever else writes at the same time.
 * @param root the portfolio, absolute
 * @param dryRun only finds the name
 * @returns its path in the portfolio
 */
export function createFile(
  root: string,
  folder: string,
  stem: string,
  ending: string,
  content: string | Uint8Array,
  dryRun = false,
): string {
  for (let number = 1; ; number += 1) {
    const path = `${folder}/${stem}${number === 1 ? '' : `-${number}`}${ending}`;
    const isMade = dryRun ? !existsSync(join(root, path)) : createWhole(placeInside(root, path), content);
    if (isMade) return path;
  }
}

/**
 * Changes a file of the portfolio, whole or not at all. Where nothing changes nothing is written.
 * @param path in the portfolio, with `/`
 * @param edit from the text as it is on disk to the new one
 * @param dryRun only finds out
 * @returns whether anything changed
 */
export async function rewriteFile(
  root: string,
  path: string,
  edit: (raw: string) => string,
  dryRun = false,
): Promise<boolean> {
  const target = join(root, path);
  assertInside(realpathSync(root), target, path);
  if (!dryRun) return changeFile(target, edit);
  const before = readFileSync(target, 'utf8');
  return edit(before) !== before;
}
