import { expect, test } from 'vitest';
import { htmlOf } from '../html/support.js';
import { finder, redacted, redactor } from './support.js';

test('a text nested too deep to be parsed is redacted as plain text', () => {
  expect(redacted(`${'*a '.repeat(20_000)}Jo`)).not.toMatch(/\bJo\b/);
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
