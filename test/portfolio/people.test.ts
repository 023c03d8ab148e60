import { describe, expect, test } from 'vitest';
import { isMisnamedPeople, isPeoplePath, readPeople } from '../../src/portfolio/people.js';

describe('private.yaml', () => {
  test('names people, with what they are called instead', () => {
    const { people, problems } = readPeople(
      'people:\n  - {name: Jane Holloway, also: [Janey, J.H.], id: trainee-a, as: Trainee A, anycase: false}\n  - name: Bo\n    id: pupil-1\n    anycase: true\n',
    );
    expect(problems).toEqual([]);
    expect(people.map(({ at: _, ...rest }) => rest)).toEqual([
      { name: 'Jane Holloway', also: ['Janey', 'J.H.'], id: 'trainee-a', as: 'Trainee A', anyCase: false },
      { name: 'Bo', also: [], id: 'pupil-1', as: 'pupil-1', anyCase: true },
    ]);
  });

  test.each([
    ['does not parse', 'people:\n  - {name: Jane Holloway\n'],
    ['has a second colon', 'people:\n  - name: Jane: Holloway\n'],
    ['is a name', 'Jane Holloway\n'],
    ['has a name as a key', 'people:\n  - {name: x, id: y, Jane Holloway: trainee-a}\n'],
    ['has a list of names', 'people: [Jane Holloway]\n'],
    ['has no list', 'people: Jane Holloway\n'],
    ['has a person without a name', 'people:\n  - {also: [Jane Holloway], id: a}\n'],
    ['has an alias', 'people: &Jane\n  - *Jane\n'],
  ])('that %s is said with its line, and nothing of it is quoted', (_, text) => {
    const { problems } = readPeople(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ at, path }) => at !== null && path === 'private.yaml')).toBe(true);
    expect(JSON.stringify(problems)).not.toMatch(/Jane|Holloway/);
  });

  test('an empty one names nobody', () => {
    for (const text of ['', 'people:\n', 'people: []\n', '# nobody yet\n'])
      expect(readPeople(text)).toEqual({ people: [], problems: [] });
  });

  test('every value may be written as people write it', () => {
    const { people, problems } = readPeople(
      'version: 1\nx-note: ours\npeople:\n' +
        '  - {name: " Heronbank High ", id: school-a, as: School A, kind: school, also: Heronbank}\n' +
        '  - {name: Fellside, id: place-a, kind: place, also: [~, "", 1999]}\n' +
        '  - {name: Bo, id: pupil-1, kind: person, anycase: YES, x-form: 9B}\n' +
        '  - {name: Cy, id: , as: " Pupil 2 "}\n  - {name: Di, id: ~}\n',
    );
    expect(people.map(({ at, ...rest }) => [at.line, rest])).toEqual([
      [
        4,
        { name: 'Heronbank High', also: ['Heronbank'], id: 'school-a', as: 'School A', kind: 'school', anyCase: false },
      ],
      [5, { name: 'Fellside', also: ['1999'], id: 'place-a', as: 'place-a', kind: 'place', anyCase: false }],
      [6, { name: 'Bo', also: [], id: 'pupil-1', as: 'pupil-1', anyCase: true }],
      [7, { name: 'Cy', also: [], id: '', as: 'Pupil 2', anyCase: false }],
      [8, { name: 'Di', also: [], id: '', as: 'a pseudonym', anyCase: false }],
    ]);
    expect(problems.map(({ message }) => message)).toEqual(Array(2).fill('Unexpected entry without `id`'));
  });

  /** What is wrong in it, where it is said to stand, and how many are read all the same. */
  const FAULTS: [string, string, [line: number, column: number, endColumn: number][], RegExp, number][] = [
    ['an odd space', 'people:\n  -\u00a0{name: Jane, id: a}\n', [[2, 4, 5]], /no-break space/, 1],
    ['nothing but an odd space', 'people:\u00a0\n', [[1, 8, 9]], /no-break space/, 0],
    ['no space', 'people:[{name: Jane, id: a}]\n', [[1, 7, 8]], /cannot be read, so mentor looks for no names/, 0],
    ['a text for a list', 'people: Jane\n', [[1, 9, 13]], /value of `people`, expected a list/, 0],
    ['a text for a person', 'people: [Jane, {name: B, id: b}]\n', [[1, 10, 14]], /expected a name, an id and/, 1],
    ['nobody', 'people:\n  - {also: [Jane]}\n', [[2, 5, 19]], /entry without `name`/, 0],
    ['an id alone', 'people:\n  - {id: a}\n', [[2, 5, 12]], /entry without `name`/, 0],
    [
      'another kind',
      'people: [{name: B, id: b, kind: Jane}]\n',
      [[1, 33, 37]],
      /expected one of: person, school, place/,
      1,
    ],
    [
      'another key',
      'people: [{name: B, id: b, Jane: b, max-x-: 1}]\n',
      [
        [1, 27, 31],
        [1, 36, 42],
      ],
      /one of: name, a/,
      1,
    ],
    ['another list', 'persons: []\npeople: []\n', [[1, 1, 8]], /expected one of: version, people$/, 0],
  ];

  test.each(FAULTS)('of %s the place is said, and the rest is read', (_, text, places, said, count) => {
    const { people, problems } = readPeople(text);
    expect(problems.map(({ at }) => [at?.line, at?.column, at?.endColumn])).toEqual(places);
    for (const { message } of problems) expect(message).toMatch(said);
    expect(people).toHaveLength(count);
  });
});

describe('the file of names', () => {
  test.each([
    ...['private.yaml', 'Private.YAML', 'private.yml', 'journal/private.yaml', 'journal/2026/private 2.yaml'],
    ...[
      'private.yaml.bak',
      '.private.yaml.swp',
      'Kopie von private.yaml',
      'a\nprivate.yaml',
      'my-frameworks/private.yaml',
    ],
  ])('%j is it or a copy of it', (path) => expect(isPeoplePath(path)).toBe(true));

  test.each([
    ...['portfolio.yaml', 'frameworks/private-schools.yaml', 'frameworks/private.yaml', 'private/notes.yaml'],
    ...['privately.yaml', 'semiprivate.yaml', 'private.md', 'private.yaml/readme.md'],
  ])('%j is not', (path) => expect(isPeoplePath(path)).toBe(false));

  test('under a name that is not read it is told apart from a copy', () => {
    const paths = [
      'private.yaml',
      'private.yml',
      'Private.yaml',
      'private 2.yaml',
      'journal/private.yml',
      'private.yml~',
    ];
    expect(paths.filter(isMisnamedPeople)).toEqual(['private.yml', 'Private.yaml']);
  });
});
