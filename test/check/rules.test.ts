import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkExample, exampleFiles } from '../../src/check/check-example.js';
import { fixPortfolio } from '../../src/check/fix/fix.js';
import type { CheckResult, Example, Finding } from '../../src/check/model.js';
import { RULES } from '../../src/check/rules/index.js';
import { type FileSet, normalise } from '../../src/portfolio/index.js';

const folder = new URL('../../src/check/rules/', import.meta.url);

describe('the list of rules', () => {
  test('has each file once, in order', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /^\w+\/.*\.ts$/.test(path))
      .map((path) => path.replace(/\.ts$/, ''));
    expect(RULES.map(({ id }) => id)).toEqual(files.sort());
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('says what it is for', () => {
    expect(rule.summary).toMatch(/^[^\n]{10,120}\.$/);
    expect(rule.docs.length).toBeGreaterThan(60);
    expect(rule.good.length).toBeGreaterThan(0);
    expect(rule.bad.length).toBeGreaterThan(0);
    expect(rule.good.every(({ finds }) => finds === undefined)).toBe(true);
  });

  test.each(rule.bad.map((example, index) => [index + 1, example] as const))('finds bad example %i', (_, example) => {
    const { findings } = checkExample(example, RULES, id);
    expect(findings.map(({ line, column }) => (line === null ? null : [line, column]))).toEqual(example.finds);
    for (const finding of findings) expectSense(finding, example);
  });

  test('--fix mends what has a fix, loses no word of a text, and leaves nothing for a second time', async () => {
    for (const example of rule.bad) {
      const look = async ({ texts }: FileSet): Promise<CheckResult> =>
        checkExample({ ...example, files: Object.fromEntries(texts) }, RULES, id);
      const files = exampleFiles(example);
      const before = await look(files);
      const first = await fixPortfolio(files, look);
      const second = await fixPortfolio(first.files, look);
      expect([second.count, second.changed.size, second.renamed.size]).toEqual([0, 0, 0]);
      const mended = before.fixes.length + before.renames.length > 0;
      if (mended) expect(first.result.findings.length).toBeLessThan(before.findings.length);
      for (const { before: old, after } of first.changed.values()) expect(wordsOfBody(after)).toEqual(wordsOfBody(old));
    }
  });

  test.each(rule.good.map((example, index) => [index + 1, example] as const))(
    'finds nothing in good example %i',
    (_, example) => {
      expect(checkExample(example, RULES, id).findings).toEqual([]);
    },
  );
});

function wordsOfBody(text: string): string[] {
  const body = text.split('\n---\n').slice(1).join(' ');
  return (body.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^\d+$/.test(word));
}

/** A finding is a sentence with a hint, and points at text that is there. */
function expectSense(finding: Finding, example: Example): void {
  expect(finding.message).toMatch(/^\S.{5,}[^.]$/);
  expect(finding.hint).toMatch(/^\S.{5,}[.?]$/);
  const text = exampleFiles(example).texts.get(finding.file);
  if (finding.line === null) return;
  expect(text).toBeDefined();
  expect(pointedAt(normalise(text ?? ''), finding)).not.toMatch(/^[ \n]*$/);
}

function pointedAt(text: string, { line, column, endLine, endColumn }: Finding): string {
  const lines = text.split('\n').slice((line ?? 0) - 1, endLine ?? 0);
  const last = lines.length - 1;
  return lines
    .map((one, index) =>
      one.slice(index === 0 ? (column ?? 0) - 1 : 0, index === last ? (endColumn ?? 0) - 1 : undefined),
    )
    .join('\n');
}
