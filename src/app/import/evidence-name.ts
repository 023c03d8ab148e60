import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GivenWord } from './open-form.js';

/** Where a form is kept in a portfolio: where the same one lies already, else under a name that nobody has. */
export function evidenceName(root: string, { sha256 }: GivenWord): string {
  for (let number = 1; ; number += 1) {
    const path = `evidence/original-form${number === 1 ? '' : `-${number}`}.docx`;
    const full = join(root, path);
    if (!existsSync(full) || createHash('sha256').update(readFileSync(full)).digest('hex') === sha256) return path;
  }
}
