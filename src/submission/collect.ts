import { join } from 'node:path';
import type { LinkedPortfolio } from '../coverage/link.js';
import { digestContent } from '../portfolio/digest.js';
import { Refusal } from '../text/refusal.js';
import { assertPortableNames } from '../text/unportable.js';
import type { Seal } from '../trust/seal.js';
import { readSourceFile, type SourceFile } from './source-file.js';
import { sourceFiles } from './sources.js';

/**
 * Reads what is handed in of a portfolio.
 * @param seals those of the stages: what is packed must be what was sealed
 * @throws Refusal where a file changed in between
 */
export function collectSources(root: string, linked: LinkedPortfolio, seals: readonly Seal[]): Map<string, SourceFile> {
  const sealed = new Map(seals.flatMap(({ files }) => files.map(({ path, sha256 }) => [path, sha256] as const)));
  const sources = new Map<string, SourceFile>();
  const paths = sourceFiles(linked);
  assertPortableNames(paths);
  for (const path of paths) {
    const source = readSourceFile(path, join(root, path));
    const expected = sealed.get(path.normalize('NFC'));
    if (expected !== undefined && digestOf(path, source) !== expected) {
      const hint = 'Close the program that is writing it, and run the command again.';
      throw new Refusal('FileChanges', `${path} changed while it was being read. Nothing was handed in.`, hint);
    }
    sources.set(path, source);
  }
  return sources;
}

function digestOf(path: string, { content, sha256 }: SourceFile): string {
  return 'bytes' in content ? digestContent(path, content.bytes).sha256 : sha256;
}
