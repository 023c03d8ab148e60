import { describe, expect, test } from 'vitest';
import { changesBetween, changesReport } from '../../../src/check/reporters/changes.js';
import { findingOf, resultOf } from '../in-memory.js';

const same = (text: string): string => text;
const OPTIONS = {
  paint: { error: same, missing: same, warning: same, good: same, dim: same, bold: same },
  width: 80,
  quiet: false,
  sourceOf: () => null,
  plurals: new Map(),
};

describe('what a save changed', () => {
  test('a finding that only moved is the same', () => {
    const moved = findingOf({ line: 9, endLine: 9 });
    expect(changesBetween(resultOf([findingOf({})]), resultOf([moved]))).toEqual({ appeared: [], gone: [] });
  });

  test('one of two that say the same can go', () => {
    const [first, second] = [findingOf({ line: 3 }), findingOf({ line: 7 })];
    expect(changesBetween(resultOf([first, second]), resultOf([second]))).toMatchObject({ appeared: [], gone: [{}] });
    expect(changesBetween(resultOf([first]), resultOf([first, second]))).toEqual({ appeared: [second], gone: [] });
  });

  test('is told: what is mended in a line, what is new in full, then the counts', () => {
    const after = resultOf([findingOf({ message: 'Unexpected kind `enrty`', hint: 'Did you mean `entry`?' })]);
    const changes = changesBetween(resultOf([findingOf({})]), after);
    expect(changesReport(changes, after, '10:00:05', OPTIONS)).toBe(
      [
        '10:00:05',
        '  mended   journal/a.md: Unexpected date',
        '',
        'journal/a.md',
        '  error    3:7 Unexpected kind `enrty`',
        '           Did you mean `entry`?',
        '           (read/date)',
        '',
        '1 error, 0 missing, 0 warnings. Not ready yet.',
        '',
      ].join('\n'),
    );
  });

  test('or that nothing did', () => {
    expect(changesReport({ appeared: [], gone: [] }, resultOf([]), '10:00:05', OPTIONS)).toMatch(
      /^10:00:05, nothing changed\n/,
    );
  });
});
