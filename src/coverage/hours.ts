import type { PortfolioDocument } from '../portfolio/model.js';
import type { StageCoverage } from './model.js';

/**
 * The hours that count towards what a stage demands: all of its entries, or, where the pack says within how many months
 * they must lie, of those dated in that time before a day.
 * @param today YYYY-MM-DD
 */
export function hoursThatCount({ timed, stage }: Pick<StageCoverage, 'timed' | 'stage'>, today: string): number {
  const months = stage.requires['hours-months'];
  if (months === 0) return sumOfHours(timed);
  const from = monthsBefore(today, months);
  return sumOfHours(timed.filter(({ frontMatter }) => (frontMatter.date?.value ?? '') > from));
}

/** @returns the hours of entries, added up */
export function sumOfHours(entries: readonly PortfolioDocument[]): number {
  return entries.reduce((total, { frontMatter }) => total + (frontMatter.hours?.value ?? 0), 0);
}

function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) - months;
  const before = `${Math.floor(count / 12)}`.padStart(4, '0');
  return `${before}-${String((count % 12) + 1).padStart(2, '0')}-${day.slice(8)}`;
}
