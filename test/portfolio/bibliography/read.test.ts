import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBibliography, type Source } from '../../../src/portfolio/bibliography/index.js';
import { runs } from '../../support/amount.js';

function only(text: string): Source {
  const { sources, problems } = readBibliography(text);
  expect(problems).toEqual([]);
  expect(sources).toHaveLength(1);
  return sources[0] as Source;
}

/** Line, column and message of every problem. */
function told(text: string): string[] {
  return readBibliography(text).problems.map(({ at, message }) => `${at?.line}:${at?.column} ${message}`);
}

describe('an entry', () => {
  test('of every way to write a value', () => {
    const { fields, year, authors } = only(
      '@string{fp = "Fen " # {Press}}\n% a remark about @book{nothing}\n@Book(lane2019,\n  AUTHOR = "Lane, Rowan" ,\n  title = {Waiting {for} an "Answer"},\n  year = 2019, month = mar,\n  publisher = fp # { and Sons}\n)\n',
    );
    expect(authors).toEqual([{ family: 'Lane', given: 'Rowan' }]);
    expect(year).toBe('2019');
    expect(fields).toMatchObject({ title: 'Waiting for an "Answer"', publisher: 'Fen Press and Sons', month: 'March' });
  });

  test('as Zotero writes it, with a date, an address and a trailing comma', () => {
    const { year, fields, authors } = only(
      '\ufeff@online{fen,\r\n\tauthor = {{Fen University}},\r\n\ttitle = {Mentors \\& Time},\r\n\turl = {https://fen.example/a_b~c/100\\%},\r\n\tdate = {2024-03-02},\r\n\turldate = {2026-01-05},\r\n}\r\n',
    );
    expect(year).toBe('2024');
    expect(authors).toEqual([{ family: 'Fen University', given: '' }]);
    expect(fields).toMatchObject({
      title: 'Mentors & Time',
      url: 'https://fen.example/a_b~c/100%',
      urldate: '2026-01-05',
    });
  });

  test('takes the address out of howpublished, and the body behind a report for its author', () => {
    const { fields, authors } = only(
      '@techreport{t, title = {T}, year = 2001, institution = {Fen College}, howpublished = {\\url{https://fen.example}}}',
    );
    expect(fields['url']).toBe('https://fen.example');
    expect(authors).toEqual([{ family: 'Fen College', given: '' }]);
  });

  test.each([
    ['O\'Dell, Zo{\\"e}', [{ family: "O'Dell", given: 'Zoë' }]],
    [
      'Ludwig van den Berg and {\\AA}se {\\O}berg',
      [
        { family: 'van den Berg', given: 'Ludwig' },
        { family: 'Øberg', given: 'Åse' },
      ],
    ],
    ['Marsh, Jr, Ada J.', [{ family: 'Marsh Jr', given: 'Ada J.' }]],
    [
      '{Reading and Writing Trust} and others',
      [
        { family: 'Reading and Writing Trust', given: '' },
        { family: '', given: '' },
      ],
    ],
    [
      "Mu\\~{n}oz, Jos\\'e and Fran\\c{c}ois Ko\\v{s}ir",
      [
        { family: 'Muñoz', given: 'José' },
        { family: 'Košir', given: 'François' },
      ],
    ],
  ])('names its authors: %s', (author, authors) => {
    expect(only(`@book{k, author = {${author}}, title = {T}, year = 2000}`).authors).toEqual(authors);
  });

  test.each([
    ["pages 3--12 --- and ``so'' on", 'pages 3–12 — and “so” on'],
    ['\\emph{Not} $x$ at~all\\,: {\\ss} \\ldots', 'Not $x$ at\u00a0all : ß…'.replace('ß…', 'ß …')],
    [`na{\\"\\i}ve caf\\'{e}`, 'naïve café'],
  ])('reads the LaTeX in %s', (title, plain) => {
    expect(only(`@book{k, author = {A}, title = {${title}}, year = 2000}`).fields['title']).toBe(plain);
  });
});

describe('what is wrong', () => {
  test('is told where it stands, and the rest is read', () => {
    const text =
      '@book{a, title = {T}, author = {A}, year = 2000\n@book{b, author = {B}, title = {T}, year = 2001}\n@book{b, author = {C}, title = {U}, year = 2002}\n@book{c author = {C}}\n@book{d, author = "D, title = {U}}\n@book{e, author = {E}, title = {{T}, year = 2003}\n';
    expect(readBibliography(text).sources.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(told(text).filter((problem) => !problem.includes('has no'))).toEqual([
      '1:1 Unexpected end: the entry that begins here is not closed',
      '4:9 Unexpected `author`, expected a comma between two fields',
      '5:19 Unexpected end: the quotation mark that opens here is not closed',
      '6:1 Unexpected end: the entry that begins here is not closed',
      '3:7 Unexpected second source `b`: line 2 already has this key, and counts',
    ]);
  });

  test('is bounded: abbreviations that grow, a hundred mistakes, long lines', () => {
    const bomb = Array.from(
      { length: 60 },
      (_, n) => `@string{a${n} = ${n === 0 ? '"xxxxxxxxxx"' : `a${n - 1} # a${n - 1}`}}`,
    );
    expect(told(bomb.join('\n'))[0]).toContain('more than 20,000 characters');
    expect(told('@book{,}\n'.repeat(5000))).toHaveLength(100);
    for (const part of ['@', '@a{', '@a{b,c={', '} @', ' ', '{', '\\', '@book{k,a={b},', '#', '"']) {
      readBibliography(part.repeat(2_000_000 / part.length));
      readBibliography(`@book{k, title = ${part.repeat(1_000_000 / part.length)}`);
    }
  });

  test('is never an exception, and every place lies in the text', () => {
    const piece = fc.constantFrom(
      '@book{',
      'key',
      ',',
      '=',
      '{',
      '}',
      '"',
      '\\',
      '#',
      '\n',
      ' ',
      '%',
      'author',
      ' and ',
      '@string(',
      ')',
      "\\'e",
      '1',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split('\n');
        for (const { at } of readBibliography(text).problems) {
          expect(at && at.column <= (lines[at.line - 1]?.length ?? -1) + 1).toBe(true);
        }
      }),
      { numRuns: runs(500) },
    );
  });
});
