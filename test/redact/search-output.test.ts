import { describe, expect, test } from 'vitest';
import { Marks } from '../../src/html/words/marks.js';
import { type Piece, Words } from '../../src/html/words/words.js';
import { NameFinder, readPeople } from '../../src/portfolio/index.js';
import { OutputSearch } from '../../src/redact/index.js';

const { people } = readPeople(`people:
  - {name: Jane Holloway, id: a, as: Trainee A}
  - {name: May, id: b, as: Pupil 1}
  - {name: Mark, id: c, as: Pupil 2}
`);
const finder = new NameFinder(people, ['Ada Holloway']);
const marks = new Marks('en-GB');

/** Words on a page, with whose they are. */
function marked(text: string, whose: Piece['whose']): string {
  return new Words([{ text, whose, language: 'en-GB' }], marks).toHTML();
}

function found(html: string): string[] {
  return new OutputSearch(finder).page(html, marks).map(({ where, instead }) => `${where}: ${instead}`);
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
    [`<p>${marked('Mark work', 'ours')} of Mark</p>`, ['the text: Pupil 2']],
    [`<p>${marked('asks Jane', 'own-framework')}</p>`, ['the text: Trainee A']],
    [`<p>${marked('Mark', 'theirs')}</p>`, ['the text: Pupil 2']],
    ['<p>\uffffo;\uffffJane\uffff;\uffff</p>', ['the text: Trainee A']],
  ])('%s', (html, places) => {
    expect(found(html).sort()).toEqual(places);
  });
});

describe('what is no name is not found', () => {
  test.each([
    `<p>Ada Holloway, ${marked('12 May 2026', 'ours')}</p>`,
    `<td><span>C1</span> ${marked('Mark work together with Jane.', 'framework')}</td>`,
    `<td>${marked('Mark work together.', 'own-framework')}</td>`,
    `<svg><text>${marked('May', 'ours')}</text></svg><th aria-label="${marked('May', 'ours')}">x</th>`,
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
  expect(new OutputSearch(finder).readBack(texts)).toEqual([{ where: 'page 3', instead: 'Trainee A' }]);
});

test('what a framework says of somebody is not found in the file either, once the page was searched', () => {
  const search = new OutputSearch(finder);
  expect(search.page(`<p>${marked('as Jane says', 'framework')}</p>`, marks)).toEqual([]);
  expect(search.readBack([{ where: 'page 1', text: 'as Jane says' }])).toEqual([]);
});

test('a name left in a line of a Word file is found, a word of the framework is not', () => {
  const lines: Piece[][] = [
    [{ text: 'so Mark asked', whose: 'theirs', language: null }],
    [
      { text: 'C1 ', whose: 'theirs', language: null },
      { text: 'Mark work together.', whose: 'framework', language: 'en-GB' },
    ],
    [{ text: '12 May 2026', whose: 'ours', language: 'en-GB' }],
  ];
  expect(new OutputSearch(finder).lines(lines)).toEqual([{ where: 'its text', instead: 'Pupil 2' }]);
});

test('a name left in an address of a Word file is found', () => {
  const addresses = ['at_entry_2026_05_12_jane', 'https://example.org/jane%20holloway', 'at_entry_may', 'media/a.png'];
  expect(new OutputSearch(finder).addresses(addresses)).toEqual([{ where: 'a link or a place', instead: 'Trainee A' }]);
});

test('the digest in the name of a place in a Word file is no name', () => {
  const { people: short } = readPeople('people:\n  - {name: Ed, id: a, as: Trainee A}\n');
  const found = (address: string): number => new OutputSearch(new NameFinder(short)).addresses([address]).length;
  expect([found('at_entry_second_feed_a7ed55ef'), found('at_entry_ed_a7ed55ef')]).toEqual([0, 1]);
});
