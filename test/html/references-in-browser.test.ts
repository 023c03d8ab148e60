import { expect, test } from 'vitest';
import { browserForTests, newPage, overhang, violations } from '../support/browser.js';
import { entry, pageOf } from './support.js';

const PAGE = pageOf({
  'references.bib': `@online{fen, author={{Fen University}}, title={Time}, url={https://www.example.org/${'a-long-address/'.repeat(12)}}, urldate={2026-03-02}}\n@misc{notes, title={${'Unbroken'.repeat(20)}}}\n`,
  'journal/a.md': entry('criteria: [AM1]\ndate: 2026-03-12', 'So [@fen, p. 2; @notes] and @fen.'),
});

const browser = browserForTests();

test.each([
  [320, 'light'],
  [1280, 'dark'],
] as const)(
  'the list of references at %i, %s: axe finds nothing, nothing sticks out, each link leads somewhere',
  async (width, scheme) => {
    const page = await newPage(browser(), { width, scheme });
    await page.setContent(PAGE, { waitUntil: 'load' });
    expect(await violations(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    const dead =
      '[...document.querySelectorAll(\'a.cite, .references a[href^="#"]\')].filter((a) => !document.querySelector(a.hash)).length';
    expect(await page.evaluate(dead)).toBe(0);
    expect(await page.evaluate("document.querySelectorAll('a.cite').length")).toBeGreaterThanOrEqual(3);
    await page.close();
  },
);
