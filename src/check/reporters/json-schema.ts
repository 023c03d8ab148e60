import { z } from 'zod';

const place = z.int().min(1).nullable();
const name = z.string().min(1).nullable();
const count = z.int().min(0);

/** One finding of `check --json`. */
export const findingSchema = z
  .strictObject({
    rule: z
      .string()
      .regex(/^[a-z-]+\/[a-z-]+$/)
      .describe('The rule: group/name'),
    severity: z
      .enum(['error', 'missing', 'warning'])
      .describe('error: broken; missing: not there yet; warning: doubtful'),
    message: z.string().min(1).describe('What was found, and what was expected'),
    hint: z.string().min(1).describe('What would mend it'),
    owner: z.enum(['mentor', 'school', 'university']).describe('Who can mend it'),
    file: z.string().min(1).describe('Path in the portfolio, with /; for what is absent, where it would be'),
    line: place.describe('From 1; null for what is absent'),
    column: place.describe('From 1, in UTF-16 code units'),
    endLine: place,
    endColumn: place.describe('The column just after the last character'),
    framework: name.describe('Id of the framework'),
    stage: name.describe('Id of the stage'),
    criterion: name.describe('Id of the criterion; set only by rules about a criterion'),
    item: name.describe('Id of a point, skill, question, dimension or role'),
  })
  .meta({ title: 'One thing found' });

const ids = z.array(z.string().min(1)).min(1).optional();
const reference = z.string().regex(/^[a-z][a-z0-9-]*\/./);

const suggestion = z
  .strictObject({
    file: z.string().min(1).describe('Path of the entry in the portfolio, with /'),
    line: z.int().min(1).describe('Where it names the id in question, from 1'),
    column: z.int().min(1).describe('From 1, in UTF-16 code units'),
    endLine: z.int().min(1),
    endColumn: z.int().min(1).describe('The column just after the last character'),
    named: reference.describe('What the entry names, or the stage of it: framework/id'),
    framework: z.string().min(1).describe('Id of the other framework'),
    id: z.string().min(1).describe('What it could also count for there'),
    kind: z.enum(['criteria', 'dimensions', 'standards', 'skills', 'stages']).describe('What `id` is one of'),
    relation: z.enum(['exact', 'related', 'broader', 'narrower']).describe('broader: `id` takes in more than `named`'),
    via: reference.nullable().describe('Where two crosswalks meet; null where one leads straight there'),
    open: z.boolean().describe('No entry of the portfolio names it so far'),
    add: z
      .strictObject({ criteria: ids, dimensions: ids, standards: ids, skills: ids })
      .describe('What to write in the entry, by field: all of it; where `kind` is stages, what fits'),
  })
  .meta({ title: 'Something that an entry could also count for; it counts for nothing until a person says so' });

/** What `check --json` counts. */
export const summarySchema = z.strictObject({
  errors: count,
  missing: count,
  warnings: count,
  accepted: count.describe('Findings that somebody accepted with a reason; they are not in `findings`'),
  ready: z.boolean().describe('Nothing broken or missing is left that the mentor or the school owes'),
  complete: z.boolean().describe('Nothing broken or missing is left at all'),
});

/** What `check --json` prints: the published schema is made of it, and results are held to it in tests. */
export const resultSchema = z.strictObject({
  version: z.literal(1).describe('Of this shape'),
  portfolio: z.string().describe("Name of the portfolio's folder"),
  stage: z.string().nullable().describe('The stage in portfolio.yaml'),
  findings: z.array(findingSchema).describe('Sorted by file, then place'),
  suggestions: z.array(suggestion).describe('By crosswalks; no findings, and nothing that fails a run'),
  summary: summarySchema,
});
