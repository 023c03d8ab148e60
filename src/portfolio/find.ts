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
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG_PATH))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
