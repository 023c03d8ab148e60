import { z } from 'zod';
import { id, part, point, source, text, words } from './schema-shared.js';

/** A stage of a pack: what it asks for, in which table, and what `check` demands of it. */

const link = z.strictObject({ title: text, statement: text.optional() });

const criterion = z.strictObject({
  ...part,
  title: text.optional(),
  statement: text,
  words,
  points: z
    .array(point.extend({ standards: z.array(id).optional() }))
    .optional()
    .describe('A point counts for its criterion, and its standards are among those of the criterion'),
  hint: text.optional().describe("What the source's «evidenced by» column suggests"),
  standards: z.array(id).optional().describe('Indicative: an entry may cite any standard of its stage'),
  links: z.array(link).optional().describe('Standards of others that the criterion links to'),
});

const dimension = z.strictObject({
  ...part,
  title: text.optional(),
  statement: text.describe('The descriptor: what this stage asks for in this dimension'),
  words,
});

const columnId = z.string().regex(/^(criterion|evidenced-by|achieved|links|standards(\/[^\s,/]+)?)$/, {
  message: 'a column is criterion, evidenced-by, achieved, links, standards or standards/<set>',
});

const requires = z
  .strictObject({
    evidence: z.enum(['none', 'entry', 'file']).optional(),
    'self-assessment': z.enum(['none', 'complete']).optional(),
    checklists: z.enum(['none', 'complete']).optional(),
    reflection: z.enum(['none', 'text']).optional(),
    questions: z.enum(['none', 'guide', 'all']).optional(),
    targets: z.number().int().nonnegative().optional(),
    'sign-off': z.enum(['none', 'all']).optional(),
    dimensions: z.enum(['none', 'all']).optional(),
    references: z.enum(['none', 'cited', 'harvard']).optional(),
    credits: z.number().nonnegative().optional(),
    hours: z.number().nonnegative().optional().describe('Hours of professional development, from entries with hours'),
    'hours-months': z
      .number()
      .int()
      .nonnegative()
      .optional()
      .describe('How many months before today the hours may lie; left out or 0: any'),
    agreements: z.number().int().nonnegative().optional(),
  })
  .describe('What `mentor check` demands of the stage. Left out: everything that the stage lists');

const aligned = z.strictObject({
  title: text,
  to: text.optional().describe('A stage or module of another pack, as pack/id'),
});

export const stage = z.strictObject({
  ...part,
  title: text,
  subsumes: id.optional().describe('The stage that this one builds on; its criteria are never demanded again'),
  unverified: text.optional().describe('Set if no source document was at hand: says where the statements come from'),
  note: text.optional(),
  principle: text.optional(),
  descriptor: text.optional(),
  knowledge: z.array(text).optional(),
  'evidence-types': z.array(text).optional(),
  aligned: z.array(aligned).optional(),
  links: z.array(link).optional().describe('Standards of others that every criterion of the stage links to'),
  columns: z
    .array(z.union([columnId, z.strictObject({ id: columnId, title: text })]))
    .optional()
    .describe("The columns of the programme's own table"),
  criteria: z.array(criterion).optional(),
  checklists: z.array(id).optional(),
  'self-assessment': z
    .strictObject({ set: id, scale: id })
    .optional()
    .describe("What is rated: a standard set, or `criteria`, the stage's own"),
  reflection: z
    .strictObject({ prompt: text.optional(), source: source.optional(), questions: z.array(point).optional() })
    .optional(),
  targets: z
    .strictObject({
      prompt: text.optional(),
      date: z
        .enum(['required', 'suggested'])
        .optional()
        .describe('Whether a target needs a date; left out: one is suggested'),
    })
    .optional(),
  dimensions: z.array(dimension).optional(),
  modules: z.array(id).optional().describe('The modules whose credits are demanded together'),
  'sign-off': z
    .array(z.strictObject({ role: id, comment: z.enum(['required', 'optional']).optional(), prompt: text.optional() }))
    .optional()
    .describe('In this order'),
  requires: requires.optional(),
});
