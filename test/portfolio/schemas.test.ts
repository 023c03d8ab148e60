import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SEVERITIES } from '../../src/check/model.js';
import { RULES } from '../../src/check/rules/index.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../src/framework/index.js';
import { LANGUAGES, readConfig, readPeople, THEMES } from '../../src/portfolio/index.js';
import { starterFiles } from '../../src/scaffold/starter.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PUBLISHED = join(ROOT, 'templates/schemas');

const text = { type: ['string', 'number', 'boolean', 'null'] };
const own = { '^x-': {} };
const oneOf = (words: readonly string[]): object => ({ enum: words });
const knownOr = (words: readonly string[]): object => ({ anyOf: [{ enum: words }, text] });
const about = (description: string, schema: object): object => ({ description, ...schema });
const closed = (properties: object, more: object = {}): object => ({
  type: ['object', 'null'],
  properties,
  patternProperties: own,
  additionalProperties: false,
  ...more,
});

const frameworks = listBuiltInFrameworks();
const stageIds = [...new Set(frameworks.flatMap(({ stages }) => stages.map(({ id }) => id)))];
const rules = about('Another weight for a rule of mentor check', {
  type: ['object', 'null'],
  properties: Object.fromEntries(
    RULES.map(({ id, summary }) => [id, { description: summary, enum: [...SEVERITIES, 'off'] }]),
  ),
  additionalProperties: false,
});

const portfolio = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'portfolio.yaml of mentor',
  ...closed(
    {
      version: about('The version of this file', oneOf([1, '1'] as unknown as string[])),
      id: about('What files handed out are known by when they come back; init writes it', text),
      mentor: about(
        'Who you are',
        closed({
          name: about('Your name', text),
          school: about('Your school', text),
          threshold: about('post expects the post-threshold standards too', oneOf(['core', 'post', null] as string[])),
          role: about('What you do at school', text),
          phase: about('Primary, secondary, …', text),
          subject: about('What you teach', text),
        }),
      ),
      provider: about('The university or partnership', text),
      framework: about('The framework you follow, or a list; the first counts for bare ids', {
        anyOf: [knownOr(frameworks.map(({ id }) => id)), { type: 'array', items: text }],
      }),
      stage: about('The stage you are working on now', knownOr(stageIds)),
      language: about('The language of the document', oneOf([...LANGUAGES, null] as string[])),
      theme: about('How the document looks', oneOf([...THEMES, null] as string[])),
      people: about('Who has which sign-off role', { type: ['object', 'null'], additionalProperties: text }),
      rules,
      stages: about('For what is found about one stage', {
        type: ['object', 'null'],
        additionalProperties: closed({ rules }),
      }),
      ignore: about('Folders and files that are no part of the portfolio', {
        anyOf: [text, { type: 'array', items: text }],
      }),
      accept: about('Findings set aside, each with a reason', {
        type: ['array', 'null'],
        items: closed(
          {
            rule: about('The rule', oneOf(RULES.map(({ id }) => id))),
            file: about('The file; left out: any', text),
            reason: about('Why it is right as it is', { type: 'string', minLength: 1 }),
          },
          { required: ['rule', 'reason'] },
        ),
      }),
    },
    { required: ['framework'] },
  ),
};

const people = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'private.yaml of mentor: real names and what stands for them',
  ...closed({
    people: {
      type: ['array', 'null'],
      items: closed(
        {
          name: about('The real name', { type: 'string', minLength: 1 }),
          also: about('Nicknames, initials', { anyOf: [text, { type: 'array', items: text }] }),
          id: about('What people: in entries calls them, such as trainee-a', { type: 'string', minLength: 1 }),
          as: about('The pseudonym, such as Trainee A', text),
          kind: about('A school or place is hidden as a whole', oneOf(['person', 'school', 'place', null] as string[])),
          anycase: about('The names count in small letters too', oneOf([true, false, 'yes', 'no'] as string[])),
        },
        { required: ['name', 'id'] },
      ),
    },
  }),
};

const ajv = new Ajv({ allowUnionTypes: true });
const holds = { portfolio: ajv.compile(portfolio), private: ajv.compile(people) };

describe('the schemas for editors', () => {
  test.each([
    ['portfolio', portfolio],
    ['private', people],
  ])('%s is the one that is shipped (npm run gen writes it)', async (name, schema) => {
    const written = `${JSON.stringify(schema, null, 2)}\n`;
    await expect(written).toMatchFileSnapshot(join(PUBLISHED, `${name}.schema.json`));
  });

  test.each(['complete/advanced-2016', 'half-done/developing-2007'])('take the portfolio.yaml of %s', (folder) => {
    const value: unknown = parse(readFileSync(join(ROOT, 'fixtures', folder, 'portfolio.yaml'), 'utf8'));
    holds.portfolio(value);
    expect(holds.portfolio.errors ?? []).toEqual([]);
  });

  test('take what init writes, and every key that the reader takes', () => {
    const framework = loadBuiltInFramework('ljmu-2007');
    const stage = framework?.stages[0];
    if (!framework || !stage) throw new Error('no ljmu-2007');
    const { files } = starterFiles({
      framework,
      stage,
      name: null,
      school: null,
      provider: null,
      threshold: 'core',
      others: [],
      packs: [],
    });
    const written = new Map(files.map((file) => [file.path, file.text]));
    for (const name of ['portfolio', 'private'] as const) {
      const yaml = written.get(`${name}.yaml`) ?? '';
      expect(yaml.split('\n')[0]).toBe(`# yaml-language-server: $schema=./.mentor/schemas/${name}.schema.json`);
      expect(written.get(`.mentor/schemas/${name}.schema.json`)).toBe(
        readFileSync(join(PUBLISHED, `${name}.schema.json`), 'utf8'),
      );
      holds[name](parse(yaml));
      expect(holds[name].errors ?? []).toEqual([]);
    }
    const { problems } = readConfig('unknown: 1\nframework: ljmu-2007\n');
    const keys = /^There are: ([^.]+)\./.exec(problems[0]?.hint ?? '')?.[1]?.split(', ');
    expect(Object.keys((portfolio as { properties?: object }).properties ?? {})).toEqual(keys);
  });

  test.each([
    'framework: ljmu-2007\nrules: {link/alts: off}\n',
    'framework: ljmu-2007\nmentor: {nam: A}\n',
    'framework: ljmu-2007\naccept: [{rule: link/alt}]\n',
    'stage: developing\n',
  ])('refuse what the reader or a rule finds: %j', (yaml) => {
    expect(holds.portfolio(parse(yaml))).toBe(false);
  });

  test('of private.yaml refuses what its reader finds', () => {
    const yaml = 'people:\n  - {name: Jo Example, as: Trainee A}\n';
    expect(readPeople(yaml).problems).toHaveLength(1);
    expect(holds.private(parse(yaml))).toBe(false);
  });

  test('are all given to a new portfolio but those of results, which programs read', () => {
    const shipped = readdirSync(PUBLISHED).filter((name) => !/^(?:check-result|cohort-results)\./.test(name));
    expect(shipped.sort()).toEqual(['framework-pack.schema.json', 'portfolio.schema.json', 'private.schema.json']);
  });
});
