import type { Person } from './people.js';
import { dayAfter } from './period.js';
import type { CohortRow } from './rows.js';
import type { CohortSettings } from './settings.js';

/** Why somebody is written to. */
export const DUE = ['late', 'unreadable', 'incomplete', 'silent', 'expiring', 'training lapsed'] as const;
export type DueReason = (typeof DUE)[number];

export interface DueLine {
  row: CohortRow;
  why: DueReason;
  /** Since when, or until when; '' where nobody knows. */
  day: string;
}

/** Who was expected and is late, whose portfolio nobody can read as it is, who got it back and is silent, whose award or training runs out. */
export function dueLines(
  rows: readonly CohortRow[],
  people: readonly Person[],
  { due, award }: CohortSettings,
  today: string,
): DueLine[] {
  const trained = new Map(people.map(({ id, trainedUntil }) => [id, trainedUntil]));
  return rows.flatMap((row): DueLine[] => {
    const lines: DueLine[] = [];
    const { state } = row;
    const isUnfit = state === 'unreadable' || state === 'incomplete';
    if ((isUnfit || state === 'expected') && due.by !== null && due.by < today)
      lines.push({ row, why: 'late', day: due.by });
    else if (isUnfit) lines.push({ row, why: state, day: row.line?.date ?? '' });
    const returned = row.decision === 'returned' && row.sent !== '';
    if (returned && dayAfter(row.sent, due.silent) < today) lines.push({ row, why: 'silent', day: row.sent });
    if (row.state === 'expiring' && row.award) lines.push({ row, why: 'expiring', day: row.award.until });
    const until = trained.get(row.id) ?? '';
    if (until !== '' && until <= dayAfter(today, award.warn)) lines.push({ row, why: 'training lapsed', day: until });
    return lines;
  });
}
