import { existsSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { leadsOut } from '../portfolio/paths.js';

/** @returns the absolute path of a `file:` address, or null for any other */
export function pathOfAddress(address: string): string | null {
  try {
    return address.startsWith('file:') ? fileURLToPath(address) : null;
  } catch {
    return null;
  }
}

/** @returns the `file:` address of a portfolio's file */
export function addressOf(root: string, path: string): string {
  return pathToFileURL(join(root, path)).href;
}

/**
 * The path in the portfolio of a file on disk or still to be saved.
 * @returns null where it lies outside, or a link leads outside
 */
export function pathInside(root: string, file: string): string | null {
  const way = relative(root, file);
  if (leavesRoot(way)) return null;
  if (existsSync(file) && leavesRoot(relative(realpathSync(root), realpathSync(file)))) return null;
  return way.split(sep).join('/');
}

function leavesRoot(way: string): boolean {
  return way === '' || leadsOut(way);
}
