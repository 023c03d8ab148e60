import { describe, expect, test } from 'vitest';
import type { CheckResult, Rule } from '../../../src/check/model.js';
import { sarifReport } from '../../../src/check/reporters/sarif.js';
import { rule as criterion } from '../../../src/check/rules/complete/criterion.js';
import { rule as date } from '../../../src/check/rules/read/date.js';
import { aboutOf, checkFiles, findingOf, resultOf } from '../in-memory.js';
import { HOSTILE_RESULT } from './hostile.js';

const RULES: Rule[] = [criterion, date];

interface Log {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: { physicalLocation: { artifactLocation: { uri: string }; region?: object } }[];
      fixes?: { artifactChanges: { replacements: { deletedRegion: object; insertedContent: { text: string } }[] }[] }[];
      suppressions?: { kind: string; justification: string }[];
    }[];
  }[];
}

const logOf = (result: CheckResult, base = ''): Log => JSON.parse(sarifReport(result, aboutOf(RULES, base))) as Log;
const resultsOf = (result: CheckResult, base = ''): Log['runs'][0]['results'] =>
  logOf(result, base).runs[0]?.results ?? [];

describe('sarif', () => {
  test('every result points at its rule', () => {
    const [run] = logOf(HOSTILE_RESULT).runs;
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test('the three severities are three levels', () => {
    const levels = (['error', 'missing', 'warning'] as const).map(
      (severity) => resultsOf(resultOf([findingOf({ severity })]))[0]?.level,
    );
    expect(levels).toEqual(['error', 'warning', 'note']);
  });

  test('a place is a region, what is absent has none, and paths count from the repository', () => {
    const [found, absent] = resultsOf(
      resultOf([
        findingOf({ file: 'journal/ä b#1.md' }),
        findingOf({ file: 'journal', line: null, column: null, endLine: null, endColumn: null }),
      ]),
      'portfolios/anna',
    );
    expect(found?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'portfolios/anna/journal/%C3%A4%20b%231.md' },
      region: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 17 },
    });
    expect(absent?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'portfolios/anna/journal' } });
  });

  test('accepted findings are suppressed ones, with the reason and where it stands', () => {
    const accepted = [
      { ...findingOf({}), reason: 'kept for the record', inPlace: false },
      { ...findingOf({}), reason: 'as she wrote it', inPlace: true },
    ];
    expect(resultsOf(resultOf([], { accepted })).map(({ suppressions }) => suppressions?.[0])).toEqual([
      { kind: 'external', justification: 'kept for the record' },
      { kind: 'inSource', justification: 'as she wrote it' },
    ]);
  });

  test('a safe fix of a real finding is offered where it belongs', () => {
    const result = checkFiles({ 'journal/a.md': '---\nkind: entry\ndate: 12/03/2026\n---\n\nWe met.\n' }, RULES);
    const [first, ...rest] = resultsOf(result).filter(({ fixes }) => fixes);
    expect(first?.ruleId).toBe('read/date');
    expect(first?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
      {
        deletedRegion: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 17 },
        insertedContent: { text: '2026-03-12' },
      },
    ]);
    expect(rest).toEqual([]);
  });

  test('makes no link of what a message quotes', () => {
    for (const { message } of resultsOf(HOSTILE_RESULT)) expect(message.text).not.toContain('](');
  });
});
