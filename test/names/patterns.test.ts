import { describe, expect, test } from 'vitest';
import { findPatterns } from '../../src/names/index.js';

const found = (text: string): [string, string][] =>
  findPatterns(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);

test('what is found stands in the order of the text', () => {
  expect(found('H801200001001, 07700 900123 or ada@heronbank.uk')).toEqual([
    ['upn', 'H801200001001'],
    ['phone', '07700 900123'],
    ['email', 'ada@heronbank.uk'],
  ]);
});

describe('e-mail addresses', () => {
  test.each(['a.marsh@heronbank.sch.uk', 'A_MARSH+x@mail.heronbank.sch.uk', 'ada@heron-bank.uk'])('%s', (email) => {
    expect(found(`Write to <${email}>, please.`)).toEqual([['email', email]]);
  });

  test.each(['name@example.org', 'x@school.example', '[@smith2019]', 'a@b', 'meet @ noon', 'me@localhost'])(
    'not %s',
    (text) => {
      expect(found(`Write ${text}.`)).toEqual([]);
    },
  );
});

describe('telephone numbers', () => {
  test.each([
    '07700 900123',
    '07700900123',
    '+44 7700 900123',
    '+44 (0)7700 900 123',
    '(020) 7946 0123',
    '01632 960123',
    '0161-496-0123',
  ])('%s', (phone) => {
    expect(found(`Ring ${phone}, after four.`)).toEqual([['phone', phone]]);
  });

  test('a number that checks as that of a book is one, unless it is said to be a telephone', () => {
    expect(found('see 0120872782, ring 0120872781')).toEqual([
      ['phone', '0120872782'],
      ['phone', '0120872781'],
    ]);
  });

  test.each([
    ['a day and an hour', 'on 01-02-2026 10:30'],
    ['a day', '01/02/2026, 01.02.2026, 2026-01-02'],
    ['a day and a number', 'on 07-11-2026 930 came'],
    ['the number of a book', 'see 0120872781, 0127636889 and 0129735892'],
    ['a helpline', '0800 1111 000 and 0345 678 9012'],
    ['a long number', '0123456789012345'],
    ['a short one', '07700 900'],
    ['a code', 'SKU-07700900123 and x07700900123'],
  ])('not %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('unique pupil numbers', () => {
  test('one whose letter is right', () => {
    expect(found('Her number, H801200001001, is on it.')).toEqual([['upn', 'H801200001001']]);
  });

  test('a temporary one ends in a letter', () => {
    expect(found('A80120000100A')).toEqual([]);
    const letters = [...'ABCDEFGHJKLMNPQRTUVWXYZ'].filter((letter) => found(`${letter}80120000100A`).length > 0);
    expect(letters).toHaveLength(1);
    expect([...'ABCDEFGHJKLMNPQRTUVWXYZ'].flatMap((letter) => found(`${letter}80120000100S`))).toEqual([]);
  });

  test.each(['J801200001001', 'H80120000100', 'H8012000010011', 'xH801200001001', 'h801200001001'])(
    'not %s',
    (text) => {
      expect(found(`see ${text} there`)).toEqual([]);
    },
  );
});
