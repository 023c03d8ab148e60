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
  const covered = () => coverAgreements(advanced(FILES));
  const FILES = {
    'agreements/trainee-a.md': AGREEMENT,
    'journal/a.md': contact('meeting', '2026-09-10'),
    'journal/b.md': contact('conversation', '2026-12-18'),
    'journal/c.md': contact('observation', '2026-12-19'),
    'journal/d.md': contact('report', '2027-06-01'),
    'journal/e.md': contact('meeting', ''),
    'journal/f.md': contact('meeting', '2026-10-01', 'trainee-b'),
    'journal/g.md': contact('meeting', '2026-09-09'),
    'journal/h.md': contact('meeting', '2026-09-11').replace('We talked.', ''),
    'stages/advanced/reflection.md': contact('reflection', '2026-09-12'),
  };

  test('are counted in the period whose last day they do not pass', () => {
    const [agreement, another] = covered();
    expect([agreement?.id, another]).toEqual(['trainee-a', undefined]);
    expect(agreement?.contacts.map(({ path }) => path)).toEqual([
      'journal/g.md',
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
        discussions: { agreed: 2, made: 3 },
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

  test('fall into no period whose end nobody knows, nor into two', () => {
    const rows = [', until: 2026-12-18', '', ', until: 2026-11-01', ', until: 2027-03-26'].map(
      (until, index) => `{period: P${index}${until}, discussions: 1, observations: 1, reports: 0}`,
    );
    const schedule = `ends: 2027-07-16\nschedule: [${rows.join(', ')}]`;
    const [agreement] = coverAgreements(
      advanced({
        'agreements/trainee-a.md': `---\nkind: agreement\n${schedule}\n---\n`,
        'journal/a.md': contact('meeting', '2026-10-01'),
        'journal/b.md': contact('observation', '2026-12-18'),
        'journal/c.md': contact('observation', '2027-01-10'),
      }),
    );
    const made = agreement?.periods.map(({ until, discussions, observations }) => [
      until,
      discussions.made,
      observations.made,
    ]);
    expect(made).toEqual([
      ['2026-12-18', 1, 1],
      [null, 0, 0],
      ['2026-11-01', 0, 0],
      ['2027-03-26', 0, 1],
    ]);
  });

  test('are overdue once the period is over', () => {
    const [autumn] = covered()[0]?.periods ?? [];
    if (!autumn) return expect.fail('no period');
    expect(owedContacts(autumn)).toEqual(['observations', 'reports']);
    expect(isOverdue(autumn, '2026-12-18')).toBe(false);
    expect(isOverdue(autumn, '2026-12-19')).toBe(true);
    expect(isOverdue({ ...autumn, until: null }, '2030-01-01')).toBe(false);
    const met = { ...autumn, observations: { agreed: 1, made: 2 }, reports: { agreed: 0, made: 0 } };
    expect(isOverdue(met, '2030-01-01')).toBe(false);
  });
});
