import { describe, expect, test } from 'vitest';
import { boundMarkdown } from '../../../src/html/markdown/bounds.js';
import { renderProse } from '../../../src/html/markdown/render-prose.js';
import { english, htmlOf, noLinks, proseOf } from '../support.js';

describe('headings', () => {
  test.each([
    ['# A\n\n## B', 'h4 h5'],
    ['## A\n\n#### B\n\n## C', 'h4 h5 h4'],
    ['### A\n\n# B\n\n## C', 'h4 h4 h5'],
    ['# A\n\n## B\n\n### C\n\n#### D\n\n##### E', 'h4 h5 h6 h6 h6'],
    ['<h1>A</h1>\n\n<h3>B</h3>', 'h4 h5'],
  ])('%j stands below its entry without gaps', (markdown, levels) => {
    expect([...htmlOf(markdown).matchAll(/<(h\d)/g)].map(([, level]) => level).join(' ')).toBe(levels);
  });
});

describe('footnotes', () => {
  test('work, with the prefix of their text', () => {
    const html = htmlOf('One[^n], two[^n].\n\n[^n]: The note.');
    expect(html).toContain('<a href="#entry-a--fn-n" id="entry-a--fnref-n" data-footnote-ref');
    expect(html).toContain('aria-describedby="entry-a--footnote-label"');
    expect(html).toContain('<p id="entry-a--footnote-label">Notes</p>');
    expect(html).toContain('<li id="entry-a--fn-n">');
    expect(html).toContain('href="#entry-a--fnref-n-2"');
  });

  test('of two texts do not meet', () => {
    const ids = ['entry-a--', 'entry-b--'].flatMap((prefix) =>
      [...htmlOf('x[^1]\n\n[^1]: y', { prefix }).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id),
    );
    expect(new Set(ids).size).toBe(6);
  });
});

describe('what would be seen in a browser alone', () => {
  test.each([
    ['[](https://example.org/a)', '>https://example.org/a</a>'],
    ['<a href="https://example.org/a"></a>', '>https://example.org/a</a>'],
    ['<input value="typed words">', 'typed words'],
    ['<input type="text" placeholder="what to type">', 'what to type'],
    ['<input type="hidden" value="typed">after', '>after<'],
    ['<input type=checkbox checked> read', 'task-done'],
  ])('%s is in the text', (markdown, words) => {
    expect(htmlOf(markdown)).toContain(words);
  });
});

