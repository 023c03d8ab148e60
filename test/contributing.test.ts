import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { World } from '../src/app/world.js';
import { check } from '../src/check/engine.js';
import type { CheckResult, Rule } from '../src/check/model.js';
import type { About } from '../src/check/reporters/about.js';
import { linkedOf } from './check/in-memory.js';

const TOP = resolve(import.meta.dirname, '..');
const TEXT = readFileSync(join(TOP, 'CONTRIBUTING.md'), 'utf8');
/** Recipes are cooked where they would stand, in a folder beside src that has its depth. */
const KITCHEN = join(TOP, 'build/contributing');
afterAll(() => rmSync(KITCHEN, { recursive: true, force: true }));

/** The module that a recipe describes, as if it stood at `place` in src. */
async function cooked<T>(recipe: string, place: string): Promise<T> {
  const code = new RegExp(`\`\`\`ts ${recipe}\\n([\\s\\S]*?)\`\`\``).exec(TEXT)?.[1] ?? '';
  expect(code).not.toBe('');
  const folder = join(KITCHEN, recipe);
  mkdirSync(folder, { recursive: true });
  const from = (path: string): string => join(TOP, 'src', place, '..', path).replaceAll('\\', '/');
  writeFileSync(
    join(folder, 'dish.ts'),
    code.replace(/from '(\.[^']+)'/g, (_, path: string) => `from '${from(path)}'`),
  );
  return (await import(join(folder, 'dish.ts'))) as T;
}

test('every file and folder that it names is there', () => {
  const named = [...TEXT.matchAll(/`((?:src|test|docs|templates)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(join(TOP, path)))).toEqual([]);
});

test('the recipe for a rule makes one that finds what its examples say', async () => {
  const { rule } = await cooked<{ rule: Rule }>('rule', 'check/rules/complete/entry-title.ts');
  const found = (files: Record<string, string>): number =>
    check(linkedOf(files), [rule], { today: '2026-06-01' }).findings.length;
  expect(rule.good.map(({ files }) => found(files))).toEqual([0]);
  expect(rule.bad.map(({ files }) => found(files))).toEqual([1]);
});

test('the recipe for a reporter makes one', async () => {
  const { tableReport } = await cooked<{ tableReport: (result: CheckResult, about: About) => string }>(
    'reporter',
    'check/reporters/table.ts',
  );
  const result = check(linkedOf({}), [], { today: '2026-06-01' });
  expect(tableReport(result, { portfolio: 'x', stage: null, version: '1', rules: [], base: '' })).toBe('');
});

test('the recipe for a command makes one', async () => {
  const { countKinds } = await cooked<{ countKinds: (options: { folder?: string }, world: World) => Promise<object> }>(
    'command',
    'app/count-kinds.ts',
  );
  const world: World = {
    cwd: join(TOP, 'fixtures/half-done/developing-2007'),
    env: {},
    notice: () => undefined,
    now: () => new Date(2026, 5, 1),
    signal: new AbortController().signal,
  };
  expect(Object.keys(await countKinds({}, world))).toContain('entry');
});

test('comments cite sections of docs/design.md that are there', () => {
  const design = readFileSync(join(TOP, 'docs/design.md'), 'utf8');
  const sections = new Set([...design.matchAll(/^## (.+)$/gm)].map(([, title]) => title));
  const source = readdirSync(join(TOP, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(TOP, 'src', name), 'utf8'))
    .join('\n');
  const cited = [...source.matchAll(/docs\/design\.md, ([A-Z][a-z' ]+[a-z])/g)].map(([, title]) => title);
  expect(cited.length).toBeGreaterThan(5);
  expect(cited.filter((title) => !sections.has(title))).toEqual([]);
  expect(source).not.toMatch(/\b(?:DESIGN|COHORT|WORD|FRAMEWORKS) \d|\b(?:DESIGN|COHORT|WORD|FRAMEWORKS)\.md/);
});
