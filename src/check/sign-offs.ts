import type { StageCoverage } from '../coverage/index.js';
import type { PortfolioDocument } from '../portfolio/index.js';

/** Whether a sign-off is more than the form to fill in: dated, decided or commented. A name may have been filled in before. */
export function hasBegun(document: PortfolioDocument | null): boolean {
  if (document === null) return false;
  const { date, decision } = document.frontMatter;
  return date !== undefined || decision !== undefined || !document.facts.empty;
}

/** Where the next sign-off of a role goes, after so many. */
export function nextSignOff({ stage }: StageCoverage, role: string, earlier: number): string {
  return `stages/${stage.id}/sign-off/${role}-${earlier + 1}.md`;
}