describe('texts that do not fit', () => {
  test('a table gets a frame that the keyboard can scroll, heads a scope', () => {
    const html = htmlOf('| a | |\n|--:|---|\n| 1 | 2 |');
    expect(html).toMatch(/^<div class="scroll" role="group" tabindex="0" aria-label="Table"><table>/);
    expect(html).toContain('<th class="align-right" scope="col">a</th>');
    expect(html).toContain('<td></td>');
  });

  test('a table of many columns or long words may break its words; one of very many runs on', () => {
    const table = (n: number): string => [' a |', '---|', ' b |'].map((cell) => `|${cell.repeat(n)}`).join('\n');
    expect(htmlOf(table(9))).toContain('<table>');
    expect(htmlOf(table(10))).toContain('<table class="wide">');
    expect(htmlOf(table(17))).toContain('<table class="vast">');
    expect(htmlOf(`| a |\n|---|\n| ${'x'.repeat(60)} |`)).toContain('<table class="wide">');
  });

  test('tasks are words, not boxes of a form', () => {
    expect(htmlOf('- [x] One\n- [ ] Two')).toMatch(/task-done">done<\/span> One[\s\S]*task-open">to do<\/span> Two/);
  });

  test('text from right to left says so, other text does not', () => {
    expect(htmlOf('שלום עולם')).toBe('<p dir="auto">שלום עולם</p>');
    expect(htmlOf('Hello')).toBe('<p>Hello</p>');
  });

  test('twelve levels of lists stand; five hundred are cut, with a note', () => {
    const nested = (levels: number): string =>
      Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- level ${level + 1}`).join('\n');
    expect(htmlOf(nested(12))).toContain('level 12');
    const html = htmlOf(nested(500));
    expect(html).toContain('level 15');
    expect(html).toContain('Nested too deeply to appear here; the rest is in the file journal/a.md.');
  });

  test.each([
    ['quotations', '>'.repeat(100_000)],
    ['lists on one line', '- '.repeat(50_000)],
    ['open boxes', '<div>'.repeat(50_000)],
    ['open brackets', '['.repeat(50_000)],
    ['stars', '*a **b '.repeat(20_000)],
  ])('%s without end take no stack', (_, markdown) => {
    expect(htmlOf(`Before.\n\n${markdown}`)).toContain('Before.');
  });

  test('bounding leaves alone what people write', () => {
    const text = '> > quoted\n\n- one\n  - two\n    1. three\n\n---\n* * * * *\n    code - here\n';
    expect(boundMarkdown(text, english.say('prose.too-much'))).toBe(text);
  });

  test.each([
    ['cells', `|a|\n|-|\n${'|x'.repeat(200)}|\n`.repeat(4_000)],
    ['paragraphs', 'word\n\n'.repeat(200_000)],
    ['marks', '*a **b '.repeat(60_000)],
    ['a comment', `<!-- ${'\n'.repeat(100_000)}`],
  ])('%s beyond what can be set are cut, which is said once', (_, markdown) => {
    const bounded = boundMarkdown(markdown, english.say('prose.too-much'));
    expect(bounded.length).toBeLessThan(600_000);
    expect(boundMarkdown(bounded, english.say('prose.too-much'))).toBe(bounded);
    expect(htmlOf(markdown).match(/This text is too long to appear here in full/g)).toHaveLength(1);
  });

  test('what people write is whole: ten thousand words, a table of two thousand rows', () => {
    for (const text of [
      'word '.repeat(200_000),
      `| a | b | c | d |\n|---|---|---|---|\n${'| 1 | 2 | 3 | 4 |\n'.repeat(2_000)}`,
    ])
      expect(boundMarkdown(text, english.say('prose.too-much'))).toBe(text);
  });
});

describe('forms', () => {
  test('inline: the words without their paragraph', () => {
    expect(htmlOf('Read *more*', { form: 'inline' })).toBe('Read <em>more</em>');
  });

  test('items shown elsewhere are left out, with the headings that only they had, but for what else stands in them', () => {
    expect(htmlOf('Why.\n\n## Tasks\n\n- [ ] One\n\n## Else\n\nSo.', { listed: [5], slugs: ['tasks', 'else'] })).toBe(
      '<p>Why.</p>\n<h4 id="entry-a--else">Else</h4>\n<p>So.</p>',
    );
    expect(htmlOf('- One\n\n  More.\n\n  - Inner\n    > Said\n- Two', { listed: [1, 5] })).toBe(
      '<p>More.</p>\n<blockquote>\n<p>Said</p>\n</blockquote>\n<ul>\n<li>Two</li>\n</ul>',
    );
  });
});

describe('how a text begins', () => {
  const opening = (markdown: string): { html: string; whole: boolean } | null =>
    renderProse(proseOf(markdown), noLinks, english).opening;

  test('its first paragraph', () => {
    expect(opening('One.\n\nTwo.')).toEqual({ html: '<p>One.</p>', whole: false });
    expect(opening('## Head\n\nOne.')).toEqual({ html: '<p>One.</p>', whole: false });
  });

  test('its list, all of it', () => {
    const list = Array.from({ length: 40 }, (_, index) => `- point ${index + 1}`).join('\n');
    expect(opening(list)?.whole).toBe(true);
    expect(opening(list)?.html.match(/<li>/g)).toHaveLength(40);
  });

  test('a paragraph that announces a list, with it', () => {
    expect(opening('I did:\n\n- this\n\nAnd so on.')).toEqual({
      html: '<p>I did:</p><ul>\n<li>this</li>\n</ul>',
      whole: false,
    });
  });

  test('a very long paragraph is cut behind a word', () => {
    const found = opening('word '.repeat(10_000));
    expect(found?.html.length).toBeLessThan(950);
    expect(found?.html).toMatch(/word …<\/p>$/);
    expect(found?.whole).toBe(false);
  });

  test('without ids, notes and pictures, which stand in the text itself', () => {
    expect(opening('One[^1] ![x](gone.png).\n\n[^1]: Note.')?.html).toBe('<p>One x.</p>');
  });

  test('nothing where there is neither', () => {
    expect(opening('| a |\n|---|\n| 1 |')).toBeNull();
    expect(opening('')).toBeNull();
  });
});
