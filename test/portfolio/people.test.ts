import { describe, expect, test } from 'vitest';
import { readPeople } from '../../src/portfolio/people.js';

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
});
