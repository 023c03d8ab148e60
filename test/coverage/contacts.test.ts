import { describe, expect, test } from 'vitest';
import { coverAgreements, isOverdue, owedContacts } from '../../src/coverage/index.js';
import { advanced } from './in-memory.js';

const AGREEMENT = `---
kind: agreement
title: Agreement with Trainee A
starts: 2026-09-07
schedule:
  - {period: Autumn, until: 2026-12-18, discussions: 2, observations: 1, reports: 1}
  - {period: Spring, until: 2027-03-26, discussions: 1, observations: 0, reports: 0}
---
`;
const contact = (kind: string, date: string, agreement = 'trainee-a'): string =>
  `---\nkind: ${kind}\n${date ? `date: ${date}\n` : ''}agreement: ${agreement}\n---\n\nWe talked.\n`;

describe('contacts against an agreement', () => {
  const linked = advanced({
    'agreements/trainee-a.md': AGREEMENT,
    'journal/a.md': contact('meeting', '2026-09-10'),
    'journal/b.md': contact('conversation', '2026-12-18'),
    'journal/c.md': contact('observation', '2026-12-19'),
    'journal/d.md': contact('report', '2027-06-01'),
    'journal/e.md': contact('meeting', ''),
    'journal/f.md': contact('meeting', '2026-10-01', 'trainee-b'),
  });
  const [agreement] = coverAgreements(linked);

  test('are counted in the period whose last day they do not pass', () => {
    expect(agreement?.id).toBe('trainee-a');
    expect(agreement?.contacts.map(({ path }) => path)).toEqual([
      'journal/a.md',
      'journal/b.md',
      'journal/c.md',
      'journal/d.md',
      'journal/e.md',
    ]);
    expect(agreement?.periods).toEqual([
      {
        period: 'Autumn',
        until: '2026-12-18',
        discussions: { agreed: 2, made: 2 },
        observations: { agreed: 1, made: 0 },
        reports: { agreed: 1, made: 0 },
      },
      {
        period: 'Spring',
        until: '2027-03-26',
        discussions: { agreed: 1, made: 0 },
        observations: { agreed: 0, made: 1 },
        reports: { agreed: 0, made: 0 },
      },
    ]);
  });

  test('of the last period are counted until the agreement ends, where it says no other day', () => {
    const year = '  - {period: The year, until: , discussions: 0, observations: 1, reports: 0}';
    const [only] = coverAgreements(
      advanced({
        'agreements/trainee-a.md': `---\nkind: agreement\nends: 2027-07-16\nschedule:\n${year}\n---\n`,
        'journal/a.md': contact('observation', '2027-07-16'),
        'journal/b.md': contact('observation', '2027-07-17'),
      }),
    );
    expect(only?.periods).toMatchObject([{ until: '2027-07-16', observations: { agreed: 1, made: 1 } }]);
  });

  test('are overdue once the period is over', () => {
    const [autumn] = agreement?.periods ?? [];
    if (!autumn) return expect.fail('no period');
    expect(owedContacts(autumn)).toEqual(['observations', 'reports']);
    expect(isOverdue(autumn, '2026-12-18')).toBe(false);
    expect(isOverdue(autumn, '2026-12-19')).toBe(true);
    expect(isOverdue({ ...autumn, until: null }, '2030-01-01')).toBe(false);
    const met = { ...autumn, observations: { agreed: 1, made: 2 }, reports: { agreed: 0, made: 0 } };
    expect(isOverdue(met, '2030-01-01')).toBe(false);
  });
});
