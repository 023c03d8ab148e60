import type { PortfolioDocument } from '../portfolio/model.js';
import type { StageCoverage } from './model.js';

/**
 * The hours that count towards what a stage demands: of all its entries that are not of a day to come, or, where the pack says
 * within how many months they must lie, of those dated in that time before a day.
 * @param today YYYY-MM-DD
 */
export function hoursThatCount({ timed, stage }: Pick<StageCoverage, 'timed' | 'stage'>, today: string): number {
  const months = stage.requires['hours-months'];
  const from = months === 0 ? null : monthsBefore(today, months);
  const dayOf = ({ frontMatter }: PortfolioDocument): string => frontMatter.date?.value ?? '';
  return sumOfHours(timed.filter((one) => dayOf(one) <= today && (from === null || dayOf(one) > from)));
}

/** @returns the hours of entries, added up */
export function sumOfHours(entries: readonly PortfolioDocument[]): number {
  return entries.reduce((total, { frontMatter }) => total + (frontMatter.hours?.value ?? 0), 0);
}

function monthsBefore(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const before = `${Math.floor(count / 12)}`.padStart(4, '0');
  return `${before}-${String((count % 12) + 1).padStart(2, '0')}-${day.slice(8)}`;
}
