import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The file that makes a folder a portfolio. */
export const CONFIG_PATH = 'portfolio.yaml';

/**
 * The nearest folder, from here upwards, that holds a portfolio.
 * @param from an absolute path
 * @returns an absolute path, or null
 */
export function findPortfolioRoot(from: string): string | null {
  return findUpwards(from, CONFIG_PATH);
}

/** The nearest folder, from here upwards, that holds a file of this name. @param from an absolute path */
export function findUpwards(from: string, name: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
