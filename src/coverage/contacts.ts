import { stemOf } from '../portfolio/document.js';
import type { Kind } from '../portfolio/fields.js';
import type { PortfolioDocument, SchedulePeriod } from '../portfolio/model.js';
import { byDate, isCountedEntry, type LinkedPortfolio } from './link.js';

/** What an agreement's schedule counts. */
export type ContactKind = 'discussions' | 'observations' | 'reports';

export interface ContactCount {
  agreed: number;
  made: number;
}

/** One period of a schedule: what was agreed for it, and what was done in it. */
export interface PeriodCoverage extends Record<ContactKind, ContactCount> {
  period: string;
  /** Its last day, or null where the agreement gives none. */
  until: string | null;
}

export interface AgreementCoverage {
  document: PortfolioDocument;
  /** What other files call it: its file name without ending. */
  id: string;
  /** All contacts under it that say something, by date, undated last. */
  contacts: PortfolioDocument[];
  periods: PeriodCoverage[];
}

export const CONTACT_KINDS: readonly ContactKind[] = ['discussions', 'observations', 'reports'];

const COUNTED: Record<ContactKind, readonly Kind[]> = {
  discussions: ['meeting', 'conversation'],
  observations: ['observation'],
  reports: ['report'],
};

/**
 * The agreements of a portfolio with the contacts under each, period by period. A contact falls into the first period
 * whose last day it does not pass; one without a date, or after the last period, falls into none.
 */
export function coverAgreements({ portfolio }: LinkedPortfolio): AgreementCoverage[] {
  return portfolio.documents
    .filter(({ kind }) => kind === 'agreement')
    .map((document) => {
      const id = stemOf(document.path);
      const contacts = portfolio.documents
        .filter((one) => one.frontMatter.agreement?.value === id && isCountedEntry(one))
        .sort(byDate);
      return { document, id, contacts, periods: coverPeriods(scheduleOf(document), contacts) };
    });
}

/** The last period ends with the agreement where nothing else is said. */
function scheduleOf({ frontMatter }: PortfolioDocument): readonly SchedulePeriod[] {
  const rows = frontMatter.schedule?.value ?? [];
  const ends = frontMatter.ends?.value ?? null;
  return rows.map((row, index) => (index === rows.length - 1 ? { ...row, until: row.until ?? ends } : row));
}

function coverPeriods(schedule: readonly SchedulePeriod[], contacts: readonly PortfolioDocument[]): PeriodCoverage[] {
  let from = '';
  return schedule.map((row) => {
    const [after, until] = [from, row.until ?? ''];
    if (until > from) from = until;
    const within = contacts.filter(({ frontMatter }) => {
      const day = frontMatter.date?.value ?? '';
      return day > after && day <= until;
    });
    const count = (kind: ContactKind): ContactCount => ({
      agreed: row[kind],
      made: within.filter((document) => COUNTED[kind].includes(document.kind)).length,
    });
    return {
      period: row.period,
      until: row.until,
      discussions: count('discussions'),
      observations: count('observations'),
      reports: count('reports'),
    };
  });
}

/** @returns the kinds of contact of which fewer were made than agreed */
export function owedContacts(period: PeriodCoverage): ContactKind[] {
  return CONTACT_KINDS.filter((kind) => period[kind].made < period[kind].agreed);
}

/**
 * Whether a period is over and not all of its contacts were made.
 * @param today YYYY-MM-DD
 */
export function isOverdue(period: PeriodCoverage, today: string): boolean {
  return period.until !== null && period.until < today && owedContacts(period).length > 0;
}
