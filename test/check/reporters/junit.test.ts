import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../../src/check/model.js';
import { junitReport } from '../../../src/check/reporters/junit.js';
import { rule as criterion } from '../../../src/check/rules/complete/criterion.js';
import { rule as date } from '../../../src/check/rules/read/date.js';
import { aboutOf, checkFiles, findingOf, resultOf } from '../in-memory.js';
import { HOSTILE_RESULT } from './hostile.js';
import { parseXml, type XmlElement } from './xml.js';

const RULES = [criterion, date];
const read = (result: CheckResult): XmlElement => parseXml(junitReport(result, aboutOf(RULES)));

const suitesOf = (root: XmlElement): XmlElement[] => root.children;
const casesOf = (root: XmlElement): XmlElement[] => root.children.flatMap((suite) => suite.children);

describe('junit', () => {
  test('the counts are those of the cases', () => {
    const root = read(HOSTILE_RESULT);
    const failing = (cases: XmlElement[]): number =>
      cases.filter(({ children }) => children[0]?.name === 'failure').length;
    expect(root.attributes).toMatchObject({ tests: '5', failures: '2', errors: '0' });
    expect(casesOf(root)).toHaveLength(5);
    for (const { attributes, children } of suitesOf(root)) {
      expect(attributes).toMatchObject({ tests: String(children.length), failures: String(failing(children)) });
    }
  });

  test('a doubtful finding passes and says so, an accepted one is skipped with its reason', () => {
    const result = resultOf([findingOf({ severity: 'warning', message: 'Old photo' })], {
      accepted: [{ ...findingOf({}), reason: 'kept for the record', inPlace: false }],
    });
    const [doubtful, accepted] = casesOf(read(result)).filter(
      ({ attributes }) => attributes['classname'] === 'read/date',
    );
    expect(doubtful?.children[0]).toMatchObject({
      name: 'system-out',
      text: 'journal/a.md:3:7\nOld photo\nYear first.',
    });
    expect(accepted?.children[0]).toMatchObject({
      name: 'skipped',
      attributes: { message: 'accepted: kept for the record' },
    });
  });

  test('a rule that found nothing is one test that passes', () => {
    const result = checkFiles({ 'journal/a.md': '---\nkind: entry\ndate: 12/03/2026\n---\n\nWe met.\n' }, RULES);
    const root = read({ ...result, findings: result.findings.filter(({ rule }) => rule === 'read/date') });
    expect(casesOf(root).map(({ attributes, children }) => [attributes['classname'], children.length])).toEqual([
      ['complete/criterion', 0],
      ['read/date', 1],
    ]);
  });

  test('the words come through as they were, but for characters that XML has no way to write', () => {
    const message = 'a "b" & <c> ]]> d\n\te\u0000\ud800';
    const [, failing] = casesOf(read(resultOf([findingOf({ message })])));
    expect(failing?.children[0]?.text).toBe('journal/a.md:3:7\na "b" & <c> ]]> d\n\te\ufffd\ufffd\nYear first.');
  });
});
