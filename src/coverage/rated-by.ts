import { type Audit, findAudit, type SelfAssessment, selfAssessmentOf } from '../framework/index.js';
import type { Portfolio, PortfolioDocument } from '../portfolio/model.js';
import { isJournalEntry, type LinkedPortfolio } from './link.js';

/**
 * What the ratings of a document rate, and on which scale: an entry's audit, else the self-assessment of its stage.
 * null where nothing is to be rated.
 */
export function ratedBy({ portfolio, stageOf }: LinkedPortfolio, document: PortfolioDocument): SelfAssessment | null {
  if (isJournalEntry(document)) return auditOf(portfolio, document);
  const place = stageOf(document);
  return place && selfAssessmentOf(place.framework, place.stage);
}

/** What an entry rates of somebody's skills; null where it names no audit that is known. */
export function auditOf(
  { frameworks, lenders }: Pick<Portfolio, 'frameworks' | 'lenders'>,
  { frontMatter: { audit, ratings } }: PortfolioDocument,
): Audit | null {
  const rated = ratings?.value.map(({ point }) => point) ?? [];
  return audit ? findAudit([...frameworks, ...lenders], audit.value, rated) : null;
}
