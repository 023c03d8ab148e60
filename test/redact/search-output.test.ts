import { describe, expect, test } from 'vitest';
import { pageScript } from '../../src/html/page/page-script.js';
import { Marks } from '../../src/html/words/marks.js';
import { type Piece, Words } from '../../src/html/words/words.js';
import { NameFinder, readPeople } from '../../src/portfolio/index.js';
import { OutputSearch } from '../../src/redact/index.js';
import { saidInStyles } from '../../src/redact/said-in-styles.js';

const { people } = readPeople(`people:
  - {name: Jane Holloway, id: a, as: Trainee A}
  - {name: May, id: b, as: Pupil 1}
  - {name: Mark, id: c, as: Pupil 2}
  - {name: José Núñez, id: d, as: Pupil 3}
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
    ['<p>met <b>Ja</b>ne today</p>', ['the text: Trainee A']],
    ['<a href="https://a.example/J%20a%20n%20e">x</a>', ['the attribute href: Trainee A']],
    ['<a href="https://xn--jos-dma.example/">x</a>', ['the attribute href: Pupil 3']],
    ['<meta name="description" content="by Jane">', ['the attribute content: Trainee A']],
    ['<h2 id="jane" class="b">x</h2><p>Jane</p>', ['the attribute id: Trainee A', 'the text: Trainee A']],
    ['<p id="x" title="y">Jane</p>', ['the text of #x: Trainee A']],
    ['<p id="x">a</p><!-- Jane -->', ['a comment of #x: Trainee A']],
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
    '<p>so <b>Ma</b>rk asked</p>',
    '<style>p{content:"Mark";content:"so Mark said"}</style>',
    '<meta http-equiv="Content-Security-Policy" content="by Jane"><meta name="generator" content="Jane">',
    '<img alt="so jane said" class="Jane">',
    `<b title="%25%25%25%25%25 of ${marked('Mark', 'ours')}">x</b>`,
  ])('%s', (html) => {
    expect(found(html)).toEqual([]);
  });

  test('is what the page calls its own places, signs and fields, whoever is called so', () => {
    const ours = 'Contents Found Words Map Title Mark Tick Viewport Top Heading Half Author'.split(' ');
    expect(pageScript()).toMatch(/\bdocument\b/);
    const all = ours.map((name, index) => `  - {name: ${name}, id: p${index}, as: Person ${index}}\n`);
    const small = '  - {name: document, id: p, as: Person, anycase: true}\n';
    const search = new OutputSearch(new NameFinder(readPeople(`people:\n${small}${all.join('')}`).people));
    const own =
      '<h2 id="contents-title"><a href="#contents">x</a></h2><i id="found-words"></i><use href="#mark-half"/><b id="mark-tick">' +
      `<script>${pageScript()}</script>` +
      '<meta name="viewport"><meta name="author"><p aria-labelledby="e1-map e2-title" id="e2-title"></p><a href="#top">x</a>';
    expect(search.page(own, marks)).toEqual([]);
    expect(search.addresses(['at_found_words', 'at_heading_12', 'top', '#contents'])).toEqual([]);
    const theirs = '<h2 id="contents-map-2"></h2><p title="viewport" id="tick"></p><a href="#heading">x</a>';
    expect(search.page(theirs, marks)).toHaveLength(4);
    expect(search.addresses(['at_heading_x', 'heading.png'])).toHaveLength(1);
  });
});

test('what a style sheet says is read by its escapes', () => {
  const css = `a{content:"\\0 a\\1 b\\10ffff c\\110000 d";color:"Jane"} /* e */ b{content: 'f' counter(Jane) "g"}`;
  expect(saidInStyles(css)).toEqual(['"a\u0001b\u{10ffff}cd"', '/* e */', "'f'", '"g"']);
});

test('a name left in a PDF is told by its page', () => {
  const texts = [
    { where: 'page 3', text: 'met Jane\nHolloway in May 2026' },
    { where: 'the properties', text: 'Ada Holloway' },
    { where: 'page 4', text: 'so Mark asked, who is José no more' },
    { where: null, text: 'José' },
  ];
  expect(new OutputSearch(finder).readBack(texts)).toEqual([
    { where: 'page 3', instead: 'Trainee A' },
    { where: 'page 4', instead: 'Pupil 3' },
    { where: 'its text', instead: 'Pupil 3' },
  ]);
});

test('what a framework says of somebody is not found in the file either, once the page was searched', () => {
  const search = new OutputSearch(finder);
  expect(search.page(`<p>${marked('as Jane says', 'framework')}</p>`, marks)).toEqual([]);
  expect(search.readBack([{ where: 'page 1', text: 'as Jane says, as JANE says' }])).toEqual([]);
});

test.each([
  ['ours', 'Jane met José', 'JANE AND JOSÉ', 0],
  ['ours', 'Jane met José', 'Jane', 0],
  ['ours', 'the jane page', 'THE JANE PAGE', 0],
  ['ours', 'Jane says', 'JANE HOLLOWAY', 1],
  ['own-framework', 'Jane says', 'JANE', 1],
  ['theirs', 'Jane says', 'Jane', 1],
] as const)('after words that are %s, %j, the file may say %j', (whose, said, read, count) => {
  const search = new OutputSearch(finder);
  search.page(`<p>${marked(said, whose)} Holloway</p>`, marks);
  expect(search.readBack([{ where: 'page 1', text: read }])).toHaveLength(count);
});

test('a name left in a line of a Word file is found, a word of the framework is not', () => {
  const lines: [Piece[], number][] = [
    [[{ text: 'so Mark asked', whose: 'theirs', language: null }], 1],
    [
      [
        { text: 'C1 ', whose: 'theirs', language: null },
        { text: 'Mark work together.', whose: 'framework', language: 'en-GB' },
      ],
      0,
    ],
    [[{ text: '12 May 2026', whose: 'ours', language: 'en-GB' }], 0],
    [
      [
        { text: 'Mark', whose: 'ours', language: 'en-GB' },
        { text: ': so Mark asked', whose: 'theirs', language: null },
      ],
      1,
    ],
  ];
  for (const [line, count] of lines)
    expect(new OutputSearch(finder).lines([line])).toEqual(
      Array(count).fill({ where: 'its text', instead: 'Pupil 2' }),
    );
});

test('a name left in an address of a Word file is found', () => {
  const addresses = ['at_entry_2026_05_12_jane', 'https://a.example/J%20o%20s%20%C3%A9', 'at_entry_may', 'media/a.png'];
  expect(new OutputSearch(finder).addresses(addresses)).toEqual(
    ['Trainee A', 'Pupil 3'].map((instead) => ({ where: 'a link or a place', instead })),
  );
});

test('the digest in the name of a place in a Word file is no name', () => {
  const { people: short } = readPeople('people:\n  - {name: Ed, id: a, as: Trainee A}\n');
  const found = (address: string): number => new OutputSearch(new NameFinder(short)).addresses([address]).length;
  expect([found('at_entry_second_feed_a7ed55ef'), found('at_entry_ed_a7ed55ef')]).toEqual([0, 1]);
});
