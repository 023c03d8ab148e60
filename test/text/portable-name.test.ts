import { expect, test } from 'vitest';
import { portablePath } from '../../src/text/portable-name.js';
import { assertPortableNames } from '../../src/text/unportable.js';

test.each([
  ['evidence/What now?.pdf', 'evidence/What now.pdf'],
  ['evidence/Plan: week 3.pdf', 'evidence/Plan - week 3.pdf'],
  ['evidence/10:30.pdf', 'evidence/10-30.pdf'],
  ['evidence/aux.pdf', 'evidence/aux-file.pdf'],
  ['CON', 'CON-file'],
  ['evidence/com¹.tar.gz', 'evidence/com¹-file.tar.gz'],
  ['Term 1./ends /a.', 'Term 1/ends/a'],
  ['evidence/a|b<c>"d"*.png', 'evidence/abcd.png'],
  ['evidence/a\tb.png', 'evidence/ab.png'],
  [`evidence/${'é'.repeat(150)}.pdf`, `evidence/${'é'.repeat(120)}.pdf`],
])('%j is called %j, and never handed in', (path, portable) => {
  expect(portablePath(path)).toBe(portable);
  expect(() => assertPortableNames([portable, path])).toThrow('Windows does not allow the name of this file');
});

test.each(['evidence/auxiliary.pdf', 'a.b c/Siân’s plan (2) [x] #3 100%.pdf', '.hidden', `${'a'.repeat(119)}.md`])(
  '%j is a name everywhere',
  (path) => {
    expect(portablePath(path)).toBe(path);
    expect(() => assertPortableNames([path])).not.toThrow();
  },
);
