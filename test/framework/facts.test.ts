import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { frameworks, ids } from './built-in-packs.js';
import { type Facts, factsOf } from './facts.js';

const table = parse(readFileSync(join(import.meta.dirname, 'facts.yaml'), 'utf8')) as Record<string, Facts>;

test('every pack has its facts in the table, and the table no others', () => {
  expect(ids(frameworks).sort()).toEqual(Object.keys(table).sort());
});

test.each(frameworks.map((framework) => [framework.id, framework] as const))(
  '%s holds what its source holds, in its order, and nothing else',
  (id, framework) => {
    expect(factsOf(framework)).toEqual(table[id]);
  },
);

test('the comparison sees a code in another cell, a lost point, a role, credits and an order that changed', () => {
  const changed = (id: string, change: (framework: (typeof frameworks)[number]) => void): Facts => {
    const copy = structuredClone(frameworks.find((one) => one.id === id));
    if (!copy) throw new Error(`no pack ${id}`);
    change(copy);
    return factsOf(copy);
  };
  const changes: [string, Parameters<typeof changed>[1]][] = [
    ['ljmu-2007', ({ stages }) => stages[1]?.criteria[0]?.standards.push('IM.24')],
    ['ljmu-2007', ({ stages }) => stages[1]?.criteria[6]?.points.pop()],
    ['ljmu-2016', ({ stages }) => stages[1]?.['sign-off'].reverse()],
    ['ljmu-pgcert', ({ modules: [one] }) => one && Object.assign(one, { credits: 30 })],
    ['curee-2005', ({ principles }) => principles.reverse()],
    ['curee-2012', ({ checklists }) => checklists[0]?.skills.reverse()],
  ];
  for (const [id, change] of changes) expect(changed(id, change), id).not.toEqual(table[id]);
});
