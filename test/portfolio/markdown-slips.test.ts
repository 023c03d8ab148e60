import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/portfolio/index.js';

/** Lines and columns of what a body has that is no Markdown by a hair, and what would mend it. */
const slipsIn = (body: string): string[] =>
  readDocument('journal/a.md', `---\nkind: entry\n---\n${body}`).problems.flatMap(({ rule, at, fix }) =>
    rule === 'read/near-markdown' ? [`${at?.line}:${at?.column} ${fix ?? ''}`] : [],
  );

describe('what misses Markdown by a hair', () => {
  const kinds: [written: string, column: number, fix: string][] = [
    ['##What next', 1, '## '],
    ['-\u00a0one', 2, ' '],
    ['• one', 1, '-'],
    ['a) one\nb) two', 1, '- a) '],
    ['One\ttwo\nthree\tfour', 1, '| One | two |\n| --- | --- |\n| three | four |'],
    ['See [it](my plan.pdf)', 10, '<my plan.pdf>'],
    ['See (it)[plan.pdf]', 5, '[it](plan.pdf)'],
    ['See [it] (plan.pdf)', 5, '[it](plan.pdf)'],
    ['-One more', 1, '- '],
    ['[x] done', 1, '- [x]'],
    ['☑ done', 1, '- [x] '],
    ['A heading {.unlisted}', 11, ''],
    ['::: note', 1, ''],
    ['[TOC]', 1, ''],
  ];

  test.each(kinds)('is found in the first line and behind others: %j', (written, column, fix) => {
    expect(slipsIn(written)[0]).toBe(`4:${column} ${fix}`);
    expect(slipsIn(`One.\n\n${written}`)[0]).toBe(`6:${column} ${fix}`);
  });

  test.each(['\u2028', '\u2029', '\r'])('is found where only %j begins the line', (end) => {
    expect(slipsIn(`One.${end}##What next`)).toEqual(['4:6 ## ']);
  });

  test('is found beside other kinds', () => {
    expect(slipsIn(`${kinds.map(([written]) => written).join('\n\n')}\n`).length).toBeGreaterThanOrEqual(kinds.length);
  });

  test('is nothing that Markdown reads', () => {
    expect(slipsIn('# One\n\n- two\n- [x] three, a) four\n\n1. [five](six.pdf)\n\n> Seven: 8.\n')).toEqual([]);
  });
});
