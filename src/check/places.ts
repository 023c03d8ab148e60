import type { LinkedPortfolio } from '../coverage/index.js';
import type { PortfolioDocument, Position } from '../portfolio/index.js';

/** Where a finding about a whole file points: at its kind. */
export function startOf(document: PortfolioDocument): Position | null {
  return document.frontMatter.kind?.at ?? null;
}

/** Files in which the reader noted a problem of this rule: what such a file seems to lack may be what could not be read. */
export function filesWithProblem({ portfolio }: LinkedPortfolio, rule: string): ReadonlySet<string> {
  return new Set(portfolio.problems.filter((problem) => problem.rule === rule).map(({ path }) => path));
}
