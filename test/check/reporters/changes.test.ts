import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/check/model.js';
import { changesBetween, changesReport } from '../../../src/check/reporters/changes.js';
import type { StageCoverage } from '../../../src/coverage/index.js';
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
    expect(changesBetween(resultOf([findingOf({})]), resultOf([moved]))).toMatchObject({ appeared: [], gone: [] });
  });

  test('one of two that say the same can go', () => {
    const [first, second] = [findingOf({ line: 3 }), findingOf({ line: 7 })];
    expect(changesBetween(resultOf([first, second]), resultOf([second]))).toMatchObject({ appeared: [], gone: [{}] });
    expect(changesBetween(resultOf([first]), resultOf([first, second]))).toMatchObject({
      appeared: [second],
      gone: [],
    });
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
    expect(
      changesReport({ appeared: [], gone: [], pending: [], unread: null }, resultOf([]), '10:00:05', OPTIONS),
    ).toMatch(/^10:00:05, nothing changed\n/);
  });
});

describe('what cannot be judged is not mended', () => {
  const stages = [{ framework: { id: 'ljmu-2016' }, stage: { id: 'advanced' } }] as StageCoverage[];
  const missing = findingOf({
    severity: 'missing',
    rule: 'complete/criterion',
    file: 'journal/a.md',
    stage: 'advanced',
    framework: 'ljmu-2016',
  });
  const broken = (file: string): Finding =>
    findingOf({ severity: 'error', rule: 'read/yaml', file, message: 'Unexpected end' });

  test('while portfolio.yaml cannot be read: nothing is said of the rest, and nothing is new when it is whole again', () => {
    const changes = changesBetween(resultOf([missing]), resultOf([broken('portfolio.yaml')]));
    expect(changes).toMatchObject({ gone: [], pending: [missing], unread: 'portfolio.yaml' });
    const text = changesReport(changes, resultOf([broken('portfolio.yaml')]), '10:00:05', OPTIONS);
    expect(text).toContain('portfolio.yaml cannot be read at the moment');
    expect(text).not.toMatch(/mended|Complete|Not ready/);
    const held = resultOf([broken('portfolio.yaml'), ...changes.pending]);
    expect(changesBetween(held, resultOf([missing], { stages }))).toMatchObject({
      appeared: [],
      pending: [],
      unread: null,
    });
  });

  test('while one file cannot be read, what was found of it waits, and the rest is mended as ever', () => {
    const here = { ...missing, stage: null, framework: null };
    const there = { ...here, file: 'journal/b.md' };
    const changes = changesBetween(resultOf([here, there]), resultOf([broken('journal/a.md')]));
    expect(changes).toMatchObject({ gone: [there], pending: [here], unread: null });
  });

  test('of a stage that is no longer asked for nothing is mended, and nothing waits', () => {
    expect(changesBetween(resultOf([missing]), resultOf([]))).toMatchObject({ gone: [], pending: [], unread: null });
  });
});
