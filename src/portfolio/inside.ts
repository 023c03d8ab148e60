import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { attempt } from '../text/attempt.js';
import { Refusal } from '../text/refusal.js';
import { leadsOut } from './paths.js';

/**
 * Where a path of a portfolio lies on disk, its folders made.
 * @param root the portfolio, absolute
 * @param path with `/` between folders
 * @throws Refusal where a link on the way, or in its place, leads out of the portfolio
 */
export function placeInside(root: string, path: string): string {
  const top = realpathSync(root);
  let folder = '';
  for (const part of dirname(path).split('/')) {
    folder = folder === '' ? part : `${folder}/${part}`;
    const full = join(top, folder);
    if (lstatSync(full, { throwIfNoEntry: false }) === undefined) mkdirSync(full);
    assertInside(top, full, folder);
  }
  const full = join(top, path);
  if (lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink()) assertInside(top, full, path);
  return full;
}

/**
 * @param top the portfolio, without links
 * @param full where a path of it lies
 * @throws Refusal where that leads out of it; a link to nothing leads who knows where
 */
export function assertInside(top: string, full: string, path: string): void {
  const target = attempt(() => realpathSync(full));
  if (target !== null && !leadsOut(relative(top, target))) return;
  const message = `${path} is a link that leads out of the portfolio; nothing is written there.`;
  throw new Refusal('Refusal', message, 'Put a folder or file of its own in its place.');
}
