import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FINDING_KEYS } from '../../src/check/check-example.js';
import type { Finding } from '../../src/check/model.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { runProgram } from '../support/program.js';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');
const COMPLETE = join(FIXTURES, 'complete/advanced-2016');
const HALF_DONE = join(FIXTURES, 'half-done/developing-2007');

interface Report {
  version: number;
  portfolio: string;
  stage: string | null;
  findings: Finding[];
  summary: Record<string, number | boolean>;
}

async function checkJson(folder: string, ...flags: string[]): Promise<{ code: number; report: Report }> {
  const { code, out } = await mentor(['check', folder, '--format', 'json', ...flags], FIXTURES);
  return { code, report: JSON.parse(out) as Report };
}

const count = (report: Report, rule: string): number =>
  report.findings.filter((finding) => finding.rule === rule).length;

describe('mentor check', () => {
  test('the complete portfolio is clean', async () => {
    const { code, report } = await checkJson(COMPLETE);
    expect(report.findings).toEqual([]);
    expect(report.summary).toMatchObject({ ready: true, complete: true });
    expect(code).toBe(0);
  });

  test('a fresh portfolio lacks everything and breaks nothing', async () => {
    const folder = join(tempFolder(), 'x');
    await mentor(
      ['init', folder, '--framework', 'ljmu-2007', '--stage', 'developing', '--name', 'Ada Marsh', '--yes', '--no-git'],
      FIXTURES,
    );
    const { code, report } = await checkJson(folder);
    const missing = [
      'complete/criterion',
      'complete/skill',
      'complete/reflection',
      'complete/target',
      'complete/sign-off',
    ];
    expect(missing.map((rule) => count(report, rule))).toEqual([11, 10, 1, 1, 2]);
    expect(report.summary).toMatchObject({ errors: 0, missing: 25, warnings: 0, ready: false });
    expect(code).toBe(1);
  });

  test('every finding has every key, and paths with forward slashes', async () => {
    const { report } = await checkJson(HALF_DONE);
    expect(Object.keys(report)).toEqual(['version', 'portfolio', 'stage', 'findings', 'suggestions', 'summary']);
    expect(report).toMatchObject({ version: 1, portfolio: 'developing-2007', stage: 'developing' });
    for (const finding of report.findings) {
      expect(Object.keys(finding)).toEqual(FINDING_KEYS);
      expect(finding.file).not.toMatch(/\\|^\/|\.\./);
      expect(finding.criterion === null || finding.rule.startsWith('complete/criterion')).toBe(true);
    }
  });

  test('severity moves the threshold of the exit code', async () => {
    const codes = await Promise.all(
      ['error', 'missing', 'warning'].map(
        async (severity) => (await checkJson(HALF_DONE, '--severity', severity)).code,
      ),
    );
    expect(codes).toEqual([0, 1, 1]);
  });

  test('more warnings than --max-warnings are too many', async () => {
    const folder = join(tempFolder(), 'warned');
    cpSync(COMPLETE, folder, { recursive: true });
    for (const name of ['one', 'two']) writeFileSync(join(folder, `evidence/${name}.txt`), 'Nobody links this.\n');
    expect((await checkJson(folder)).report.summary).toMatchObject({ warnings: 2, complete: true });
    const codes = await Promise.all(
      ['2', '1', '0'].map(async (most) => (await checkJson(folder, '--max-warnings', most)).code),
    );
    expect([(await checkJson(folder)).code, ...codes]).toEqual([0, 0, 1, 1]);
  });

  test('what is accepted is counted in every report, and is no finding', async () => {
    const folder = join(tempFolder(), 'accepting');
    cpSync(COMPLETE, folder, { recursive: true });
    writeFileSync(join(folder, 'evidence/one.txt'), 'Nobody links this.\n');
    appendFileSync(
      join(folder, 'portfolio.yaml'),
      '\naccept: [{rule: link/unused-evidence, file: evidence/one.txt, reason: kept for the record}]\n',
    );
    const { report, code } = await checkJson(folder, '--max-warnings', '0');
    expect([code, report.findings, report.summary.accepted]).toEqual([0, [], 1]);
    const told = {
      text: /1 accepted/,
      github: /1 accepted/,
      markdown: /\| 0 \| 0 \| 0 \| 1 \|/,
      junit: /accepted: kept for the record/,
      sarif: /kept for the record/,
    };
    for (const [format, words] of Object.entries(told)) {
      expect((await mentor(['check', folder, '--format', format], folder)).out).toMatch(words);
    }
  });

  test('for a submission only what mentor and school owe counts', async () => {
    const folder = join(tempFolder(), 'unsigned');
    cpSync(COMPLETE, folder, { recursive: true, filter: (path) => !path.includes('recognition-team') });
    expect((await checkJson(folder)).code).toBe(1);
    const { code, report } = await checkJson(folder, '--for', 'submission');
    expect(report.findings.map(({ rule, owner }) => [rule, owner])).toEqual([['complete/sign-off', 'university']]);
    expect(code).toBe(0);
  });

  test('--rule and --explain speak of one rule; a wrong one gets a suggestion', async () => {
    const { report } = await checkJson(HALF_DONE, '--rule', 'complete/skill');
    expect(new Set(report.findings.map(({ rule }) => rule))).toEqual(new Set(['complete/skill']));
    expect((await mentor(['check', '--explain', 'read/date'], FIXTURES)).out).toContain('12/03/2026');
    const wrong = await mentor(['check', HALF_DONE, '--rule', 'complete/skil'], FIXTURES);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('`complete/skill`');
  });

  test('the text groups what differs only in its id, and says where the stage stands', async () => {
    const { out } = await mentor(['check', HALF_DONE], FIXTURES);
    expect(out).toMatch(/6 skills not ticked/);
    expect(out).toMatch(/criteria {4}5 of 11 with evidence, 1 claimed without/);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('without a portfolio, and with wrong usage, it says what to do and exits 2', async () => {
    const nowhere = await mentor(['check', tempFolder()], FIXTURES);
    expect(nowhere).toMatchObject({ code: 2, out: '' });
    expect(nowhere.err).toContain('mentor init');
    expect((await mentor(['check', '--fromat', 'json'], FIXTURES)).err).toContain('--format');
    expect((await mentor(['chekc'], FIXTURES)).err).toContain('check');
    expect((await mentor(['check', HALF_DONE, '--stage', 'efective'], FIXTURES)).code).toBe(2);
  });

  test('the built program gives the same as the function', async () => {
    const inProcess = await mentor(['check', HALF_DONE, '--format', 'json'], FIXTURES);
    expect(await runProgram(['check', HALF_DONE, '--format', 'json'], FIXTURES)).toEqual(inProcess);
  });

  test('bad input of every kind is answered in one run', async () => {
    const folder = tempFolder();
    const write = (path: string, content: string | Uint8Array): void => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    write(
      'portfolio.yaml',
      'version: 1\nmentor: {name: A, school: B}\nprovider: C\nframework: ljmu-2007\nstage: developing\n',
    );
    write('journal/js.md', '---js\n({kind: "entry"})\n---\n\nText\n');
    write('journal/tab.md', '---\nkind: entry\ncriteria:\n\t- DM5\n---\n\nText\n');
    write('journal/large.md', `---\nkind: entry\n---\n\n${'word '.repeat(1_100_000)}\n`);
    write(
      'journal/latin.md',
      Buffer.from('---\nkind: entry\ndate: 2026-01-02\ncriteria: DM5\n---\n\nJos\xe9\n', 'latin1'),
    );
    write('journal/empty.md', '');
    write(
      'journal/out.md',
      '---\nkind: entry\ndate: 2026-01-02\ncriteria: DM5\nevidence: [../secret.pdf]\n---\n\nText\n',
    );
    write(
      'journal/unknown.md',
      '---\nkind: entry\ndate: 2026-01-02\ncriteria: [DM15, EM3]\nstage: developing\n---\n\n[a](#nowhere)\n',
    );
    const { report } = await checkJson(folder);
    const found = new Set(report.findings.map(({ file, rule }) => `${file} ${rule}`));
    for (const expected of [
      'journal/js.md read/front-matter',
      'journal/tab.md read/yaml',
      'journal/large.md read/too-large',
      'journal/latin.md read/encoding',
      'journal/empty.md read/front-matter',
      'journal/out.md link/outside',
      'journal/unknown.md link/criterion',
      'journal/unknown.md link/other-stage',
      'journal/unknown.md link/anchor',
    ]) {
      expect(found).toContain(expected);
    }
  });
});
