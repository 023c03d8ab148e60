import { expect, test } from 'vitest';
import { replaceStretches } from '../../src/names/index.js';

test.each([
  [
    'in order',
    [
      [0, 1],
      [3, 4],
    ],
    '0bc1ef',
  ],
  [
    'in any order',
    [
      [3, 4],
      [0, 1],
    ],
    '1bc0ef',
  ],
  [
    'side by side',
    [
      [0, 3],
      [3, 6],
    ],
    '01',
  ],
  [
    'the first of two that overlap',
    [
      [2, 5],
      [0, 3],
    ],
    '1def',
  ],
  [
    'the longest of two that begin together',
    [
      [0, 1],
      [0, 3],
    ],
    '1def',
  ],
  [
    'one that begins where another that was left out ends',
    [
      [0, 4],
      [1, 2],
      [2, 3],
      [5, 6],
    ],
    '0e3',
  ],
])('stretches are replaced: %s', (_, places, expected) => {
  const stretches = places.map(([from = 0, to = 0], index) => ({ from, to, instead: `${index}` }));
  expect(replaceStretches('abcdef', stretches)).toBe(expected);
});
