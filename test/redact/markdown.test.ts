import { describe, expect, test } from 'vitest';
import { htmlOf } from '../html/support.js';
import { finder, redacted, redactor } from './support.js';

describe('running text', () => {
  test.each([
    ["Jo's plan", "Trainee B's plan"],
    ['Jo’s plan', 'Trainee B’s plan'],
    ["James' book and James's pen", "Pupil 6's book and Pupil 6's pen"],
    ['Jane Holloway, JANE HOLLOWAY, Janey and JH', 'Trainee A, Trainee A, Trainee A and Trainee A'],
    ['Miss Holloway and Mrs. Holloway', 'Trainee A and Trainee A'],
    ['José Núñez, Jose Nunez', 'Pupil 1, Pupil 1'],
    ['José Núñez'.normalize('NFD'), 'Pupil 1'],
    ["Anne-Marie O'Dowd, Anne Marie ODowd, Annemarie O’Dowd", 'Pupil 2, Pupil 2, Pupil 2'],
    ['Jo-led talk, but not Joan, Banjo or Jo-Ann', 'Trainee B-led talk, but not Joan, Banjo or Jo-Ann'],
    ['they will ask, and Will asks', 'they will ask, and Pupil 3 asks'],
    ['by the grace of it, Grace asked; and Grace Wing', 'by the grace of it, Pupil 4 asked; and Pupil 4'],
    ['Bobby and bobby', 'Pupil 5 and Pupil 5'],
    ['see evidence/jane-holloway.jpg', 'see evidence/trainee-a.jpg'],
    ['write to jane@school.sch.uk or 01632 960123', 'write to [e-mail] or [telephone]'],
    ['J.H. said, by J. H.', 'Trainee A said, by Trainee A.'],
    ['help Ja**ne** and Jane holloway', 'help Trainee A** and Trainee A'],
    ['JH1/JH2 and JH1.1 are codes, JH/2 is not', 'JH1/JH2 and JH1.1 are codes, trainee-a/2 is not'],
  ])('%s', (text, expected) => {
    expect(redactor.text(text)).toBe(expected);
  });

  test('what the framework says keeps its words', () => {
    const words = 'A mentor with Grace and Will';
    expect(redactor.wording(words)).toBe(words);
    expect(redactor.wording('A mentor called Jo')).toBe('A mentor called Trainee B');
    expect(redactor.text(words)).toBe('A mentor with Pupil 4 and Pupil 3');
  });
});

describe('Markdown', () => {
  test.each([
    ['**Jo** asks', '**Trainee B** asks'],
    ['**Jane** Holloway asks', '**Trainee A** asks'],
    ['met Jane **Holloway** today', 'met Trainee A today'],
    ['Jane **Holloway said** it', 'Trainee A **said** it'],
    ['Jane <em>Holloway</em> asks', 'Trainee A<em></em> asks'],
    ['J*an*e Holloway', 'Trainee A'],
    ['*see Jane* [Holloway](x.md) there', '*see Trainee A* there'],
    ['Jane\nHolloway', 'Trainee A'],
    ['> Jane\n> Holloway', '> Trainee A'],
    ['J&#111; and O\\_ and Anne\\-Marie', 'Trainee B and O\\_ and Pupil 2'],
    ['![Jo at the board](board.jpg "Jo\'s plan")', '![Trainee B at the board](<board.jpg> "Trainee B\'s plan")'],
    [
      '[a talk](https://example.org/jane-holloway?by=Jane%20Holloway "by Jo")',
      '[a talk](<https://example.org/trainee-a?by=trainee-a> "by Trainee B")',
    ],
    ['<https://example.org/jane>', '<https://example.org/trainee-a>'],
    ['[Jane][1]\n\n[1]: jane.md "Jane"', '[Trainee A][1]\n\n[1]: <trainee-a.md> "Trainee A"'],
    ['[Jane Holloway]\n\n[Jane Holloway]: x.md', '[Trainee A]\n\n[Trainee A]: <x.md>'],
    ['| Jo | Jane |\n|---|---|\n| Will | b |', '| Trainee B | Trainee A |\n|---|---|\n| Pupil 3 | b |'],
    ['<p title="Jo">Jane <b>Holloway</b></p>', '<p title="Trainee B">Trainee A<b></b></p>'],
    ['<td>Jo</td><td>Smithson</td>', '<td>Trainee B</td><td>Smithson</td>'],
    ['    Jo in code', '    Trainee B in code'],
    ['`Jo`', '`Trainee B`'],
    ['`Jane`x and **Jane**x', '`Trainee A`x and **Trainee A**x'],
    ['`Ja`ne and J`an`e', '`Trainee A` and Trainee A'],
    ['Ja<blink>ne</blink> and <center>Ja</center>ne', 'Trainee A<blink></blink> and <center>Trainee A</center>'],
    ['<span lang="jane" title="jane">x</span>', '<span lang="trainee-a" title="jane">x</span>'],
    ['[x](https://a.example/%zz/J%61ne)', '[x](<https://a.example/%25zz/trainee-a>)'],
    ['[x](https://a.example/J%2561ne)', '[x](<https://a.example/trainee-a>)'],
    ['[x](https://xn--jos-dma.example/)', '[x](<https://pupil-1.example/>)'],
    ['a[^jo]\n\n[^jo]: Jo', 'a[^trainee-b]\n\n[^trainee-b]: Trainee B'],
    ['mail jane@school.sch.uk now', 'mail \\[e-mail\\] now'],
    ['nothing to   change *here*\n\n* a\n+ b', 'nothing to   change *here*\n\n* a\n+ b'],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });

  test('a text nested too deep to be parsed is redacted as plain text', () => {
    expect(redacted(`${'*a '.repeat(20_000)}Jo`)).not.toMatch(/\bJo\b/);
  });
});

/** Numbers that are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NAMES = [
  'Jane Holloway',
  'JANE',
  'Janey',
  'J.H.',
  'Jo',
  'José Núñez',
  'José'.normalize('NFD'),
  "Anne-Marie O'Dowd",
  'Will',
  'bobby',
  'James',
  'Holloway',
];
const BETWEEN = [
  ' ',
  '\n',
  '\n\n',
  '**',
  '*',
  '_',
  '`',
  '](x.md)',
  '[',
  '![',
  '](jane.jpg)',
  '<b>',
  '</b>',
  '<!-- ',
  ' -->',
  '> ',
  '- ',
  '# ',
  '|',
  '|---|',
  "'s",
  '.',
  ', ',
  '\\',
  '&amp;',
  '<br>',
  '<p>',
  '~~',
  '[^a]',
  'https://a.example.org/',
  '\u00ad',
  '"',
  'and',
  'a',
  '1. ',
  '    ',
];

test('no text that holds a name still holds one, in Markdown or set as HTML', () => {
  const next = numbers(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const left: string[] = [];
  for (let round = 0; round < 1_000; round += 1) {
    const text = Array.from({ length: 3 + Math.floor(next() * 14) }, () => pick(next() < 0.4 ? NAMES : BETWEEN)).join(
      '',
    );
    if (finder.inText(redactor.text(text)).length > 0) left.push(text);
    const seen = htmlOf(redacted(text))
      .replace(/<\/?(?:em|strong|del|code|a|b|sup)\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, '\n\n');
    const found = finder.inText(seen);
    if (found.length > 0)
      left.push(JSON.stringify({ text, seen, found: found.map(({ from, to }) => seen.slice(from, to)) }));
  }
  expect(left.slice(0, 4)).toEqual([]);
});
