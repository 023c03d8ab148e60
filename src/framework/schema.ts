import { z } from 'zod';

/**
 * The shape of a framework pack, the data file of what an institution publishes (docs/frameworks.md tells it in words).
 * Everything a stage demands stands here, so that no other code knows a framework by name.
 */

const id = z
  .string()
  .regex(/^[^\s,]+$/, 'an id has no spaces and no commas')
  .describe('Short, stable, unique in the pack, readable aloud. Never renumbered once published.');
const text = z.string().min(1);
const from = id.optional().describe('The pack this comes from. `framework show` writes it; nobody else needs to');

const source = z
  .strictObject({
    document: text.optional().describe('The document the official text stands in'),
    section: text.optional(),
    page: z.union([z.string(), z.number()]).optional(),
    position: z.number().int().positive().optional().describe('Counted from 1 within the section'),
    url: text.optional(),
  })
  .describe('Where the official text stands');

const point = z.strictObject({ id, statement: text, source: source.optional() });

const standard = z.strictObject({
  id,
  title: text.optional(),
  statement: text.optional().describe('Left out where the source gives the code alone'),
  expects: z.enum(['core', 'post']).optional().describe('post: expected only of a mentor past the threshold'),
  points: z.array(point).optional().describe('A point counts for its standard'),
  source: source.optional(),
});

const standardSet = z.strictObject({
  id,
  from,
  title: text,
  note: text.optional(),
  source: source.optional(),
  standards: z.array(standard).min(1),
});

const skill = z.strictObject({
  id,
  title: text.optional().describe('The few words the skill is known by'),
  statement: text,
  points: z.array(point).optional(),
  source: source.optional(),
});

const checklist = z.strictObject({
  id,
  from,
  title: text,
  definition: text.optional(),
  source: source.optional(),
  skills: z.array(skill).min(1),
});

const scale = z.strictObject({
  id,
  from,
  title: text.optional(),
  levels: z
    .array(
      z.strictObject({
        id,
        title: text,
        meaning: text.optional(),
        'asks-for': z
          .array(z.enum(['target', 'action']))
          .optional()
          .describe('What the self-assessment says about a standard with a point at this level'),
        color: z.enum(['red', 'amber', 'green', 'grey', 'blue']).optional(),
      }),
    )
    .min(2),
});

const role = z.strictObject({
  id,
  from,
  title: text,
  side: z.enum(['school', 'university']),
  otherwise: id.optional().describe('The role that signs instead where the mentor holds this one'),
});

const criterion = z.strictObject({
  id,
  title: text.optional(),
  statement: text,
  points: z
    .array(point.extend({ standards: z.array(id).optional() }))
    .optional()
    .describe('A point counts for its criterion, and its standards are among those of the criterion'),
  hint: text.optional().describe("What the source's «evidenced by» column suggests"),
  standards: z.array(id).optional().describe('Indicative: an entry may cite any standard of its stage'),
  source: source.optional(),
});

const dimension = z.strictObject({
  id,
  title: text.optional(),
  statement: text.describe('The descriptor: what this stage asks for in this dimension'),
  source: source.optional(),
});

const columnId = z.string().regex(/^(criterion|evidenced-by|achieved|links|standards(\/[^\s,/]+)?)$/, {
  message: 'a column is criterion, evidenced-by, achieved, links, standards or standards/<set>',
});
const column = z.union([columnId, z.strictObject({ id: columnId, title: text })]);

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
    hours: z.number().nonnegative().optional(),
  })
  .describe('What `mentor check` demands of the stage');

const aligned = z.strictObject({
  title: text,
  to: text.optional().describe('A stage or module of another pack, as pack/id'),
});

