import { expect, test } from 'vitest';
import { isSamePerson } from '../../src/names/same-person.js';

test.each([
  ['Jane Okoro', 'jane  OKORO'],
  ['Jane Okoro', 'Okoro, Jane'],
  ['Jane Okoro', 'J. Okoro'],
  ['Jane Okoro', 'J Okoro'],
  ['Jane Okoro', 'Okoro J.'],
  ['Jane Okoro', 'Jane O.'],
  ['Jane Okoro', 'Jane Mary Okoro'],
  ['Jane Okoro', 'Jane M. Okoro'],
  ['J. M. Okoro', 'Jane Okoro'],
  ['Jane Okoro', 'J.O.'],
  ['Jane Okoro', 'JO'],
  ['Jane Okoro', 'Mrs Jane Okoro'],
  ['Jane Okoro', 'Prof. Dr Okoro, Jane'],
  ['Jane Okoro', 'JaneOkoro'],
  ['Jane Okoro', 'Jane\u200b Okoro'],
  ['Jane Okoro', 'Ja\u00adne Ok\u2060oro'],
  ['Jane Okoro', 'Jаne Оkоrо'],
  ['Jane Okoro', 'Jane 0koro'],
  ['Bill Marsh', 'BiIl Marsh'],
  ['Bill Marsh', 'B1ll Marsh'],
  ['Tom Marsh', 'Torn Marsh'],
  ['José Núñez', 'Jose\u0301 Nunez'],
  ['Anne-Marie O’Dowd', "Anne Marie O'Dowd"],
  ['Anne-Marie O’Dowd', 'A.-M. ODowd'],
  ['Jane Okoro', 'ＪＡＮＥ ＯＫＯＲＯ'],
  ['Jane Okoro', 'Jane Okoro (mentor)'],
  ['Cher', 'CHER'],
  ['Mr J. Marsh', 'Dr Jo Marsh'],
  ['Mrs Okoro', 'Ms Okoro'],
  ['Mr', 'mr'],
  ['Will Marsh', 'VVill Marsh'],
  ['Jo Marsh', 'Jo Ann Marsh'],
])('%s may be %s', (one, other) => {
  expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([true, true]);
});

test.each([
  ['Jane Okoro', 'John Okoro'],
  ['Jane Okoro', 'Jane Marsh'],
  ['Jane Okoro', 'K. Okoro'],
  ['Jane Okoro', 'J. Marsh'],
  ['Jane Okoro', 'Okoro'],
  ['Jane Okoro', 'Jane'],
  ['Jane Okoro', 'J.M.'],
  ['Jane Okoro', 'J'],
  ['Jane', 'J'],
  ['Jane Okoro', 'Jane Jane'],
  ['J. O. Marsh', 'J. P. Okoro'],
  ['Jane Okoro', 'Mr Okoro'],
  ['Marcus Oyelaran', 'Bethan Lockwood'],
  ['Jane Okoro', ''],
  ['', ''],
  ['...', '...'],
])('%s is not %s', (one, other) => {
  expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([false, false]);
});
