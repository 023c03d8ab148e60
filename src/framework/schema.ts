import { z } from 'zod';
import {
  agreement,
  checklist,
  id,
  mode,
  origin,
  outline,
  part,
  type point,
  purpose,
  role,
  scale,
  source,
  standardSet,
  text,
  titles,
  words,
} from './schema-shared.js';
import { stage } from './schema-stage.js';

/**
 * The shape of a framework pack, the data file of what an institution publishes (docs/frameworks.md tells it in words).
 * Everything a stage demands stands here, so that no other code knows a framework by name.
 */

const named = z.strictObject({ ...part, title: text, titles, statement: text.optional(), words });

const creditModule = named.extend({
  credits: z.number().positive(),
  routes: z.array(id).optional().describe('The routes by which its credits can be claimed'),
});

const audit = named.extend({
  set: id
    .optional()
    .describe('What is rated: a standard set, a checklist, or <mode>-learners; left out: whatever the entry names'),
  scale: id,
});

const unit = named.extend({ kind: z.enum(['core', 'additional']) });

const packOrigin = origin
  .unwrap()
  .extend({ creator: text.optional(), publisher: text.optional(), status: text.optional() })
  .optional();

const crosswalk = z.strictObject({
  from: id,
  to: id.describe('As pack/id'),
  relation: z
    .enum(['exact', 'related', 'broader', 'narrower'])
    .describe('What `to` is for `from`: broader means that `to` takes in more'),
  note: text.optional(),
});

const use = z.strictObject({
  pack: id,
  only: z
    .array(id)
    .min(1)
    .optional()
    .describe('The parts to take (sets, checklists, scales, roles, modes …); the rest is left out'),
  wording: z
    .record(id, z.strictObject({ title: text.optional(), statement: text.optional(), words }))
    .optional()
    .describe('Parts that this programme words differently, by their ids'),
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
  origin: packOrigin,
  licence: text,
  uses: z
    .array(z.union([id, use]))
    .optional()
    .describe(
      'Packs whose sets, checklists, scales, roles, modes, principles, agreements, outlines and the like can be named here',
    ),
  extends: z
    .union([id, z.array(id).min(1)])
    .optional()
    .describe('The pack, or packs, that this one adds to without copying'),
  resolved: z
    .literal(true)
    .optional()
    .describe('Everything used has been merged in. `framework show` writes it; nobody else needs to'),
  'standard-sets': z.array(standardSet).optional(),
  checklists: z.array(checklist).optional(),
  scales: z.array(scale).optional(),
  roles: z.array(role).optional(),
  principles: z.array(named).optional(),
  modes: z.array(mode).optional(),
  comparison: z
    .array(z.strictObject({ theme: text, activities: z.array(id), note: text.optional() }))
    .optional()
    .describe('The same theme across the modes'),
  agreements: z.array(agreement).optional(),
  outlines: z.array(outline).optional(),
  purposes: z.array(purpose).optional().describe('What mentoring is for: an entry may say which'),
  media: z.array(named).optional().describe('How contacts are made: in person, by e-mail …'),
  'observation-kinds': z.array(named).optional().describe('What an observation can be: joint, developmental …'),
  evaluators: z
    .array(named)
    .optional()
    .describe('Who evaluates the mentor, or moderates an observation, besides the roles'),
  audits: z.array(audit).optional().describe("What an entry can rate of somebody's skills, such as a trainee's"),
  phases: z.array(named).optional().describe('The phases of a learning journey'),
  routes: z.array(named).optional().describe('The ways to earn credits'),
  modules: z.array(creditModule).optional(),
  units: z.array(unit).optional().describe('What packs that extend this one are made of: a core, and units by role'),
  stages: z.array(stage).optional(),
  crosswalks: z.array(crosswalk).optional(),
});

type ItemOf<T> = NonNullable<T> extends readonly (infer Item)[] ? Item : never;

export type Pack = z.infer<typeof packSchema>;
export type Source = z.infer<typeof source>;
export type Origin = NonNullable<z.infer<typeof origin>>;
export type Point = z.infer<typeof point>;
export type Stage = ItemOf<Pack['stages']>;
export type Criterion = ItemOf<Stage['criteria']>;
export type Dimension = ItemOf<Stage['dimensions']>;
export type KeyQuestion = Point;
export type StageSignOff = ItemOf<Stage['sign-off']>;
export type Column = ItemOf<Stage['columns']>;
export type Requires = NonNullable<Stage['requires']>;
export type StandardSet = ItemOf<Pack['standard-sets']>;
export type Standard = StandardSet['standards'][number];
export type Checklist = ItemOf<Pack['checklists']>;
export type Skill = Checklist['skills'][number];
export type Scale = ItemOf<Pack['scales']>;
export type ScaleLevel = Scale['levels'][number];
export type Role = ItemOf<Pack['roles']>;
export type Mode = ItemOf<Pack['modes']>;
export type Agreement = ItemOf<Pack['agreements']>;
export type Outline = ItemOf<Pack['outlines']>;
export type Purpose = ItemOf<Pack['purposes']>;
export type Named = ItemOf<Pack['routes']>;
export type Module = ItemOf<Pack['modules']>;
export type Unit = ItemOf<Pack['units']>;
export type Crosswalk = ItemOf<Pack['crosswalks']>;
