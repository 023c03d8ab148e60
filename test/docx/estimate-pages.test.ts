import { expect, test } from 'vitest';
import { cell, heading, paragraph, row, table } from '../../src/docx/blocks/make.js';
import type { Block } from '../../src/docx/blocks/model.js';
import { estimatePages } from '../../src/docx/layout/estimate-pages.js';
import { countLines, widthOf } from '../../src/docx/layout/letter-widths.js';

const NO_PICTURE = (): number => 0;
/** What LibreOffice set on A4 with these margins, in letters of Calibri's widths. */
const LINES_ON_A_PAGE = 33;
const line = (anchor: string): Block => paragraph('Normal', 'A line.', { anchors: [anchor] });
const pagesOf = (blocks: readonly Block[]): ReadonlyMap<string, number> => estimatePages(blocks, [], NO_PICTURE);

test('lines fill a page, and the next one begins where it is full or where a page is asked for', () => {
  const many = Array.from({ length: 100 }, (_, index) => line(`l${index}`));
  const pages = pagesOf([...many, { ...heading(1, 'Next', ['next']), breakBefore: true }]);
  const firsts = [1, 2, 3].map((page) => [...pages.values()].filter((one) => one === page).length);
  for (const count of firsts.slice(0, 2)) expect(count).toBeCloseTo(LINES_ON_A_PAGE, -1);
  expect(pages.get('next')).toBe((pages.get('l99') ?? 0) + 1);
});

test('a heading goes where what it heads begins; a row stays whole, and a long one is cut', () => {
  const before = Array.from({ length: 35 }, (_, index) => line(`l${index}`));
  const last = before.findLastIndex((_, index) => pagesOf(before).get(`l${index}`) === 1);
  const kept = pagesOf([...before.slice(0, last), heading(2, 'Head', ['head']), line('text')]);
  expect(kept.get('head')).toBe(kept.get('text'));
  const rows = Array.from({ length: 60 }, (_, index) => row([cell(`Row ${index}`)], [`r${index}`]));
  const long = row([cell('word '.repeat(3000))], ['long']);
  const pages = pagesOf([table('T', [1], ['Head'], [...rows, long]), line('after')]);
  expect([pages.get('r0'), pages.get('r59')]).toEqual([1, 2]);
  expect((pages.get('after') ?? 0) - (pages.get('long') ?? 0)).toBeGreaterThanOrEqual(2);
});

test('letters are as wide as they are, with or without their marks; long words are cut', () => {
  expect(widthOf('iii', 200, false)).toBeLessThan(widthOf('mmm', 200, false) / 3);
  expect(widthOf('é', 200, false)).toBe(widthOf('e', 200, false));
  expect(widthOf('bold', 200, true)).toBeGreaterThan(widthOf('bold', 200, false));
  expect(countLines('one two three', widthOf('one two', 200, false) + 1, 200, false)).toBe(2);
  expect(countLines('x'.repeat(100), widthOf('x'.repeat(30), 200, false), 200, false)).toBe(4);
});

test('a line that is narrower than a letter holds one, and none takes for ever', () => {
  for (const room of [-300, 0, 1]) expect(countLines('A word or two', room, 10, false)).toBeGreaterThan(4);
});
