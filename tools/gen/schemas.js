import { z } from 'zod';
import { resultSchema } from '../../dist/check/reporters/json-schema.js';
import { RULES } from '../../dist/check/rules/index.js';
import { listBuiltInFrameworks } from '../../dist/framework/index.js';
import { packSchema } from '../../dist/framework/schema.js';
import { FIELDS, KINDS } from '../../dist/portfolio/fields.js';
import { CONFIG, PRIVATE } from '../../dist/portfolio/shape.js';

const frameworks = listBuiltInFrameworks();
/** What a pack of one's own may add to stands open; rules are mentor's alone. */
const KNOWN = {
  frameworks: frameworks.map(({ id }) => id),
  stages: [...new Set(frameworks.flatMap(({ stages }) => stages.map(({ id }) => id)))],
};

const text = { type: ['string', 'number', 'boolean', 'null'] };
const filled = { type: 'string', minLength: 1 };
const day = { type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

/** A map of these keys and those of the writer's own. */
function closed(keys) {
  const required = Object.keys(keys).filter((key) => keys[key].required);
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(
      Object.entries(keys).map(([key, shape]) => [key, { description: describe(shape), ...schemaOf(shape) }]),
    ),
    patternProperties: { '^x-': {} },
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}

const describe = ({ about, kinds }) => (kinds ? `${about}. In: ${kinds.join(', ')}` : about);

/** JSON Schema of each type that a shape may have (src/portfolio/shape.ts, src/portfolio/fields.ts). */
const TYPES = {
  text: (shape) => (shape.required ? filled : text),
  code: (shape) => (shape.names ? named(shape) : TYPES.text(shape)),
  codes: (shape) => ({ anyOf: [shape.names ? named(shape) : text, { type: 'array', items: text }] }),
  choice: ({ choices }) => ({ enum: [...choices, null] }),
  map: (shape) => (shape.keys ? closed(shape.keys) : each(shape)),
  list: ({ keys }) => ({ type: ['array', 'null'], items: closed(keys) }),
  date: () => day,
  number: () => text,
  count: () => text,
  data: () => ({}),
  evidence: ({ keys }) => ({ anyOf: [text, { type: 'array', items: { anyOf: [text, closed(keys)] } }] }),
  ratings: ({ keys }) => ({ type: ['object', 'null'], additionalProperties: { anyOf: [text, closed(keys)] } }),
  schedule: ({ keys }) => TYPES.list({ keys }),
  on: ({ keys }) => ({ anyOf: [text, closed(keys)] }),
};
const schemaOf = (shape) => TYPES[shape.type](shape);

function named({ names }) {
  return names === 'rules' ? { enum: RULES.map(({ id }) => id) } : { anyOf: [{ enum: KNOWN[names] }, text] };
}

/** A map whose keys are names. */
function each({ names, each: value }) {
  const type = ['object', 'null'];
  if (names !== 'rules') return { type, additionalProperties: schemaOf(value) };
  const weight = { enum: value.choices };
  const properties = Object.fromEntries(RULES.map(({ id, summary }) => [id, { description: summary, ...weight }]));
  return { type, properties, additionalProperties: false };
}

const DRAFT = { $schema: 'http://json-schema.org/draft-07/schema#' };
const kind = { ...FIELDS.kind, type: 'choice', choices: KINDS };

/** @returns the text of each schema, by its path */
export function schemas() {
  const { additionalProperties: _, ...frontMatter } = closed({ ...FIELDS, kind });
  const made = {
    'check-result': {
      title: 'What mentor check --json prints',
      ...z.toJSONSchema(resultSchema, { target: 'draft-7' }),
    },
    'framework-pack': {
      title: 'A framework pack of mentor',
      ...z.toJSONSchema(packSchema, { io: 'input', target: 'draft-7' }),
    },
    'front-matter': {
      ...DRAFT,
      title: 'Front-matter of a file of a mentor portfolio',
      ...frontMatter,
      required: ['kind'],
    },
    portfolio: { ...DRAFT, title: 'portfolio.yaml of mentor', ...closed(CONFIG) },
    private: { ...DRAFT, title: 'private.yaml of mentor: real names and what stands for them', ...closed(PRIVATE) },
  };
  return Object.entries(made).map(([name, schema]) => [
    `templates/schemas/${name}.schema.json`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
}
