import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coveredFiles } from '../../src/coverage/sign-off/covered-files.js';
import type { SignOffReport, VerifyReport } from '../../src/signing/index.js';
import { sealStage } from '../../src/signing/seal-folder.js';
import { sealSignOff } from '../../src/signing/sign-off-text.js';
import { mentor, readBack, tempFolder } from '../e2e/support.js';
import { makeKey } from './keys.js';
import { COMPLETE, change, ENTRY, SIGNED, shortenPdfs, stageOf, WORDS } from './support.js';

const TEAM = 'stages/advanced/sign-off/recognition-team-1.md';
const SCAN = 'stages/advanced/sign-off/head-teacher-1-scan.pdf';
const SUBMISSION = 'submissions/001';

/** A portfolio that the school signed on paper and with a key, and that was handed in; made once, copied for each case. */
const made = mkdtempSync(join(tmpdir(), 'mentor-test-'));
let template = '';
let believed = '';
let forgery = '';

beforeAll(async () => {
  template = join(made, 'portfolio');
  cpSync(COMPLETE, template, { recursive: true, filter: (from) => !from.includes('sign-off') });
  shortenPdfs(template);
  believed = join(made, 'believed');
  const key = makeKey(made);
  forgery = makeKey(made);
  writeFileSync(
    believed,
    `"Marcus Oyelaran" namespaces="head-teacher@mentor-sign-off" ${readFileSync(`${key}.pub`, 'utf8')}`,
  );
  const words = ['--comment', 'I support it.', '--rate', 'MS1.1=green', '--date', '2026-10-16', '-q'];
  const scan = ['--scan', join(COMPLETE, 'evidence/qa-summary.pdf')];
  const school = ['sign', 'advanced', template, '--role', 'head-teacher', '--decision', 'supported', '--key', key];
  expect((await mentor([...school, ...words, ...scan], made)).code).toBe(0);
  expect((await mentor(['submit', template, '--no-pdf', '-q'], made)).code).toBe(0);
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

interface Verified {
  code: number;
  report: VerifyReport;
  signOff: SignOffReport | undefined;
}

async function verified(root: string, path = SIGNED): Promise<Verified> {
  const run = await mentor(['verify', root, '--json', '--allowed-signers', believed, '--severity', 'warning'], made);
  const report = JSON.parse(run.out || '{}') as VerifyReport;
  return { code: run.code, report, signOff: report.signOffs?.find(({ file }) => file === path) };
}

type Expected = { seal: string; named?: string[]; signature?: string } | { submission: string[] };

/** What somebody does to a portfolio, and what verify says of it. */
const CASES: readonly (readonly [what: string, tamper: (root: string) => void, expected: Expected])[] = [
  ['a word of an entry', (root) => change(root, ENTRY, 'title: ', 'title: Our '), { seal: 'changed', named: [ENTRY] }],
  [
    'an entry that is new',
    (root) => writeFileSync(join(root, 'journal/new.md'), '---\nkind: entry\ncriteria: AM3\n---\n\nMore.\n'),
    { seal: 'changed', named: ['journal/new.md'] },
  ],
  ['an entry that is gone', (root) => rmSync(join(root, ENTRY)), { seal: 'changed', named: [ENTRY] }],
  [
    'an entry of another name',
    (root) => renameSync(join(root, ENTRY), join(root, 'journal/other.md')),
    { seal: 'changed', named: ['journal/other.md', ENTRY] },
  ],
  [
    'an entry whose name differs in capitals only',
    (root) => renameSync(join(root, ENTRY), join(root, ENTRY.replace('joint', 'Joint'))),
    { seal: 'changed', named: [ENTRY.replace('joint', 'Joint'), ENTRY] },
  ],
  [
    'an entry moved to another day',
    (root) => change(root, ENTRY, /date: .*/, 'date: 2025-01-28'),
    { seal: 'changed', named: [ENTRY] },
  ],
  [
    'one bit of a PDF',
    (root) => flip(root, 'evidence/qa-summary.pdf'),
    { seal: 'changed', named: ['evidence/qa-summary.pdf'] },
  ],
  [
    'one bit of a picture',
    (root) => flip(root, 'evidence/question-map.png'),
    { seal: 'changed', named: ['evidence/question-map.png'] },
  ],
  [
    'evidence that is gone',
    (root) => rmSync(join(root, 'evidence/qa-summary.pdf')),
    { seal: 'changed', named: ['evidence/qa-summary.pdf'] },
  ],
  [
    'a number in a table of evidence',
    (root) => change(root, 'evidence/feedback-audit.csv', /\d/, 'x'),
    { seal: 'changed', named: ['evidence/feedback-audit.csv'] },
  ],
  [
    'a rating',
    (root) => change(root, 'stages/advanced/self-assessment.md', /MS1\.1: .*/, 'MS1.1: red'),
    { seal: 'changed', named: ['stages/advanced/self-assessment.md'] },
  ],
  [
    'a tick',
    (root) => change(root, 'stages/advanced/checklist.md', '[x]', '[ ]'),
    { seal: 'changed', named: ['stages/advanced/checklist.md'] },
  ],
  [
    'a target',
    (root) => change(root, 'stages/advanced/targets.md', /due: .*/, 'due: 2030-01-01'),
    { seal: 'changed', named: ['stages/advanced/targets.md'] },
  ],
  [
    'an agreement',
    (root) => change(root, 'agreements/trainee-a.md', 'Thursday', 'Friday'),
    { seal: 'changed', named: ['agreements/trainee-a.md'] },
  ],
  [
    'whose portfolio it is',
    (root) => change(root, 'portfolio.yaml', 'Bethan Lockwood', 'Carol Lockwood'),
    { seal: 'foreign' },
  ],
  [
    'what the reviewer wrote',
    (root) => change(root, SIGNED, 'I support it.', 'I support it warmly.'),
    { seal: 'edited', signature: 'bad' },
  ],
  [
    'what the reviewer decided',
    (root) => change(root, SIGNED, 'decision: supported', 'decision: returned'),
    { seal: 'edited', signature: 'bad' },
  ],
  [
    'who signed',
    (root) => change(root, SIGNED, 'name: Marcus Oyelaran', 'name: Mark Oyelaran'),
    { seal: 'edited', signature: 'bad' },
  ],
  [
    'on which day',
    (root) => change(root, SIGNED, 'date: 2026-10-16', 'date: 2026-09-16'),
    { seal: 'edited', signature: 'bad' },
  ],
  [
    "the reviewer's rating",
    (root) => change(root, SIGNED, 'MS1.1: green', 'MS1.1: red'),
    { seal: 'edited', signature: 'bad' },
  ],
  [
    'the scanned page',
    (root) => writeFileSync(join(root, SCAN), '%PDF-1.7 another'),
    { seal: 'edited', signature: 'bad' },
  ],
  [
    'the list in the seal',
    (root) => change(root, SIGNED, /^ {4}[0-9a-f]{4}/m, '    0000'),
    { seal: 'broken', signature: 'good' },
  ],
  [
    'the stage in the seal',
    (root) => change(root, SIGNED, 'stage: ljmu-2016/advanced', 'stage: ljmu-2016/effective'),
    { seal: 'broken' },
  ],
  [
    'a seal made anew, the signature kept',
    (root) => {
      change(root, ENTRY, 'title: ', 'title: Our ');
      forge(root, (armoured) => armoured);
    },
    { seal: 'intact', signature: 'bad' },
  ],
  [
    "a seal made anew, signed with the forger's key",
    (root) => {
      change(root, ENTRY, 'title: ', 'title: Our ');
      forge(root, (_, statement) => signedBy(forgery, statement));
    },
    { seal: 'intact', signature: 'unknown-key' },
  ],
  [
    "the same, with the forger's key in the portfolio",
    (root) => {
      forge(root, (_, statement) => signedBy(forgery, statement));
      writeFileSync(join(root, 'allowed_signers'), `* ${readFileSync(`${forgery}.pub`, 'utf8')}`);
    },
    { seal: 'intact', signature: 'not-vouched' },
  ],
  [
    'the rules switched off and everything accepted',
    (root) => {
      change(root, ENTRY, 'title: ', 'title: Our ');
      change(
        root,
        'portfolio.yaml',
        'version: 1',
        'version: 1\nrules: {trust/seal: off}\naccept: [{rule: trust/seal, reason: no}]',
      );
    },
    { seal: 'changed', named: [ENTRY] },
  ],
  [
    'the page that was handed in',
    (root) => flip(root, `${SUBMISSION}/portfolio.html`),
    { submission: ['changed portfolio.html'] },
  ],
  [
    'the manifest',
    (root) => change(root, `${SUBMISSION}/manifest.json`, '"errors": 0', '"errors": 1'),
    { submission: ['changed manifest.json'] },
  ],
  [
    'a file put beside what was handed in',
    (root) => writeFileSync(join(root, SUBMISSION, 'more.pdf'), 'x'),
    { submission: ['came more.pdf'] },
  ],
  [
    'a file taken out of what was handed in',
    (root) => rmSync(join(root, SUBMISSION, 'portfolio.html')),
    { submission: ['went portfolio.html'] },
  ],
  [
    'the zip',
    (root) => flip(root, `${SUBMISSION}/${zipIn(root)}`),
    { submission: [`changed bethan-lockwood-advanced-001.zip`] },
  ],
];

function zipIn(root: string): string {
  return readdirSync(join(root, SUBMISSION)).find((name) => name.endsWith('.zip')) ?? '';
}

function flip(root: string, path: string): void {
  const bytes = readFileSync(join(root, path));
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(join(root, path), bytes);
}

function signedBy(key: string, statement: string): string {
  const args = ['-Y', 'sign', '-q', '-f', key, '-n', 'head-teacher@mentor-sign-off'];
  return execFileSync('ssh-keygen', args, { input: statement, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
}

/** Writes the sign-off as somebody would who knows docs/seal.md as well as we do. */
function forge(root: string, signature: (old: string, statement: string) => string): void {
  const old = /signature: \|\n([\s\S]*?)\n---/.exec(readFileSync(join(root, SIGNED), 'utf8'))?.[1] ?? '';
  const linked = readBack(root);
  const scan = { path: SCAN, size: 0, outside: false, digest: linked.portfolio.files.get(SCAN)?.digest ?? null };
  const words = { ...WORDS, comment: 'I support it.', ratings: [['MS1.1', 'green'] as [string, string]], scan };
  const sealed = sealSignOff(words, sealStage(root, linked, stageOf(linked)), 1);
  writeFileSync(join(root, SIGNED), sealed.text(signature(old.replace(/^ {2}/gm, ''), sealed.statement).trim()));
}

describe('tampering', () => {
  test('untouched, everything is as it was', async () => {
    const { code, signOff, report } = await verified(template);
    expect(code).toBe(0);
    expect(signOff).toMatchObject({ seal: { state: 'intact', files: 59 }, signature: { state: 'good' } });
    expect(report.submissions).toMatchObject([{ folder: SUBMISSION, troubles: [] }]);
    const linked = readBack(template);
    expect(coveredFiles(linked, stageOf(linked))).toHaveLength(59);
  });

  test.each(CASES)('%s', async (_, tamper, expected) => {
    const root = tempFolder();
    cpSync(template, root, { recursive: true, preserveTimestamps: true });
    tamper(root);
    const { code, signOff, report } = await verified(root);
    expect(code).toBe(1);
    if ('submission' in expected) {
      const troubles = report.submissions[0]?.troubles.map(({ file, what }) => `${what} ${file}`);
      expect(troubles).toEqual(expected.submission);
      return;
    }
    const { seal, signature } = signOff as SignOffReport;
    expect(seal.state).toBe(expected.seal);
    if (expected.named) {
      const named = [...seal.changed, ...seal.came, ...seal.went].map(({ path }) => path);
      expect(named).toEqual(expected.named);
    }
    if (expected.signature) expect(signature.state).toBe(expected.signature);
  });

  test('a day that has not come is told', async () => {
    const root = tempFolder();
    cpSync(template, root, { recursive: true });
    change(root, SIGNED, 'date: 2026-10-16', 'date: 2036-10-16');
    const { report } = await verified(root);
    expect(report.findings.map(({ rule }) => rule)).toContain('read/future-date');
  });

  test("a school's words put in the university's place", async () => {
    const root = tempFolder();
    cpSync(template, root, { recursive: true });
    cpSync(join(root, SIGNED), join(root, TEAM));
    change(root, TEAM, 'role: head-teacher', 'role: recognition-team');
    change(root, TEAM, 'decision: supported', 'decision: recognised');
    const { code, signOff } = await verified(root, TEAM);
    expect([code, signOff?.seal.state, signOff?.signature.state]).toEqual([1, 'edited', 'bad']);
  });
});
