import { describe, expect, test } from 'vitest';
import { changedParagraphs } from '../../src/html/changed-words.js';
import { readDocument } from '../../src/portfolio/index.js';
import { boundMarkup } from '../../src/text/markdown-bounds.js';
import { withoutComments } from '../../src/text/without-comments.js';
import { htmlOf } from '../html/support.js';
import { redactor } from '../redact/support.js';
import { growth, NEARLY_LINEAR } from '../support/growth.js';

/** Texts of so many characters, each of a kind that takes a parser the square of its length, or more. */
const GROWING: Record<string, (length: number) => string> = {
  'items in each other': (length) => `${'- '.repeat(length / 2)}x`,
  'quotations in each other': (length) => `${'>'.repeat(length)} x`,
  'links that never end': (length) => '[a]('.repeat(length / 4),
  'stars that fit nothing': (length) => '*a**b'.repeat(length / 5),
  'one note, cited again and again': (length) => `${'[^a] '.repeat(length / 5)}\n\n[^a]: x\n`,
  'comments without an end': (length) => 'x <!--'.repeat(length / 6),
  'links by definitions': (length) =>
    `${list(length / 14, (n) => `[${n}]: x`)}\n\n${list(length / 14, (n) => `[${n}]`)}`,
  'rows of a table': (length) => `a|b\n-|-\n${'a|b\n'.repeat(length / 4)}`,
  'a folder in a folder behind a bracket': (length) => `[a](${'b/'.repeat(length / 2)}`,
  spaces: (length) => `a${' '.repeat(length)}b`,
  'elements that hide words': (length) => 'x <script>\n'.repeat(length / 11),
};

function list(length: number, item: (number: number) => string): string {
  return Array.from({ length }, (_, number) => item(number)).join('\n');
}

const entry = (body: string): string => `---\nkind: entry\ncriteria: DM5\n---\n\n${body}\n`;

describe('texts that grow', () => {
  test('are read, set and searched for names in time that grows with their length, or cut', () => {
    const works: ((length: number) => unknown)[] = [
      (length) => Object.values(GROWING).map((text) => readDocument('journal/a.md', entry(text(length)))),
      (length) => htmlOf(GROWING['items in each other']?.(length) ?? ''),
      (length) => withoutComments(GROWING['comments without an end']?.(length) ?? ''),
      (length) => htmlOf(`${'<!--a-->'.repeat(length / 8)}x`),
      (length) => changedParagraphs('', '\n\f'.repeat(length / 2)),
      (length) => ['a', 'zebulon-', 'a.', '%41'].map((part) => redactor.text(`${part.repeat(length / part.length)}@`)),
    ];
    for (const work of works) expect(growth(work, 30_000)).toBeLessThan(NEARLY_LINEAR);
  });

  test('however long, no more of one is parsed than takes a few seconds', () => {
    const signs = (text: string): number => text.match(/[*_`~[\]<!]/g)?.length ?? 0;
    for (const [kind, text] of Object.entries(GROWING)) {
      const { text: bounded, cut } = boundMarkup(text(2_000_000));
      const kept = bounded.slice(0, cut ?? undefined);
      const longest = Math.max(...kept.split('\n').map((line) => signs(line) * line.length));
      expect([kind, longest <= 200_000_000, signs(kept) <= 60_000]).toEqual([kind, true, true]);
    }
  });
});

describe('what is bounded is named, with its line', () => {
  const found = (body: string): unknown[] =>
    readDocument('journal/a.md', entry(body))
      .problems.filter(({ rule }) => rule === 'read/too-much-markup')
      .map(({ at }) => [at?.line, at?.column]);

  test.each([
    ['fifty-one quotations', `We met.\n\n${'>'.repeat(51)} x`, [[8, 51]]],
    ['an item behind fifty-one steps', `We met.\n\n${' '.repeat(102)}- x`, [[8, 103]]],
    ['a paragraph of brackets', `We met.\n\n${'[a]('.repeat(6_000)}`, [[7, 1]]],
    ['a paragraph of brackets in many lines', `We met.\n\n${'[a](\n'.repeat(6_000)}`, [[4478, 5]]],
    ['sixty thousand empty lines', `${'\n'.repeat(60_001)}We met.`, [[59_994, 1]]],
  ])('%s', (_, body, places) => {
    expect(found(body)).toEqual(places);
  });

  test('what stands before it counts, and nothing behind it', () => {
    const { document } = readDocument('journal/a.md', entry(`[one](a.md)\n\n${'[a]('.repeat(6_000)}\n\n[two](b.md)`));
    expect(document?.facts.links.map(({ url }) => url)).toEqual(['a.md']);
  });

  test.each([
    ['fifty quotations', `${'>'.repeat(50)} x`],
    ['six hundred pages', 'We met, and **spoke** of it.\n\n'.repeat(9_000)],
    ['a table of two thousand rows', `| a | b | c |\n|---|---|---|\n${'| 1 | [x](a.md) | **3** |\n'.repeat(2_000)}`],
    ['a list of two thousand items', '- [ ] **One** of [many](a.md)\n'.repeat(2_000)],
    ['a table pasted as HTML', `<table>\n${'<tr><td>1</td><td>2</td></tr>\n'.repeat(2_000)}</table>`],
    ['a picture pasted as data', `![a](data:image/png;base64,${'iVBORw0KGgo/'.repeat(150_000)})`],
    ['code of a thousand lines', `\`\`\`\n${'  const [a] = b[0];\n'.repeat(1_000)}\`\`\``],
  ])('%s are as they are written', (_, body) => {
    expect(boundMarkup(body)).toEqual({ text: body, deep: null, cut: null });
  });
});
