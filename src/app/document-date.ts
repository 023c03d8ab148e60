import type { LinkedPortfolio } from '../coverage/index.js';

/** The latest day in the portfolio, so that the same portfolio gives the same bytes on any day. */
export function documentDate({ portfolio }: LinkedPortfolio, epoch: string | undefined): Date {
  if (epoch !== undefined && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000);
  const days = portfolio.documents.map((document) => document.frontMatter.date?.value ?? '').sort();
  return new Date(`${days.at(-1) || '2000-01-01'}T12:00:00Z`);
}
