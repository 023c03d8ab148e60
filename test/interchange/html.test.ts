import { expect, test } from 'vitest';
import { htmlToMarkdown } from '../../src/interchange/html.js';
import { richTextFor } from '../../src/interchange/rich-text.js';

test.each([
  ['a paragraph is its text, with nothing escaped', '<p>Knows A&amp;B_c, 2 * 3 [sic]</p>', 'Knows A&B_c, 2 * 3 [sic]'],
  ['paragraphs are parted', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['words and no tags', 'Fish &amp; chips &#8211; daily', 'Fish & chips – daily'],
  [
    'lists and emphasis',
    '<p>Has <b>both</b>:</p><ul><li>one</li><li><em>two</em></li></ul>',
    'Has **both**:\n\n- one\n- *two*',
  ],
  ['links keep where they lead', '<a href="https://example.org/a">here</a>', '[here](https://example.org/a)'],
  ['a table', '<table><tr><th>A</th></tr><tr><td>1</td></tr></table>', '| A |\n| - |\n| 1 |'],
  ['what runs is gone', '<p>Hi<script>alert(1)</script></p><style>p{}</style>', 'Hi'],
  ['pictures are their alt text', '<p>See <img src="https://example.org/x.png" alt="the plan"></p>', 'See the plan'],
  ['what is never closed', '<p>One <b>two', 'One **two**'],
  ['nothing', '<p> </p>', ''],
])('%s', (_, html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test('HTML without end keeps its words', () => {
  expect(htmlToMarkdown(`${'<div>'.repeat(15_000)}deep`)).toBe('deep');
  expect(htmlToMarkdown(`<p>${'x '.repeat(100_000)}</p>`)).toHaveLength(199_999);
});

test('what holds no HTML is left as it is', async () => {
  const richText = await richTextFor('a < b and c > d & e');
  expect(richText('a < b and c > d & e ')).toBe('a < b and c > d & e');
  expect((await richTextFor('<p>one</p> a < b'))('a < b')).toBe('a < b');
});
