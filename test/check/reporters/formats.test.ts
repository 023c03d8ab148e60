import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { check } from '../../../src/check/engine.js';
import type { CheckResult } from '../../../src/check/model.js';
import { jsonReport } from '../../../src/check/reporters/json.js';
import { junitReport } from '../../../src/check/reporters/junit.js';
import { sarifReport } from '../../../src/check/reporters/sarif.js';
import { RULES } from '../../../src/check/rules/index.js';
import { linkPortfolio } from '../../../src/coverage/index.js';
import { loadPortfolio } from '../../../src/portfolio/index.js';
import { aboutOf, resultOf } from '../in-memory.js';
import { HOSTILE_RESULT } from './hostile.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const about = aboutOf(RULES);

/** Every portfolio of the fixtures, and results that no portfolio gives. */
const FOLDERS = [
  'complete/advanced-2016',
  'half-done/developing-2007',
  'broken/every-mistake',
  'broken/portfolio-file',
  'hostile/portfolio',
];
const results = new Map<string, CheckResult>([
  ['hostile words', HOSTILE_RESULT],
  ['nothing found', resultOf([])],
]);
const NAMES = [...FOLDERS, ...results.keys()];

beforeAll(async () => {
  for (const folder of FOLDERS) {
    const { portfolio, files } = await loadPortfolio(join(ROOT, 'fixtures', folder));
    results.set(folder, check(linkPortfolio(portfolio), RULES, { today: '2026-12-01', texts: files.texts }));
  }
});

const resultOfName = (name: string): CheckResult => results.get(name) as CheckResult;

const ajv = new Ajv({
  strict: false,
  unicodeRegExp: false,
  allErrors: true,
  formats: {
    uri: URL.canParse,
    'uri-reference': (text: string) => /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-F]{2})*$/i.test(text),
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
});

/** The schema that the standard's own makers publish, draft 4: its `id` is read as nothing, its address as draft 7. */
function officialSarif(): ValidateFunction {
  const path = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, object>;
  return ajv.compile(schema);
}

const isSarif = officialSarif();
const isResult = ajv.compile(
  JSON.parse(readFileSync(join(ROOT, 'templates/schemas/check-result.schema.json'), 'utf8')) as object,
);
const xsd = readFileSync(join(import.meta.dirname, 'junit-10.xsd'), 'utf8');

async function xmlFaults(contents: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'report.xml', contents }, schema: xsd });
  return errors.map(({ message }) => message);
}

describe.each(NAMES)('%s', (name) => {
  test('is SARIF 2.1.0 by its official schema', () => {
    isSarif(JSON.parse(sarifReport(resultOfName(name), about)));
    expect(isSarif.errors ?? []).toEqual([]);
  });

  test('is JUnit by the schema of Jenkins’ xUnit plugin', async () => {
    expect(await xmlFaults(junitReport(resultOfName(name), about))).toEqual([]);
  });

  test('is JSON by the schema that is published', () => {
    isResult(JSON.parse(jsonReport(resultOfName(name), about)));
    expect(isResult.errors ?? []).toEqual([]);
  });
});

test('the schemas find what is wrong', async () => {
  expect(isSarif({ version: '2.1.0', runs: [{ tool: {}, results: [] }] })).toBe(false);
  const strayUri = { artifactLocation: { uri: 'a b.md' } };
  const run = {
    tool: { driver: { name: 'mentor' } },
    results: [{ message: { text: 'x' }, locations: [{ physicalLocation: strayUri }] }],
  };
  expect(isSarif({ version: '2.1.0', runs: [run] })).toBe(false);
  expect(isResult({ version: 1, findings: [{ rule: 'read/date' }] })).toBe(false);
  expect(await xmlFaults('<testsuites><testcase name="x"/></testsuites>')).not.toEqual([]);
  expect(
    await xmlFaults('<testsuites><testsuite name="x" tests="a" failures="0" errors="0"/></testsuites>'),
  ).not.toEqual([]);
});
