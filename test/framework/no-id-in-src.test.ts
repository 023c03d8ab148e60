import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FIELDS, KINDS } from '../../src/portfolio/index.js';
import { frameworks, ids } from './built-in-packs.js';

const SRC = resolve(import.meta.dirname, '../../src');

/** Code, without comments and the examples of rules: what stands there can decide something. */
function codeOf(path: string): string {
  const text = readFileSync(join(SRC, path), 'utf8');
  const isRule = /^check[\\/]rules[\\/]\w+[\\/]/.test(path);
  return (isRule ? text.slice(text.search(/^ {2}\*?run[(:]/m)) : text).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** Every text between quotes; help and hints name ids as examples in the midst of a sentence. */
function textsIn(code: string): string[] {
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, single, double, template]) => single ?? double ?? template ?? '',
  );
}

/** Words of our own settings, of rosters, of BibTeX and of what is private: agreements have fields of these names too. */
const ELSEWHERE = ['mentor', 'provider', 'email', 'phone', 'institution'];

/** Words of our own format: a pack may use them as ids too. */
const ours = new Set<string>([...KINDS, ...Object.keys(FIELDS), ...ELSEWHERE]);

const named = new Set(
  frameworks.flatMap((framework) => {
    const {
      id,
      stages,
      roles,
      checklists,
      outlines,
      purposes,
      phases,
      routes,
      modules,
      agreements,
      media,
      evaluators,
    } = framework;
    return [
      id,
      ...ids(roles),
      ...stages.flatMap((stage) => [...ids(stage.criteria), ...ids(stage.dimensions)]),
      ...checklists.flatMap(({ skills }) => ids(skills)),
      ...framework['standard-sets'].flatMap(({ standards }) => ids(standards)),
      ...[outlines, purposes, phases, routes, modules, media, evaluators, framework['observation-kinds']].flatMap(ids),
      ...agreements.flatMap(({ schedules, fields }) => [...ids(schedules), ...ids(fields)]),
    ].filter((word) => !ours.has(word));
  }),
);

const isNamed = (text: string): boolean =>
  named.has(text) || frameworks.some(({ id }) => text.startsWith(`${id}/`) && !/\s/.test(text));

test('nothing of a pack is named in code: no id of a framework, criterion, role, model, purpose, medium, field or any other part', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((path) =>
    textsIn(codeOf(path)).flatMap((text) => (isNamed(text) ? [`${path}: ${text}`] : [])),
  );
  expect(found).toEqual([]);
});

test('the search finds such a name', () => {
  const [id = ''] = ids(frameworks);
  expect(textsIn(`if (framework.id === '${id}') return "${id}/x";`).filter(isNamed)).toEqual([id, `${id}/x`]);
  expect(textsIn(`hint: 'such as ${id}'`).filter(isNamed)).toEqual([]);
});
