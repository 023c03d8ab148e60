import { describe, expect, test } from 'vitest';
import { NameFinder, readPeople } from '../../src/portfolio/index.js';
import { decode, firstGiven, isNamed, isWord, Redactor } from '../../src/redact/redactor.js';
import { UniqueNames } from '../../src/redact/unique-names.js';
import { growth, NEARLY_LINEAR } from '../support/growth.js';
import { finder, redactor } from './support.js';

describe('percent-encoding is undone as often as it was done', () => {
  const times = (text: string, count: number): string =>
    count === 0 ? text : times(text.replaceAll('%', '%25').replaceAll('J', '%4A'), count - 1);
  test.each([1, 2, 3, 4, 5])('%i times', (count) => {
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

describe('addresses and parts of paths', () => {
  test.each([
    ['https://a.example/%zz', 'https://a.example/%zz'],
    ['https://xn--mnchen-3ya.example/', 'https://xn--mnchen-3ya.example/'],
    ['https://xn--jos-dma.example/%zz', 'https://pupil-1.example/%25zz'],
    ['https://a.example/J%20a%20n%20e', 'https://a.example/trainee-a'],
    ['https://a.example/Grace', 'https://a.example/pupil-4'],
  ])('%s becomes %s', (address, expected) => {
    expect(redactor.address(address)).toBe(expected);
  });

  test.each([
    ['Élève (B)', 'eleve-b'],
    ['Trainee  A', 'trainee-a'],
    ['実習生 B', '実習生-b'],
    ['☺', 'somebody'],
  ])('a pseudonym %s is written %s', (as, expected) => {
    const own = new Redactor(new NameFinder(readPeople(`people: [{name: Jane, id: a, as: ${as}}]\n`).people));
    expect(own.segment('jane 07700 900123.pdf')).toBe(`${expected} telephone.pdf`);
  });
});

describe('names in running text', () => {
  test.each([
    ['Miss Holloway came.', 'Trainee A came.'],
    ['Mrs. Holloway came.', 'Trainee A came.'],
    ["James' book", 'Pupil 6’s book'.replace('’', "'")],
    ["'James' book", "'Pupil 6' book"],
    ["The car is James' or James's.", "The car is Pupil 6's or Pupil 6's."],
    [
      'It was J.H., so J. H. said;  by J.H.) J.H.  came.',
      'It was Trainee A, so Trainee A said;  by Trainee A) Trainee A  came.',
    ],
    ['It was Professor  Jane, and Miss\tJane. Jane', 'It was Trainee A, and Trainee A. Trainee A'],
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
    const named = ['With Jane', 'see jane-holloway.pdf', 'at https://a.example/jane', 'jane', 'nobody'];
    expect(named.map((text) => isNamed(text, finder))).toEqual([true, true, true, false, false]);
  });

  test('words that are names are known', () => {
    expect(['Will', 'May', 'Grace', 'Jane', 'Holloway'].map(isWord)).toEqual([true, true, true, false, false]);
  });
});

describe('of stretches that overlap', () => {
  test('the first given is kept', () => {
    const all = [
      [2, 5],
      [0, 2],
      [5, 7],
      [0, 3],
      [4, 9],
      [3, 4],
      [0, 9],
      [7, 9],
    ] as const;
    const kept = firstGiven(all.map(([from, to]) => ({ from, to, instead: '' })));
    expect(kept.map(({ from, to }) => [from, to])).toEqual([...all.slice(0, 3), [7, 9]]);
  });

  test('however many there are, in a straight line', () => {
    const redacted = (size: number): string => redactor.text('Jane '.repeat(size));
    expect(growth(redacted, 2000)).toBeLessThan(NEARLY_LINEAR);
  });
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
    const more = (taken: string[]): UniqueNames => new UniqueNames(() => taken[0] ?? '', taken);
    const twice = (names: UniqueNames): string[] => [names.of('a'), names.of('b')];
    expect(twice(more(['x.pdf', 'x-2.pdf']))).toEqual(['x-3.pdf', 'x-4.pdf']);
    expect(twice(more(['x.tar.gz']))).toEqual(['x.tar-2.gz', 'x.tar-3.gz']);
    expect(twice(more(['x']))).toEqual(['x-2', 'x-3']);
    expect(twice(more(['.x']))).toEqual(['.x-2', '.x-3']);
  });
});
