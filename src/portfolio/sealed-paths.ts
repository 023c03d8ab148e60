import type { PortfolioDocument } from './model.js';
import { portfolioPath } from './paths.js';

/** A line of a seal's list: digest, size, path (docs/seal.md). */
const LINE = /^[0-9a-f]{64} \d+ (.+)$/gm;

/** The paths that sealed sign-offs speak for: those in their seals, and the scans of those given on paper. Composed as Unicode NFC. */
export function sealedPaths(documents: readonly PortfolioDocument[]): ReadonlySet<string> {
  const paths = documents.flatMap(({ kind, frontMatter }) => {
    const seal = frontMatter.seal?.value;
    if (kind !== 'sign-off' || typeof seal !== 'object' || seal === null) return [];
    const files = 'files' in seal && typeof seal.files === 'string' ? seal.files : '';
    const scan = portfolioPath(frontMatter.scan?.value ?? '');
    return [...[...files.matchAll(LINE)].map((match) => match[1] ?? ''), ...(scan ? [scan.normalize('NFC')] : [])];
  });
  return new Set(paths);
}
