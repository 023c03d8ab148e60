import { expect, test } from 'vitest';
import { bookmarksOf, titled } from '../../src/pdf/join/bookmarks.js';

const texts = new Map([
  [1, '<</First 2 0 R\n/Last 4 0 R>>'],
  [2, '<</Title (\\(see /First 9 0 R, /Next 9 0 R\\))\n/Parent 1 0 R\n/Next 4 0 R\n/First 3 0 R>>'],
  [3, '<</Title <FEFF0042>\n/Parent 2 0 R>>'],
  [4, '<</Title (C)\n/Parent 1 0 R\n/Prev 2 0 R>>'],
  [9, '<</Title (Another)>>'],
]);

test('bookmarks come in reading order, and a title that reads like an entry leads nowhere', () => {
  const found = [...bookmarksOf(texts, 1)];
  expect(found.map(({ number }) => number)).toEqual([2, 3, 4]);
  expect(found.map(({ title }) => title)).toEqual(['(\\(see /First 9 0 R, /Next 9 0 R\\))', '<FEFF0042>', '(C)']);
});

test('a bookmark gets another title, whatever it says, and keeps the rest', () => {
  const renamed = titled(texts.get(2) ?? '', '<FEFF0024>');
  expect(renamed).toBe('<</Title <FEFF0024>\n/Parent 1 0 R\n/Next 4 0 R\n/First 3 0 R>>');
  expect(titled('<</Title (C)>>', '($& $1)')).toBe('<</Title ($& $1)>>');
});

test('bookmarks that lead in a circle are read once', () => {
  const circle = new Map([
    [1, '<</First 2 0 R>>'],
    [2, '<</Title (A)\n/Next 2 0 R>>'],
  ]);
  expect([...bookmarksOf(circle, 1)]).toHaveLength(1);
  expect([...bookmarksOf(circle, undefined)]).toEqual([]);
});
