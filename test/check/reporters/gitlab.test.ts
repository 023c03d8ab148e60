import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { gitlabReport } from '../../../src/check/reporters/gitlab.js';
import { aboutOf, findingOf, resultOf } from '../in-memory.js';
import { HOSTILE_RESULT } from './hostile.js';

/** What GitLab asks of a Code Quality report (its documentation, "Code quality report format"). */
const schema = z.array(
  z.object({
    description: z.string().min(1),
    check_name: z.string().min(1),
    fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.object({
      path: z.string().regex(/^(?!\.?\/)/),
      lines: z.object({ begin: z.int().min(1) }),
    }),
  }),
);
const entriesOf = (...[result, base]: [Parameters<typeof gitlabReport>[0], string?]): z.infer<typeof schema> =>
  schema.parse(JSON.parse(gitlabReport(result, aboutOf([], base))));

describe('gitlab', () => {
  test('holds to the format, whatever the portfolio says', () => {
    expect(entriesOf(HOSTILE_RESULT)).toHaveLength(4);
    expect(entriesOf(resultOf([]))).toEqual([]);
  });

  test('paths count from the repository, and what has no line stands at the first', () => {
    const absent = findingOf({ line: null, column: null, endLine: null, endColumn: null });
    const entries = entriesOf(resultOf([findingOf({}), absent]), 'portfolios/anna');
    expect(entries.map(({ location }) => location)).toEqual([
      { path: 'portfolios/anna/journal/a.md', lines: { begin: 3 } },
      { path: 'portfolios/anna/journal/a.md', lines: { begin: 1 } },
    ]);
  });

  test('a fingerprint stays when lines move, and no two are the same', () => {
    const prints = (...lines: number[]): string[] =>
      entriesOf(resultOf(lines.map((line) => findingOf({ line })))).map(({ fingerprint }) => fingerprint);
    expect(prints(3, 9)).toEqual(prints(5, 11));
    const many = Array.from({ length: 3000 }, (_, index) =>
      findingOf({ file: `journal/${index % 50}.md`, message: `m${index % 7}` }),
    );
    expect(new Set(entriesOf(resultOf(many)).map(({ fingerprint }) => fingerprint)).size).toBe(3000);
  });
});
