import { describe, expect, test } from 'vitest';
import { buildDocumentModel } from '../../src/document/index.js';
import { renderHtml } from '../../src/html/index.js';
import { typeset } from '../../src/html/typeset.js';
import { entry, FIXTURES, pageOf, portfolioOnDisk, theme } from './support.js';

describe('English', () => {
  test.each([
    [`"Well," she said, "don't."`, '“Well,” she said, “don’t.”'],
    [`He said 'no' ("never") and 'tis the '90s`, 'He said ‘no’ (“never”) and ’tis the ’90s'],
    [`the pupils' books, O'Dowd's rock 'n roll`, 'the pupils’ books, O’Dowd’s rock ’n roll'],
    [`"'Why?'" - "—so"`, '“‘Why?’”\u00a0– “—so”'],
    ['she asked - twice -- and went--slowly', 'she asked\u00a0– twice\u00a0– and went\u00a0– slowly'],
    ['- no, -5, a -b, well-known, --long, a  -  b, | - |', '- no, -5, a -b, well-known, --long, a  -  b, |\u00a0– |'],
    ['pages 12-14, ages 9-11, 2025-26', 'pages 12–14, ages 9–11, 2025–26'],
    [
      'on 2026-03-12, MS1-2, call 01632-960123, a-1-b, v1.2-3, 3-4-5',
      'on 2026-03-12, MS1-2, call 01632-960123, a-1-b, v1.2-3, 3-4-5',
    ],
    ['Year 9 and Trainee A met Mr Grey, p. 12', 'Year\u00a09 and Trainee\u00a0A met Mr\u00a0Grey, p.\u00a012'],
    [
      'a Year of it, the Mentor Award, Room for all, set 4 chairs',
      'a Year of it, the Mentor Award, Room for all, set 4 chairs',
    ],
  ])('%s', (written, set) => {
    expect(typeset(written, 'en-GB')).toBe(set);
  });
});

test('Welsh has its own clipped words, and its own words before figures', () => {
  expect(typeset(`Mae'r "gwaith" 'n dda, i 'r 'ysgol', Blwyddyn 9, tt. 3-4`, 'cy')).toBe(
    'Mae’r “gwaith” ’n dda, i ’r ‘ysgol’, Blwyddyn\u00a09, tt.\u00a03–4',
  );
});

test('a quotation runs across marks; code and addresses stay as they are', () => {
  const body = 'So "*why*" and \'**x**\'. Use `a "b" 1-2`.\n\n    "c" 3-4\n\nSee https://fen.example/1-2?a=x\'y now.';
  const page = pageOf({ 'journal/a.md': entry(`title: The "why" of Year 9\ncriteria: [AM1]`, body) });
  expect(page).toContain('So “<em>why</em>” and ‘<strong>x</strong>’. Use <code>a "b" 1-2</code>.');
  expect(page).toContain('<code>"c" 3-4\n</code>');
  expect(page).toContain(">https://fen.example/1-2?a=x'y</a> now.");
  expect(page).toContain('The “why” of Year\u00a09');
});

test('the complete portfolio has no straight mark in its running text', () => {
  const { linked, readFile } = portfolioOnDisk(`${FIXTURES}/complete/advanced-2016`);
  const page = renderHtml(buildDocumentModel(linked), { theme, readFile });
  const text = page
    .replace(/<(style|script|pre|code|kbd)\b[\s\S]*?<\/\1>|<table class="data[\s\S]*?<\/table>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#39|#x27|quot);/g, '"');
  expect(text.match(/.{20}["'].{20}/g) ?? []).toEqual([]);
});
