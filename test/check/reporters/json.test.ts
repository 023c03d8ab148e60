import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { CheckSummary, Finding } from '../../../src/check/model.js';
import { jsonReport } from '../../../src/check/reporters/json.js';
import { type findingSchema, resultSchema, type summarySchema } from '../../../src/check/reporters/json-schema.js';
import { rule as criterion } from '../../../src/check/rules/complete/criterion.js';
import { rule as date } from '../../../src/check/rules/read/date.js';
import { checkFiles, resultOf } from '../in-memory.js';
import { HOSTILE_RESULT } from './hostile.js';

const ABOUT = { portfolio: 'my-portfolio', stage: 'developing' };

describe('json', () => {
  test('results hold to it, those of a real check and those with hostile words', () => {
    const real = checkFiles({ 'journal/a.md': '---\nkind: entry\ndate: 12/03/2026\n---\n\nWe met.\n' }, [
      criterion,
      date,
    ]);
    expect(real.findings.length).toBeGreaterThan(10);
    for (const result of [real, HOSTILE_RESULT, resultOf([])])
      resultSchema.parse(JSON.parse(jsonReport(result, ABOUT)));
    const lacking = { ...JSON.parse(jsonReport(real, ABOUT)), findings: [{ rule: 'read/date' }] };
    expect(resultSchema.safeParse(lacking).success).toBe(false);
  });

  test('it says no more and no less than the types do', () => {
    expectTypeOf<z.infer<typeof findingSchema>>().toEqualTypeOf<Finding>();
    expectTypeOf<z.infer<typeof summarySchema>>().toEqualTypeOf<CheckSummary>();
  });
});
