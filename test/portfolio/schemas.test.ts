import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkExample } from '../../src/check/check-example.js';
import { RULES } from '../../src/check/rules/index.js';
import { loadBuiltInFramework } from '../../src/framework/index.js';
import { readPeople } from '../../src/portfolio/index.js';
import { starterFiles } from '../../src/scaffold/starter.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PUBLISHED = join(ROOT, 'templates/schemas');

const published = (name: string): object =>
  JSON.parse(readFileSync(join(PUBLISHED, `${name}.schema.json`), 'utf8')) as object;
const ajv = new Ajv({ allowUnionTypes: true });
const holds = {
  portfolio: ajv.compile(published('portfolio')),
  private: ajv.compile(published('private')),
  frontMatter: ajv.compile(published('front-matter')),
};

describe('the schemas for editors', () => {
  test.each(['complete/advanced-2016', 'half-done/developing-2007'])('take the portfolio.yaml of %s', (folder) => {
    const value: unknown = parse(readFileSync(join(ROOT, 'fixtures', folder, 'portfolio.yaml'), 'utf8'));
    holds.portfolio(value);
    expect(holds.portfolio.errors ?? []).toEqual([]);
  });

  test('take what init writes', () => {
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
  });

  test.each([
    'framework: ljmu-2007\nrules: {link/alts: off}\n',
    'framework: ljmu-2007\nmentor: {nam: A}\n',
    'framework: ljmu-2007\naccept: [{rule: link/alt}]\n',
    'framework: ljmu-2007\naccept: [{rule: link/alt, reason: decoration, files: journal/a.md}]\n',
    'framework: ljmu-2007\nlanguage: english\n',
    'stage: developing\n',
  ])('refuse what the reader or a rule finds: %j', (yaml) => {
    expect(
      checkExample({ files: { 'portfolio.yaml': yaml } }, RULES).findings.some(
        ({ file, rule }) => file === 'portfolio.yaml' && /^(?:read|link)/.test(rule),
      ),
    ).toBe(true);
    expect(holds.portfolio(parse(yaml))).toBe(false);
  });

  test('of private.yaml refuses what its reader finds', () => {
    const yaml = 'people:\n  - {name: Jo Example, as: Trainee A}\n';
    expect(readPeople(yaml).problems).toHaveLength(1);
    expect(holds.private(parse(yaml))).toBe(false);
  });

  test('that of front-matter takes every file of a complete portfolio, and refuses values that the reader finds', () => {
    const folder = join(ROOT, 'fixtures/complete/advanced-2016');
    const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => /^---\n([\s\S]*?)\n---/.exec(readFileSync(join(folder, path), 'utf8'))?.[1]);
    expect(documents.length).toBeGreaterThan(5);
    for (const yaml of documents) {
      holds.frontMatter(parse(yaml ?? ''));
      expect(holds.frontMatter.errors ?? []).toEqual([]);
    }
    expect(holds.frontMatter({ kind: 'entry', consent: 'perhaps' })).toBe(false);
    expect(holds.frontMatter({ kind: 'entry', evidence: [{ files: 'evidence/a.pdf' }] })).toBe(false);
  });

  test('are all given to a new portfolio but those that programs read', () => {
    const read = /^(?:check-result|cohort-results|front-matter)\./;
    const shipped = readdirSync(PUBLISHED).filter((name) => !read.test(name));
    expect(shipped.sort()).toEqual(['framework-pack.schema.json', 'portfolio.schema.json', 'private.schema.json']);
  });
});