const stage = z.strictObject({
  id,
  from,
  title: text,
  subsumes: id.optional().describe('The stage that this one builds on; never demanded again'),
  unverified: text.optional().describe('Set where no source document was at hand: says where the statements come from'),
  source: source.optional(),
  principle: text.optional(),
  descriptor: text.optional(),
  knowledge: z.array(text).optional(),
  'evidence-types': z.array(text).optional(),
  aligned: z.array(aligned).optional(),
  links: z.array(z.strictObject({ title: text, statement: text.optional() })).optional(),
  columns: z.array(column).optional().describe("The columns of the programme's own table"),
  criteria: z.array(criterion).optional(),
  checklists: z.array(id).optional(),
  'self-assessment': z.strictObject({ set: id, scale: id }).optional(),
  reflection: z
    .strictObject({
      prompt: text.optional(),
      source: source.optional(),
      questions: z.array(z.strictObject({ id, statement: text, source: source.optional() })).optional(),
    })
    .optional(),
  targets: z.strictObject({ prompt: text.optional() }).optional(),
  dimensions: z.array(dimension).optional(),
  'sign-off': z
    .array(z.strictObject({ role: id, comment: z.enum(['required', 'optional']).optional(), prompt: text.optional() }))
    .optional()
    .describe('In this order'),
  requires: requires.optional(),
});

const activity = z.strictObject({ id, statement: text, source: source.optional() });

const mode = z.strictObject({
  id,
  from,
  title: text,
  definition: text,
  purpose: text.optional(),
  purposes: z.array(z.strictObject({ id, title: text, statement: text })).optional(),
  who: text.optional(),
  where: text.optional(),
  when: text.optional(),
  activities: z.array(activity).optional(),
  checklist: id.optional(),
  learners: z
    .array(z.strictObject({ id, statement: text }))
    .optional()
    .describe('What professional learners develop'),
  source: source.optional(),
});

const crosswalk = z.strictObject({
  from: id,
  to: id,
  relation: z.enum(['exact', 'related', 'broader', 'narrower']),
  note: text.optional(),
});

/** A framework pack as a person writes it. Unknown keys are refused, with their place. */
export const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'a pack id is lower-case letters, digits and hyphens'),
  title: text,
  version: z.number().int().positive(),
  status: z.enum(['current', 'historical']),
  ended: z.number().int().optional().describe('The year a historical framework ended'),
  note: text.optional(),
  source: source.optional(),
  licence: text,
  uses: z
    .array(
      z.union([
        id,
        z.strictObject({
          pack: id,
          only: z
            .array(id)
            .min(1)
            .describe('The sets, checklists, scales, roles and modes to take; the rest stays out'),
        }),
      ]),
    )
    .optional()
    .describe('Packs whose sets, checklists, scales, roles and modes can be named here'),
  extends: id.optional().describe('The pack that this one adds to without copying it'),
  resolved: z
    .literal(true)
    .optional()
    .describe('Everything used is merged in already. `framework show` writes it; nobody else needs to'),
  'standard-sets': z.array(standardSet).optional(),
  checklists: z.array(checklist).optional(),
  scales: z.array(scale).optional(),
  roles: z.array(role).optional(),
  principles: z
    .array(z.strictObject({ id, title: text, statement: text.optional(), source: source.optional() }))
    .optional(),
  modes: z.array(mode).optional(),
  comparison: z
    .array(z.strictObject({ theme: text, activities: z.array(id), note: text.optional() }))
    .optional()
    .describe('The same theme across the modes'),
  stages: z.array(stage).optional(),
  crosswalks: z.array(crosswalk).optional(),
});

export type Pack = z.infer<typeof packSchema>;
export type Stage = NonNullable<Pack['stages']>[number];
export type Criterion = NonNullable<Stage['criteria']>[number];
export type Point = z.infer<typeof point>;
export type StandardSet = NonNullable<Pack['standard-sets']>[number];
export type Standard = StandardSet['standards'][number];
export type Checklist = NonNullable<Pack['checklists']>[number];
export type Skill = Checklist['skills'][number];
export type Scale = NonNullable<Pack['scales']>[number];
export type ScaleLevel = Scale['levels'][number];
export type Role = NonNullable<Pack['roles']>[number];
export type Mode = NonNullable<Pack['modes']>[number];
export type Crosswalk = NonNullable<Pack['crosswalks']>[number];
export type KeyQuestion = NonNullable<NonNullable<Stage['reflection']>['questions']>[number];
export type Dimension = NonNullable<Stage['dimensions']>[number];
export type StageSignOff = NonNullable<Stage['sign-off']>[number];
export type Column = NonNullable<Stage['columns']>[number];
export type Source = z.infer<typeof source>;
export type Requires = NonNullable<Stage['requires']>;
