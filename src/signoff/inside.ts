import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { SignOffError } from './errors.js';

/**
 * Where a path of a portfolio lies on disk, its folders made.
 * @param root the portfolio, absolute
 * @throws SignOffError where a folder on the way is a link that leads out of the portfolio
 */
export function placeInside(root: string, path: string): string {
  const top = realpathSync(root);
  let folder = '';
  for (const part of dirname(path).split('/')) {
    folder = folder === '' ? part : `${folder}/${part}`;
    const full = join(top, folder);
    if (lstatSync(full, { throwIfNoEntry: false }) === undefined) mkdirSync(full);
    const way = relative(top, realpathSync(full));
    if (way === '..' || way.startsWith(`..${sep}`) || way === realpathSync(full)) {
      throw new SignOffError(
        'LeadsOutside',
        `${folder} is a link that leads out of the portfolio; nothing is written there.`,
        'Replace the link by a folder.',
      );
    }
  }
  return join(top, path);
}
