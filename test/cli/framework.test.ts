import { expect, test } from 'vitest';
import { mentor, tempFolder } from '../e2e/support.js';

test('framework list names every pack, as text and as JSON', async () => {
  const { out, code } = await mentor(['framework', 'list', '--json'], tempFolder());
  const { version, frameworks } = JSON.parse(out) as { version: number; frameworks: { id: string }[] };
  expect([version, code]).toEqual([1, 0]);
  const ids = frameworks.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['ljmu-2007', 'ljmu-2016', 'mentor-standards-2016', 'curee-2005', 'curee-2012']),
  );
  const text = await mentor(['framework', 'list'], tempFolder());
  for (const id of ids) expect(text.out).toContain(id);
});

test('framework show gives the pack with everything it uses', async () => {
  const { out } = await mentor(['framework', 'show', 'ljmu-2016', '--json'], tempFolder());
  const framework = JSON.parse(out) as {
    id: string;
    checklists: { id: string }[];
    stages: { id: string; criteria: unknown[] }[];
  };
  expect(framework.stages.find(({ id }) => id === 'advanced')?.criteria).toHaveLength(12);
  expect(framework.checklists.map(({ id }) => id)).toEqual(expect.arrayContaining(['coaching', 'co-coaching']));
  const text = await mentor(['framework', 'show', 'ljmu-2016'], tempFolder());
  expect(text.out).toContain('AM12');
  expect(text.out.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('an unknown framework gets a suggestion', async () => {
  const { code, out, err } = await mentor(['framework', 'show', 'ljmu-2015'], tempFolder());
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('`ljmu-2016`');
});
