import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check/engine.js';
import { pluralsOf } from '../../../src/check/reporters/about.js';
import { type TextOptions, textReport } from '../../../src/check/reporters/text.js';
import { RULES } from '../../../src/check/rules/index.js';
import { linkPortfolio, type Suggestion } from '../../../src/coverage/index.js';
import { loadPortfolio } from '../../../src/portfolio/index.js';
import { growth, NEARLY_LINEAR } from '../../support/growth.js';
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

  test('tells many findings of one file in a straight line', () => {
    const told = (size: number): string => {
      const findings = Array.from({ length: size }, (_, at) => findingOf({ line: at + 1, column: 1, endColumn: 4 }));
      const source = 'a line of text\n'.repeat(size);
      return textReport(resultOf(findings), optionsOf({ sourceOf: () => source }));
    };
    expect(growth(told, 1500)).toBeLessThan(NEARLY_LINEAR);
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

  describe('what entries could also count for', () => {
    const one = (said: Partial<Suggestion>): Suggestion => ({
      file: 'journal/a.md',
      at: { line: 3, column: 12, endLine: 3, endColumn: 15 },
      named: 'ljmu-2016/AM2',
      framework: 'ljmu-2007',
      id: 'EM4',
      kind: 'criteria',
      relation: 'exact',
      via: null,
      open: false,
      add: { criteria: ['ljmu-2007/EM4'] },
      ...said,
    });
    const block = (suggestions: Suggestion[], options: Partial<TextOptions> = {}): string =>
      textReport(resultOf([], { suggestions }), optionsOf(options)).split('\n0 errors')[0] ?? '';

    test('says for each entry what, how close, and what to write', () => {
      const stage = one({
        named: 'ljmu-2016/effective',
        framework: 'gtc-tla',
        id: 'stage-1',
        kind: 'stages',
        relation: 'related',
        via: 'ljmu-2007/developing',
        add: { criteria: ['gtc-tla/A'], dimensions: ['gtc-tla/B', 'gtc-tla/C', 'gtc-tla/D'] },
      });
      expect(block([stage, one({ open: true })])).toBe(`Could also count for (nothing is counted until an entry says so)
  journal/a.md
    ljmu-2016/AM2 -> ljmu-2007/EM4 (open): exact, it asks for the same
      add \`ljmu-2007/EM4\` to \`criteria\`
    ljmu-2016/effective -> gtc-tla/stage-1: related (by way of
      \`ljmu-2007/developing\`)
      add what fits to \`criteria\` (gtc-tla/A) or to \`dimensions\` (gtc-tla/B,
      gtc-tla/C and 1 more)
`);
    });

    test('is short where there is much, and whole where it was asked for alone', () => {
      const many = Array.from({ length: 300 }, (_, index) => one({ file: `journal/${index}.md` }));
      expect(block(many)).toMatch(/and 295 more entries: `mentor check --rule link\/equivalent`\n$/);
      expect(block(many).split('\n')).toHaveLength(18);
      expect(block(many, { allSuggestions: true }).split('\n')).toHaveLength(902);
      expect(block(many, { quiet: true })).not.toContain('Could also');
    });

    test('says no twice what one entry could do before it says what others could', () => {
      const again = one({ file: 'journal/b.md' });
      const other = one({ file: 'journal/c.md', id: 'EM5' });
      expect(block([one({}), again, other])).toMatch(/a\.md[\s\S]*c\.md[\s\S]*b\.md/);
    });

    test('begins with what would fill something open', () => {
      const late = one({ file: 'journal/z.md', id: 'EM5', open: true });
      expect(block([one({}), late])).toMatch(/z\.md[\s\S]*a\.md/);
    });
  });
});
