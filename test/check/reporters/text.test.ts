import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check/engine.js';
import { pluralsOf } from '../../../src/check/reporters/about.js';
import { type TextOptions, textReport } from '../../../src/check/reporters/text.js';
import { RULES } from '../../../src/check/rules/index.js';
import { linkPortfolio } from '../../../src/coverage/index.js';
import { loadPortfolio } from '../../../src/portfolio/index.js';
import { findingOf, resultOf } from '../in-memory.js';
import { HOSTILE_RESULT } from './hostile.js';

const FIXTURES = resolve(import.meta.dirname, '../../../fixtures');
const same = (text: string): string => text;
const PLAIN = { error: same, missing: same, warning: same, good: same, dim: same, bold: same };
const MARKED = { ...PLAIN, error: (text: string) => `<e>${text}</e>`, good: (text: string) => `<g>${text}</g>` };

async function reportOf(portfolio: string, width: number): Promise<string> {
  const { portfolio: read, files } = await loadPortfolio(join(FIXTURES, portfolio));
  const result = check(linkPortfolio(read), RULES, { today: '2026-11-20', texts: files.texts });
  return textReport(result, {
    ...optionsOf({ width }),
    plurals: pluralsOf(RULES),
    sourceOf: (path) => files.texts.get(path) ?? null,
  });
}

function optionsOf(said: Partial<TextOptions>): TextOptions {
  return { paint: PLAIN, width: 80, quiet: false, plurals: new Map(), sourceOf: () => null, ...said };
}

describe('the report at a terminal', () => {
  test.each([
    ['half-done/developing-2007', 80],
    ['half-done/developing-2007', 120],
    ['broken/every-mistake', 80],
    ['broken/every-mistake', 120],
  ])('%s at %i columns', async (portfolio, width) => {
    const report = await reportOf(portfolio, width);
    await expect(report).toMatchFileSnapshot(`text/${portfolio.replace('/', '-')}-${width}.txt`);
    const words = report.split('\n').filter((line) => !line.includes('|') && line.length > width);
    expect(words.filter((line) => line.trim().split(' ').length > 1)).toEqual([]);
  });

  test('underlines what is meant, under its very characters', () => {
    const source = '---\nkind: entry\ndate: 12/03/2026\n---\n';
    const lines = textReport(resultOf([findingOf({})]), optionsOf({ sourceOf: () => source })).split('\n');
    const at = lines.findIndex((line) => line.includes('date: 12/03/2026'));
    const [shown = '', mark = ''] = [lines[at], lines[at + 1]];
    expect(shown.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('12/03/2026');
  });

  test('shows the part of a long line that is meant', () => {
    const source = `\n\n${'x'.repeat(500)} 12/03/2026 ${'y'.repeat(500)}\n`;
    const finding = findingOf({ column: 502, endColumn: 512 });
    const lines = textReport(resultOf([finding]), optionsOf({ sourceOf: () => source })).split('\n');
    const at = lines.findIndex((line) => line.includes('^'));
    const mark = lines[at] ?? '';
    expect(lines[at - 1]?.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('12/03/2026');
    expect(lines.every((line) => line.length <= 80)).toBe(true);
  });

  test('shows no line that says something private', () => {
    const source = '---\nkind: entry\ntitle: Jane\n---\n';
    for (const said of [{ rule: 'private/name' }, { file: 'private.yaml' }]) {
      const report = textReport(resultOf([findingOf(said)]), optionsOf({ sourceOf: () => source }));
      expect(report).not.toContain('Jane');
    }
  });

  test('nothing in it can steer a terminal', () => {
    const report = textReport(HOSTILE_RESULT, optionsOf({ sourceOf: () => 'a\n\n\u001b[2J\u202ex\n' }));
    expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  test('quiet is the summary; colour says nothing that words do not', () => {
    const result = resultOf([findingOf({})]);
    expect(textReport(result, optionsOf({ quiet: true }))).toBe('1 error, 0 missing, 0 warnings. Not ready yet.\n');
    const marked = textReport(result, optionsOf({ paint: MARKED }));
    expect(marked.replace(/<\/?[eg]>/g, '')).toBe(textReport(result, optionsOf({})));
  });
});
