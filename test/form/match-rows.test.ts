import { expect, test } from 'vitest';
import type { FormItem, ItemKind } from '../../src/form/items.js';
import { matchRows } from '../../src/form/match-rows.js';
import { tokensOf } from '../../src/form/tokens.js';

const item = (id: string, words: string, kind: ItemKind): FormItem => ({
  id,
  kind,
  statement: words,
  wordings: [tokensOf(words)],
});

/** Items of five words each; the first two have three of them in common, and so have the last two. */
const WORDS = [
  'apple bread candle desk elbow',
  'apple bread candle field grass',
  'house iron jacket kettle ladder',
  'mountain needle orange paper quilt',
  'river stone table umbrella violin',
  'river stone table window yard',
];
const items = (kind: ItemKind): FormItem[] => WORDS.map((words, index) => item(`X${index + 1}`, words, kind));
const said = (rows: readonly string[], kind: ItemKind = 'point'): string[] =>
  matchRows(rows, items(kind)).map((match) => (match ? `${match.item.id} ${match.state} ${match.how}` : '–'));
const [A = '', B = '', C = '', D = '', E = '', F = ''] = WORDS;

test.each<[string, string[], string[]]>([
  ['all of them', WORDS, ['X1', 'X2', 'X3', 'X4', 'X5', 'X6'].map((id) => `${id} sure words`)],
  ['in another order', [F, A, D, C, B, E], ['X6', 'X1', 'X4', 'X3', 'X2', 'X5'].map((id) => `${id} sure words`)],
  ['some of them', [B, E], ['X2 sure words', 'X5 sure words']],
  ['none', ['zebra zone', ''], ['–', '–']],
  ['mistyped', ['hause iron jackett ketle ladder'], ['X3 sure words']],
  [
    'by their codes',
    ['X3 zebra', '(X1) zebra', 'X2. zebra', ' X4: zebra'],
    ['X3', 'X1', 'X2', 'X4'].map((id) => `${id} sure code`),
  ],
  ['a code and other words', [`X3 ${A}`, A], ['X3 sure code', 'X1 sure words']],
  ['the words of one whose code is elsewhere', ['X3 zebra', C], ['X3 sure code', '–']],
  ['a code twice', ['X3 zebra', 'X3 zone'], ['X3 sure code', 'X3 sure code']],
  ['what is no code', ['3 zebra', 'X zebra', 'X33 zebra', 'x3 zebra'], ['–', '–', '–', '–']],
  ['half of the words, and nothing near', ['house iron zebra'], ['X3 sure words']],
  ['half of the words, and another near', ['apple bread candle zebra'], ['X1 to-confirm order']],
  [
    'near two, of which one is taken',
    [A, 'apple bread candle zebra', C],
    ['X1 sure words', 'X2 sure order', 'X3 sure words'],
  ],
  ['one word, in its place', [C, 'mountain zebra', E], ['X3 sure words', 'X4 to-confirm order', 'X5 sure words']],
  ['one word, in another place', ['mountain zebra', C, E], ['–', 'X3 sure words', 'X5 sure words']],
  [
    'one word among many others',
    [C, `mountain ${'zebra zone zoo zip zest zeal zinc zen zigzag zodiac zombie zenith zephyr zero'} `, E],
    ['X3 sure words', '–', 'X5 sure words'],
  ],
  ['the same twice', [C, C], ['X3 to-confirm order', '–']],
  ['a row between two', [A, 'zebra zone', B], ['X1 sure words', '–', 'X2 sure words']],
  [
    'rows on both sides of what is not in order',
    [E, 'house iron zebra', A, 'house iron zone', F],
    ['X5 sure words', 'X3 to-confirm order', 'X1 sure words', '–', 'X6 sure words'],
  ],
])('%s', (_, rows, expected) => {
  expect(said(rows)).toEqual(expected);
});

test('what was achieved goes on in a second row, and the first of two is the item’s', () => {
  expect(said([B, 'house iron zebra', 'house iron zone'], 'criterion')).toEqual([
    'X2 sure words',
    'X3 sure order',
    '–',
  ]);
  expect(said([B, 'house iron zebra', 'house iron zone'], 'skill')).toEqual([
    'X2 sure words',
    'X3 to-confirm order',
    '–',
  ]);
});

test('how like a row is', () => {
  const [whole, half] = matchRows([C, 'mountain needle zebra'], items('point'));
  expect([whole?.score, half?.score]).toEqual([1, expect.closeTo(0.55, 1)]);
  expect(matchRows(['X1', C], [])).toEqual([null, null]);
});
