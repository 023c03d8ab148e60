import { describe, expect, test } from 'vitest';
import type { CoverageMap } from '../../../src/document/model.js';
import { entry, type Plain, plainModelOf } from '../../html/support.js';

function mapOf(texts: Record<string, string>): Plain<CoverageMap> | null {
  return plainModelOf(texts).stages[0]?.map ?? null;
}

function row(map: Plain<CoverageMap> | null, id: string): string {
  const cells = map?.rows.find((one) => one.id === id)?.cells ?? [];
  return cells.map(({ entries, evidenced }) => `${entries}/${evidenced}`).join(' ');
}

/** Entries a month apart, each with its criterion; `gap` in months. */
function monthly(count: number, gap = 1): Record<string, string> {
  const texts = Array.from({ length: count }, (_, index) => {
    const month = index * gap;
    const date = `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
    return [`journal/${String(index).padStart(3, '0')}.md`, entry(`date: ${date}\ncriteria: [AM1]`, 'Text.')] as const;
  });
  return Object.fromEntries(texts);
}

function undated(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`journal/u${n}.md`, entry('criteria: [AM1]', 'Text.')]),
  );
}

/** So many in one month. */
function crowded(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`journal/c${n}.md`, entry('date: 2010-01-02\ncriteria: [AM2]', 'More.')]),
  );
}

describe('criterion by entry', () => {
  test('a column an entry, and whether it links evidence that is there', () => {
    const map = mapOf({
      'journal/a.md': entry('date: 2026-01-03\ncriteria: [AM1, AM2]\nevidence: [evidence/a.txt]', 'A.'),
      'journal/b.md': entry('criteria: [AM2]\nevidence: [evidence/gone.txt]', 'B.'),
      'journal/c.md': entry('title: names none', 'C.'),
      'evidence/a.txt': 'text',
    });
    expect(map?.by).toBe('entry');
    expect(map?.columns.map(({ entry: one }) => one?.number)).toEqual(map?.columns.map(({ key }) => Number(key)));
    expect(map?.columns).toHaveLength(2);
    expect([row(map, 'AM1').split(' ').sort(), row(map, 'AM2').split(' ').sort()]).toEqual([
      ['0/0', '1/1'],
      ['1/0', '1/1'],
    ]);
    expect([map?.most, map?.unplaced]).toEqual([1, 0]);
  });

  test('up to forty of them, dated or not', () => {
    expect([mapOf(monthly(40, 5))?.by, mapOf(monthly(40, 5))?.columns.length]).toEqual(['entry', 40]);
    expect(mapOf(undated(40))?.by).toBe('entry');
    expect(mapOf(undated(41))).toBeNull();
  });

  test('nothing where no entry names a criterion', () => {
    expect(mapOf({ 'journal/a.md': entry('title: A', 'A.') })).toBeNull();
  });
});

describe('where entries are too many for columns', () => {
  test('a column a month, with months in which nothing was done', () => {
    const late = { 'journal/z.md': entry('date: 2011-11-02\ncriteria: [AM3]', 'Z.') };
    const map = mapOf({ ...monthly(20), ...crowded(25), ...late });
    expect([map?.by, map?.columns.length, map?.most]).toEqual(['month', 23, 25]);
    expect(map?.columns.map(({ key }) => key).slice(-3)).toEqual(['2011-09', '2011-10', '2011-11']);
    expect(row(map, 'AM2').slice(0, 8)).toBe('25/0 0/0');
    expect(row(map, 'AM3').slice(-7)).toBe('0/0 1/0');
  });

  test.each([
    [48, 1, 'quarter', 16],
    [41, 3, 'year', 11],
  ] as const)('%i entries %i months apart: a column a %s', (count, gap, by, columns) => {
    const map = mapOf(monthly(count, gap));
    expect([map?.by, map?.columns.length]).toEqual([by, columns]);
    expect(map?.rows[0]?.cells.reduce((sum, { entries }) => sum + entries, 0)).toBe(count);
  });

  test('what has no date is counted apart', () => {
    const map = mapOf({ ...monthly(24), ...crowded(20), ...undated(1) });
    expect([map?.by, map?.unplaced]).toEqual(['month', 1]);
  });
});

describe('standards', () => {
  test('how many of a set are cited, and how often each', () => {
    const [stage] = plainModelOf({
      'journal/a.md': entry('criteria: [AM1]\nstandards: [TS1, TS2, MS2.1]', 'A.'),
      'journal/b.md': entry('criteria: [AM1]\nstandards: [TS1]', 'B.'),
    }).stages;
    const sets = stage?.standing.standards.map(({ cited, of, standards }) => ({
      cited,
      of,
      top: standards.find(({ entries }) => entries > 0),
    }));
    expect(sets).toEqual([
      { cited: 2, of: 8, top: { id: 'TS1', entries: 2 } },
      { cited: 0, of: 3, top: undefined },
      { cited: 1, of: 4, top: { id: 'MS2', entries: 1 } },
    ]);
  });
});
