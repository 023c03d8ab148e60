import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '../text/attempt.js';

/** @param path in the portfolio. @returns null where the file cannot be read */
export function readPortfolioFile(root: string, path: string): Uint8Array | null {
  return attempt(() => readFileSync(join(root, path)));
}
