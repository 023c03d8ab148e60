import { beforeAll, describe, expect, test } from 'vitest';
import { loadTheme, renderHtml } from '../../src/html/index.js';
import { THEMES } from '../../src/portfolio/index.js';
import { about } from '../pdf/support/documents.js';
import { engineForTests } from '../pdf/support/engine.js';
import { type PdfRead, readPdf } from '../pdf/support/read-pdf.js';
import { entry, modelOf } from './support.js';

const engine = engineForTests();

const WORDS = 'It was a long afternoon and nobody had thought of the chairs.';

async function print(texts: Record<string, string>, theme: string): Promise<PdfRead> {
  const html = renderHtml(modelOf(texts), { theme: loadTheme(theme), readFile: () => null });
  return readPdf((await engine.print(html, about)).bytes);
}

describe.each(THEMES)('an empty portfolio on paper, in the theme %s', (theme) => {
  let read: PdfRead;
  beforeAll(async () => {
    read = await print({}, theme);
  });

  test('gives no sheet of its own to a part that holds nothing', () => {
    const bare = read.pages.filter(({ text }) => text.includes('Nothing recorded yet.') && text.length < 150);
    expect(bare.map(({ text }) => text)).toEqual([]);
    expect(read.pages.length).toBeLessThan(13);
  });
});

describe.each(THEMES)('tables on paper, in the theme %s', (theme) => {
  const TABLES = 24;
  const rows = (table: number): string =>
    Array.from({ length: 9 }, (_, row) => `| T${table}R${row} | ${WORDS.slice(0, 20)} |`).join('\n');
  let read: PdfRead;
  beforeAll(async () => {
    const texts = Array.from({ length: TABLES }, (_, table) => [
      `journal/${table}.md`,
      entry(
        `title: Entry ${table}\ncriteria: [AM1]`,
        `${'A line.\n\n'.repeat(6 + table)}\n\n| T${table}R9 | B |\n|---|---|\n${rows(table)}`,
      ),
    ]);
    read = await print(Object.fromEntries(texts) as Record<string, string>, theme);
  });

  test('leave no row alone on a sheet', () => {
    const counts = Array.from({ length: TABLES }, (_, table) =>
      read.pages.flatMap(({ text }) => {
        const found = new Set(text.match(new RegExp(`\\bT${table}R\\d`, 'g')));
        const rows = found.size - (found.delete(`T${table}R9`) ? 1 : 0);
        return text.includes(`T${table}R`) ? [rows] : [];
      }),
    );
    expect(counts.filter((sheets) => sheets.length > 1).length).toBeGreaterThan(0);
    expect(counts.filter((sheets) => sheets.some((rows) => rows < 2))).toEqual([]);
  });
});

describe.each(THEMES)('paragraphs on paper, in the theme %s', (theme) => {
  const PARAGRAPHS = 400;
  /** Two to three lines, of which a sheet must not begin with the last. */
  const paragraph = (n: number): string => `p${n} ${WORDS} ${WORDS} ${WORDS.slice(0, 20 + (n % 7) * 9)} q${n}`;
  let read: PdfRead;
  beforeAll(async () => {
    const body = Array.from({ length: PARAGRAPHS }, (_, n) => `${n % 5 === 0 ? '- ' : ''}${paragraph(n)}`).join('\n\n');
    read = await print({ 'journal/a.md': entry('title: Long\ncriteria: [AM1]', body) }, theme);
  });

  test('of two or three lines are never parted', () => {
    const ids = (text: string, letter: string): string[] =>
      [...text.matchAll(new RegExp(`\\b${letter}(\\d+)\\b`, 'g'))].map(([, id = '']) => id);
    const sheets = read.pages.filter(({ text }) => ids(text, 'q').length > 4);
    expect(sheets.length).toBeGreaterThan(10);
    expect(sheets.map(({ text }) => ids(text, 'p'))).toEqual(sheets.map(({ text }) => ids(text, 'q')));
  });
});

describe.each(THEMES)('a criterion with many entries on paper, in the theme %s', (theme) => {
  const FACTS =
    'skills: [coaching.1, coaching.2]\npeople: [a, b]\nhours: 1\nplace: Room\npurpose: itt\nstandards: [TS1]';
  let read: PdfRead;
  beforeAll(async () => {
    const texts = Array.from({ length: 40 }, (_, n) => [
      `journal/${n}.md`,
      entry(`title: Title ${n}\ncriteria: [AM4]\n${FACTS}`, `Row ${n}. ${WORDS}\n\n${`${WORDS}\n\n`.repeat(n % 9)}`),
    ]);
    read = await print(Object.fromEntries(texts) as Record<string, string>, theme);
  });

  test('is named on each sheet of the table', () => {
    const sheets = read.pages.filter(({ text }) => /Performance criteria/.test(text) && /\bRow \d/.test(text));
    expect(sheets.length).toBeGreaterThan(2);
    expect(sheets.filter(({ text }) => !text.includes('AM4'))).toEqual([]);
  });

  test('leaves nothing that hangs beside an entry to the next sheet', () => {
    const counts = read.pages.map(({ text }) => [
      text.match(/\b(?:CRITERIA\b|Criteria\b(?! and| by))/g)?.length,
      text.match(/\bpurpose\b/gi)?.length,
    ]);
    expect(counts.filter(([first]) => first !== undefined).length).toBeGreaterThan(5);
    expect(counts.filter(([first, last]) => first !== last)).toEqual([]);
  });
});
