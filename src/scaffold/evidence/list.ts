import { evidenceOf, type LinkedPortfolio } from '../../coverage/index.js';

/** A file in `evidence/`, or one that some file lists, and who uses it. */
export interface EvidenceUse {
  /** Path in the portfolio, or an address. */
  target: string;
  /** Bytes; null for an address or a file that is not there. */
  size: number | null;
  exists: boolean;
  /** Paths of the files that list, link or picture it. */
  usedBy: string[];
}

/** What evidence there is and what uses it, unused files included; by path. */
export function evidenceUses({ portfolio }: LinkedPortfolio): EvidenceUse[] {
  const uses = new Map<string, EvidenceUse>();
  for (const { path, size, outside } of portfolio.files.values())
    if (path.startsWith('evidence/')) uses.set(path, { target: path, size, exists: !outside, usedBy: [] });
  for (const document of portfolio.documents)
    for (const { target, exists } of evidenceOf(document, portfolio)) {
      const size = portfolio.files.get(target)?.size ?? null;
      const use = uses.get(target) ?? { target, size, exists, usedBy: [] };
      if (!use.usedBy.includes(document.path)) use.usedBy.push(document.path);
      uses.set(target, use);
    }
  return [...uses.values()].sort((a, b) => (a.target < b.target ? -1 : 1));
}
