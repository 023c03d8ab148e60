import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_PATH } from './config.js';

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
