import { expect, test } from 'vitest';
import type { Start } from '../../src/pdf/pieces/in-page.js';
import { continued, knownOf, layoutFrom } from '../../src/pdf/pieces/kept-layout.js';

const start = (entries: number): Start => ({ forced: false, usual: true, counters: { entries } });
const says = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const found = { blocks: says.map((one, index) => ({ says: one, start: start(index) })), tops: [1, 3, 5] };

test('what was found is known down to the last top that neither the change nor what stands before it may have moved', () => {
  const changedAt = (index: number): number | undefined =>
    knownOf(
      says.map((one, at) => (at === index ? 'other' : one)),
      [found],
    )?.to;
  expect(says.map((_, index) => changedAt(index))).toEqual([undefined, undefined, undefined, 1, 1, 3, 3]);
  expect(knownOf(says, [undefined])).toBeNull();
});

test('of two that are known, the one that reaches further is taken', () => {
  const shorter = { ...found, tops: [1] };
  expect(knownOf(says, [shorter, found])?.tops).toEqual([1, 3, 5]);
});

test('what was found of a stretch is known of one that begins at one of its blocks', () => {
  const at = says.map((name, index) => ({ from: index, open: [], element: { name } })) as never[];
  const looked = { ...found, at };
  const behind = layoutFrom(at[3], looked);
  expect(behind?.blocks.map((block) => block.says)).toEqual(['d', 'e', 'f', 'g']);
  expect(behind?.tops).toEqual([2]);
  expect(layoutFrom(undefined, looked)).toBeUndefined();
});

test('only the rest is laid out, and numbered on', async () => {
  const known = knownOf(['a', 'b', 'c', 'd', 'e', 'x', 'y'], [found]);
  if (!known) throw new Error('nothing is known');
  const asked: number[][] = [];
  const rest = {
    starts: [start(3), start(40), start(50), start(60)],
    tops: async (from: number, to: number) => {
      asked.push([from, to]);
      return [2, 3];
    },
  };
  const layout = continued(known, rest);
  expect(layout.starts.map(({ counters }) => counters['entries'])).toEqual([0, 1, 2, 3, 40, 50, 60]);
  expect(await layout.tops(0, 6)).toEqual([1, 3, 5, 6]);
  expect(await layout.tops(5, 6)).toEqual([5, 6]);
  expect(await layout.tops(0, 2)).toEqual([1]);
  expect(asked).toEqual([
    [0, 3],
    [2, 3],
  ]);
});

test('where pages of another kind come, none is known', async () => {
  const known = knownOf(says, [found]);
  if (!known) throw new Error('nothing is known');
  const unusual = { ...start(5), usual: false };
  expect(await continued(known, { starts: [start(5), unusual], tops: async () => [1] }).tops(0, 6)).toEqual([]);
});
