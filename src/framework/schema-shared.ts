import { z } from 'zod';

/** What a pack holds that other packs can use: sets, checklists, scales, roles, modes, agreements and outlines. */

export const id = z
  .string()
  .regex(/^[^\s,]+$/, 'an id has no spaces and no commas')
  .describe('Short, stable, unique in the pack, readable aloud. Never renumbered once published.');
export const text = z.string().min(1);
const from = id.optional().describe('The pack this comes from. `framework show` writes it; nobody else needs to');
const count = z.number().int().nonnegative();

export const source = z
  .strictObject({
    document: text.optional().describe('The document that contains the official text'),
    section: text.optional(),
    page: z.union([z.string(), z.number()]).optional(),
    position: z.number().int().positive().optional().describe('Counted from 1 within the section'),
    url: text.optional(),
  })
  .describe('Where the official text is');

/** What an imported file says of a part and a pack has no key for: kept, so that an export says it again. */
export const origin = z
  .strictObject({
    identifier: text.optional(),
    url: text.optional(),
    type: text.optional().describe('What the file calls this kind of part'),
    levels: z.array(text).optional().describe('The levels of education, as in the file'),
    language: text.optional(),
    keywords: z.array(text).optional(),
    note: text.optional(),
  })
  .describe('What the imported file said, for exporting it again')
  .optional();

/** An id, where it comes from, and where it stands in the source: the beginning of every part. */
export const part = { id, from, source: source.optional(), origin };

const word = z.string().regex(/^[\p{Ll}\p{Lo}\p{M}\p{N}]+$/u, 'one word, lower case, without spaces or signs');

/** The words that the official wording of a statement is known by: never a sentence, as the alphabet shows. */
export const words = z
  .array(word)
  .min(1)
  .refine((list) => list.every((one, index) => index === 0 || (list[index - 1] ?? '') < one), {
    message: 'words are in alphabetical order, each once',
  })
  .optional()
  .describe(
    'The distinctive words of the official wording, in alphabetical order, by which search finds it and filled-in forms are recognised',
  );

/** A title in other languages than the pack's own, for documents in those. */
export const titles = z
  .record(z.string().regex(/^[a-z]{2,3}$/, 'a language is its code, such as cy'), text)
  .optional()
  .describe('The title in other languages, as {cy: Perfformiad}');

export const point = z.strictObject({ id, statement: text, words, source: source.optional(), origin });

const standard = z.strictObject({
  id,
  title: text.optional(),
  statement: text.optional().describe('Left out if the source gives only the code'),
  words,
  expects: z.enum(['core', 'post']).optional().describe('post: expected only of a mentor past the threshold'),
  points: z.array(point).optional().describe('A point counts for its standard'),
  source: source.optional(),
  origin,
});

export const standardSet = z.strictObject({
  ...part,
  title: text,
  note: text.optional(),
  standards: z.array(standard).min(1),
});

const skill = z.strictObject({
  id,
  title: text.optional().describe('The few words by which the skill is known'),
  statement: text,
  words,
  points: z.array(point).optional(),
  source: source.optional(),
  origin,
});

export const checklist = z.strictObject({
  ...part,
  title: text,
  definition: text.optional(),
  skills: z.array(skill).min(1),
});

export const scale = z.strictObject({
  ...part,
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
        suggests: z
          .array(z.enum(['target', 'action']))
          .optional()
          .describe('The same if the programme leaves it open: a warning, never missing'),
        color: z.enum(['red', 'amber', 'green', 'grey', 'blue']).optional(),
      }),
    )
    .min(2),
});

export const role = z.strictObject({
  ...part,
  title: text,
  titles,
  side: z.enum(['school', 'university']),
  otherwise: id.optional().describe('The role that signs instead if the mentor holds this one'),
});

export const mode = z.strictObject({
  ...part,
  title: text,
  definition: text,
  purpose: text.optional(),
  purposes: z.array(z.strictObject({ id, title: text, statement: text, words })).optional(),
  who: text.optional(),
  where: text.optional(),
  when: text.optional(),
  activities: z.array(point).optional(),
  checklist: id.optional(),
  learners: z.array(point).optional().describe('What professional learners develop'),
});

const period = z.strictObject({
  period: text,
  discussions: count,
  observations: count,
  reports: count,
  note: text.optional(),
});

const party = z.strictObject({
  id,
  title: text,
  signs: z.boolean().optional().describe('Without it, the party signs and dates the agreement'),
  obligations: z.array(point),
});

/** What a mentoring agreement holds: `new agreement` writes one from it, and `check` reads one against it. */
export const agreement = z.strictObject({
  ...part,
  title: text,
  note: text.optional(),
  fields: z.array(z.strictObject({ id, title: text })),
  parties: z.array(party).min(2),
  objectives: z.strictObject({ minimum: count, statement: text }).optional(),
  reports: z.array(z.strictObject({ id, title: text, due: text })).optional(),
  observations: z
    .array(z.strictObject({ id, title: text, 'per-year': count, note: text.optional() }))
    .optional()
    .describe('Who observes whom, and how often'),
  'paid-hours': count.optional().describe('The least that the employer pays the mentor for, for each year and trainee'),
  schedules: z
    .array(z.strictObject({ ...part, title: text, note: text.optional(), periods: z.array(period).min(1) }))
    .optional()
    .describe('The least contacts in each period, one schedule for each route'),
});

/** The headings of an entry: a conversation model, an observation record. */
export const outline = z.strictObject({
  ...part,
  kind: z.enum(['entry', 'meeting', 'observation', 'conversation', 'report', 'cpd', 'learning-journey', 'evaluation']),
  title: text,
  titles,
  note: text.optional(),
  parts: z.array(z.strictObject({ id, title: text, prompt: text.optional() })).min(1),
});

export const purpose = z.strictObject({
  ...part,
  title: text,
  titles,
  statement: text.describe('What the mentor is responsible for'),
  words,
  relationship: text.optional(),
  knowledge: text.optional(),
});
