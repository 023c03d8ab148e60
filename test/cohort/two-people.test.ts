import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Award, readAward } from '../../src/cohort/register.js';
import { awardPath, awardText } from '../../src/cohort/register-write.js';
import { tempFolder } from '../e2e/support.js';
import { commitAll, git, repositoryOf } from '../support/git.js';
import { cohort, cohortOf, json, smallPortfolio, somebody, write, zipOf } from './support.js';

const SETTINGS =
  'version: 1\nprovider: North Shore\nframeworks: [ljmu-2016]\nreading: {first: 1, second: all}\nreviewers:\n  - {id: hb, name: Hana Begum}\n  - {id: if, name: Imogen Fairclough}\n';
const [ada, bea, cy] = [somebody(1), somebody(2), somebody(3)] as const;

const states = async (root: string): Promise<string[]> =>
  json<{ people: { state: string }[] }>(await cohort(root, 'status', '--json')).people.map(({ state }) => state);

/** An award as it lies in the register. */
function award(root: string, { id, name, school }: typeof ada): void {
  const bare = readAward('x', `{id: ${id}, framework: ljmu-2016, stage: advanced, awarded: 2026-11-20}`);
  const made: Award = { ...bare, name, school: { name: school, urn: '' }, number: '2026-0001' };
  write(root, awardPath(made), awardText(made));
}

test('two people work in copies of one cohort, and git joins what they did without a conflict', async () => {
  const root = await cohortOf([ada, bea, cy], SETTINGS);
  for (const who of [ada, bea, cy]) write(root, `inbox/${who.id}.zip`, zipOf(smallPortfolio(who)));
  await cohort(root, 'receive');
  repositoryOf(root);
  expect(git(root, 'ls-files')).not.toMatch(/received|people\.csv|inbox/);
  const other = join(tempFolder(), 'copy');
  cpSync(root, other, { recursive: true });

  await cohort(root, 'review', ada.id, '--reader', 'hb', '--decision', 'recognised', '--comment', 'Yes.');
  await cohort(root, 'review', bea.id, '--reader', 'hb', '--decision', 'recognised', '--comment', 'Yes.');
  award(root, cy);
  commitAll(root, 'Hana');
  await cohort(other, 'review', bea.id, '--as', 'second', '--reader', 'if', '--decision', 'returned');
  award(other, ada);
  commitAll(other, 'Imogen');
  git(root, 'pull', '--quiet', '--no-rebase', '--no-edit', other, 'main');

  const status = await cohort(root, 'check', '--json');
  expect([status.code, json<{ differing: unknown[] }>(status).differing]).toEqual([
    0,
    [{ id: bea.id, decisions: ['recognised', 'returned'], points: [] }],
  ]);
  const failing = await cohort(root, 'check', '--severity', 'error');
  expect([failing.code, failing.out]).toEqual([
    1,
    expect.stringContaining(`${bea.id}  the readers differ: recognised, returned`),
  ]);
  expect(await states(root)).toContain('readers differ');
  // Both gave the next number, and neither could know of the other: it is said.
  const register = await cohort(root, 'register');
  expect(register.out + register.err).toContain(`2026-0001 was given to ${ada.id} and ${cy.id}`);

  // The same reading by both at once is what only people can settle: git says so, and until then the file is named.
  await cohort(root, 'review', cy.id, '--as', 'first', '--reader', 'hb', '--decision', 'recognised');
  commitAll(root, 'Hana again');
  await cohort(other, 'review', cy.id, '--as', 'first', '--reader', 'if', '--decision', 'returned');
  commitAll(other, 'Imogen again');
  expect(() => git(root, 'pull', '--quiet', '--no-rebase', '--no-edit', other, 'main')).toThrow();
  const path = `reviews/${cy.id}/advanced/first.md`;
  expect(readFileSync(join(root, path), 'utf8')).toContain('<<<<<<<');
  const unsettled = await cohort(root, 'status');
  expect([unsettled.code, unsettled.err]).toEqual([0, expect.stringContaining(path)]);
});

test('two people receive at once, and each thing gets a number of its own', async () => {
  const root = await cohortOf([ada, bea], SETTINGS);
  const files = Array.from({ length: 8 }, (_, n) => {
    write(root, `${ada.id}-${n}.zip`, zipOf({ ...smallPortfolio(ada), 'evidence/n.txt': `${n}` }));
    return `${ada.id}-${n}.zip`;
  });
  const runs = await Promise.all([files.slice(0, 4), files.slice(4)].map((some) => cohort(root, 'receive', ...some)));
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  const paths = runs.flatMap(({ out }) => [...out.matchAll(/received\/\S+/g)].map(([path]) => path));
  expect(paths.sort()).toEqual(Array.from({ length: 8 }, (_, n) => `received/${ada.id}/00${n + 1}.zip`));
});
