import { describe, expect, test } from 'vitest';
import { NameFinder, readPeople } from '../../src/portfolio/index.js';
import { searchHtml, searchPdf, searchWord } from '../../src/redact/index.js';

const { people } = readPeople(`people:
  - {name: Jane Holloway, id: a, as: Trainee A}
  - {name: May, id: b, as: Pupil 1}
  - {name: Mark, id: c, as: Pupil 2}
`);
const finder = new NameFinder(people, ['Ada Holloway']);
const PUBLISHED = new Set(['Mark work together.', 'Where the mentor stands']);

function found(html: string): string[] {
  return searchHtml(html, finder, PUBLISHED).map(({ where, instead }) => `${where}: ${instead}`);
}

describe('a name left in a page is found', () => {
  test.each([
    ['<p id="x">met Jane</p>', ['the text of #x: Trainee A']],
    ['<p>met <b>Ja</b>ne <i>Holloway</i></p>', ['the text: Trainee A']],
    ['<p>met J&#97;ne</p>', ['the text: Trainee A']],
    ['<img alt="Jane &gt; all" src="data:image/png;base64,Jane">', ['the attribute alt: Trainee A']],
    ['<a href="https://example.org/jane%20holloway">x</a>', ['the attribute href: Trainee A']],
    ['<h2 id="jane">x</h2>', ['the attribute id: Trainee A']],
    ['<title>Jane</title>', ['the text: Trainee A']],
    ['<style>p{content:"J\\61 ne \\48 olloway"}</style>', ['the styles: Trainee A']],
    ["<style>p{content:'Jane'}</style>", ['the styles: Trainee A']],
    ['<style>/* by Jane */</style>', ['the styles: Trainee A']],
    ['<p>a<!-- Jane -->b</p>', ['a comment: Trainee A']],
    ['<p lang="jane">a</p>', ['the attribute lang: Trainee A']],
    ['<a href="https://a.example/%zz/J%61ne">x</a>', ['the attribute href: Trainee A']],
    ['<script>const a = "Jane";</script>', ['a script: Trainee A']],
    ['<p>so Mark asked, and so May.</p>', ['the text: Pupil 1', 'the text: Pupil 2']],
  ])('%s', (html, places) => {
    expect(found(html).sort()).toEqual(places);
  });
});

describe('what is no name is not found', () => {
  test.each([
    '<p>Ada Holloway, 12 May 2026, May 2026 and March to May 2026</p>',
    '<td><span>C1</span> Mark work\n together.</td>',
    '<svg><text>May</text><title>May</title></svg><th>May</th>',
    '<p class="jane">Trainee A</p>',
    '<style>.jane{color:red}</style>',
    '<style>p{font-family:Jane,serif;font:1em Jane;--serif:"Jane",Jane}</style>',
    '<td>Ja</td><td>ne</td>',
  ])('%s', (html) => {
    expect(found(html)).toEqual([]);
  });
});

test('a name left in a PDF is told by its page', () => {
  const texts = [
    { where: 'page 3', text: 'met Jane\nHolloway in May 2026' },
    { where: 'the properties', text: 'Ada Holloway' },
  ];
  expect(searchPdf(texts, finder)).toEqual([{ where: 'page 3', instead: 'Trainee A' }]);
});

test('a name left in a Word file is told by its part, a word of the framework is not', () => {
  const texts = [
    { where: 'the text', text: 'met Jane\nC1 Mark work together.\n12 May 2026\nso Mark asked' },
    { where: 'the properties', text: 'Ada Holloway' },
  ];
  const addresses = [
    'at_entry_2026_05_12_jane',
    'https://example.org/jane%20holloway',
    'at_entry_may',
    'media/image1.png',
  ];
  expect(searchWord(texts, addresses, finder, PUBLISHED).map(({ where, instead }) => `${where}: ${instead}`)).toEqual([
    'the text: Trainee A',
    'the text: Pupil 2',
    'a link or a place: Trainee A',
  ]);
});

test('the digest in the name of a place in a Word file is no name', () => {
  const { people: short } = readPeople('people:\n  - {name: Ed, id: a, as: Trainee A}\n');
  const found = (address: string): number => searchWord([], [address], new NameFinder(short), PUBLISHED).length;
  expect([found('at_entry_second_feed_a7ed55ef'), found('at_entry_ed_a7ed55ef')]).toEqual([0, 1]);
});
