import { describe, expect, test } from 'vitest';
import { addUnlessTaken, decode, isNamed, isWord } from '../../src/redact/redactor.js';
import { UniqueNames } from '../../src/redact/unique-names.js';
import { finder, redactor } from './support.js';

describe('percent-encoding is undone as often as it was done', () => {
  const times = (text: string, count: number): string =>
    count === 0 ? text : times(text.replaceAll('%', '%25').replaceAll('J', '%4A'), count - 1);
  test.each([1, 2, 3, 4])('%i times', (count) => {
    expect(decode(times('/Jane', count))).toBe('/Jane');
    expect(redactor.address(`https://a.example${times('/Jane-Holloway', count)}`)).toBe('https://a.example/trainee-a');
  });
  test.each([
    ['%zz', '%zz'],
    ['%e9', '%e9'],
    ['%C3%A9', 'é'],
    ['100%', '100%'],
    ['xn--mnchen-3ya.example', 'münchen.example'],
    ['xn--', 'xn--'],
  ])('%j is read as %j', (written, read) => {
    expect(decode(written)).toBe(read);
  });
});

describe('names in running text', () => {
  test.each([
    ['Miss Holloway came.', 'Trainee A came.'],
    ['Mrs. Holloway came.', 'Trainee A came.'],
    ["James' book", 'Pupil 6’s book'.replace('’', "'")],
    ["the 'James' book", "the 'Pupil 6' book"],
    ['J.H. said so.', 'Trainee A said so.'],
    ['It was J.H.', 'It was Trainee A.'],
    ['Will will come.', 'Pupil 3 will come.'],
    ['Write to jane@wrenfield.sch.uk or 07700 900123.', 'Write to [e-mail] or [telephone].'],
    ['see evidence/jane-holloway.pdf now', 'see evidence/trainee-a.pdf now'],
    ['MS1/JH2 are codes', 'MS1/JH2 are codes'],
    ['nobody is here', 'nobody is here'],
  ])('%j becomes %j', (text, expected) => {
    expect(redactor.text(text)).toBe(expected);
  });

  test('is named where it, or a path in it, names somebody', () => {
    expect(['With Jane', 'see jane-holloway.pdf', 'jane', 'nobody'].map((text) => isNamed(text, finder))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('words that are names are known', () => {
    expect(['Will', 'May', 'Grace', 'Jane', 'Holloway'].map(isWord)).toEqual([true, true, true, false, false]);
  });
});

test('of two stretches that overlap the first is kept', () => {
  const taken = [{ from: 2, to: 5, instead: 'a' }];
  for (const [from, to] of [
    [0, 2],
    [5, 7],
    [0, 3],
    [4, 9],
    [3, 4],
    [0, 9],
  ] as const)
    addUnlessTaken(taken, { from, to, instead: `${from}` });
  expect(taken.map(({ from, to }) => [from, to])).toEqual([
    [2, 5],
    [0, 2],
    [5, 7],
  ]);
});

describe('parts of paths', () => {
  test('two that become one get a number, before their ending', () => {
    const names = new UniqueNames((part) => part.replace(/jane|janey/, 'x'), ['x-2.pdf', 'other']);
    expect(['jane.pdf', 'jane.pdf', 'other', 'janey'].map((part) => names.of(part))).toEqual([
      'x.pdf',
      'x.pdf',
      'other',
      'xy',
    ]);
    const more = new UniqueNames(() => 'x.pdf', ['x.pdf', 'x-2.pdf']);
    expect([more.of('a.pdf'), more.of('b.pdf')]).toEqual(['x-3.pdf', 'x-4.pdf']);
  });
});
