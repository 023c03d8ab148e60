import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { all, faultsOf, lines, readDocx } from '../docx/read-docx.js';
import { runProgram } from '../support/program.js';
import { mentor, portfolio, tempFolder } from './support.js';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');
const COMPLETE = join(FIXTURES, 'complete/advanced-2016');

test('ends with how much of the stage is there, and what to do about the rest', async () => {
  const root = await portfolio();
  const run = await mentor(['render', '--html'], root);
  expect(run.err).toBe('Advanced Mentor: 0 of 57 done, 57 still missing.\nNext: mentor check\n');
  for (const quiet of [['--quiet'], ['--json']])
    expect((await mentor(['render', '--html', ...quiet], root)).err).toBe('');
});

test('the program writes the Word file alone, without a browser, and says so as JSON', async () => {
  const out = tempFolder();
  const env = { PATH: '', MENTOR_BROWSER: join(out, 'no-browser') };
  const { code, out: said, err } = await runProgram(['render', COMPLETE, '--docx', '--json', '--out', out], out, env);
  expect([code, err, readdirSync(out)]).toEqual([0, '', ['portfolio.docx']]);
  const bytes = readFileSync(join(out, 'portfolio.docx'));
  expect(JSON.parse(said)).toEqual({
    version: 1,
    files: [{ file: 'portfolio.docx', bytes: bytes.length, pages: null }],
  });
  expect(faultsOf(readDocx(bytes))).toEqual([]);
});

test('beside the page, in dist of the portfolio, with the day of SOURCE_DATE_EPOCH', async () => {
  const root = await portfolio();
  const env = { ...process.env, SOURCE_DATE_EPOCH: '1700000000' };
  const { code, out } = await mentor(['render', root, '--html', '--docx', '--quiet'], root, { env });
  expect([
    code,
    out
      .trim()
      .split('\n')
      .map((path) => path.replaceAll('\\', '/')),
  ]).toEqual([0, ['dist/portfolio.html', 'dist/portfolio.docx']]);
  const word = readDocx(readFileSync(join(root, 'dist/portfolio.docx')));
  expect(all(word.part('docProps/core.xml'), 'dcterms:created')[0]?.children).toEqual(['2023-11-14T22:13:20Z']);
});

test('one entry by its name or path, of whatever stage, under its own name', async () => {
  const root = await portfolio();
  const entry =
    '---\nkind: entry\ntitle: Early days\nstage: effective\ncriteria: [EM1]\ndate: 2026-01-09\n---\n\nWe began.\n';
  writeFileSync(join(root, 'journal/2026-01-09-early-days.md'), entry);
  for (const name of ['early-days', 'journal/2026-01-09-early-days.md', 'Early days']) {
    const { code, out } = await mentor(['render', '--docx', '--entry', name, '--quiet'], root);
    expect([code, out.trim()]).toEqual([0, join('dist', '2026-01-09-early-days.docx')]);
  }
  const word = readDocx(readFileSync(join(root, 'dist/2026-01-09-early-days.docx')));
  expect(
    lines(word.document)
      .map(({ text }) => text)
      .slice(0, 3),
  ).toEqual(['Early days', '1 · 9 January 2026 · Entry', 'We began.']);
  expect(existsSync(join(root, 'dist/portfolio.docx'))).toBe(false);
});

test('one form under its own name, of the stage that --stage names', async () => {
  const root = await portfolio();
  const { code, out } = await mentor(
    ['render', '--docx', '--form', 'sign-off', '--stage', 'effective', '--quiet'],
    root,
  );
  expect([code, out.trim()]).toEqual([0, join('dist', 'sign-off.docx')]);
  const word = readDocx(readFileSync(join(root, 'dist/sign-off.docx')));
  expect(lines(word.document)[1]?.text).toContain('Effective Mentor');
});

test.each([
  [['--entry', 'early-days'], '--entry works only with --docx'],
  [['--entry', 'early-days', '--docx', '--html'], '--entry works only with --docx'],
  [['--entry', 'early-days', '--docx', '--stage', 'effective'], '--entry works only with --docx'],
  [['--entry', 'nothing-like-it', '--docx'], 'There is no file `nothing-like-it` in this portfolio.'],
  [['--stage', 'nowhere', '--docx'], 'nowhere'],
  [['--form', 'targets'], '--form works only with --docx'],
  [['--form', 'targets', '--docx', '--pdf'], '--form works only with --docx'],
  [['--form', 'targets', '--docx', '--entry', 'early-days'], '--form works only with --docx'],
  [['--form', 'poem', '--docx'], 'Allowed choices are criteria'],
  [['--form', 'agreement', '--docx'], 'None of the stages shown has the form `agreement`.'],
])('render %j cannot run, says why and writes nothing', async (flags, said) => {
  const root = await portfolio();
  const { code, out, err } = await mentor(['render', ...flags], root);
  expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('a Word file that cannot be written leaves the one before it', async () => {
  const root = await portfolio();
  mkdirSync(join(root, 'dist/portfolio.docx'), { recursive: true });
  const { code, err } = await mentor(['render', root, '--docx'], root);
  expect([code, readdirSync(join(root, 'dist'))]).toEqual([2, ['portfolio.docx']]);
  expect(err).toContain('portfolio.docx');
});

test('300 entries within 300 MB of heap', async () => {
  const root = await portfolio();
  const words = 'We read the plan before the lesson and marked the **one thing** she wanted me to watch. '.repeat(15);
  const body = `${words}\n\n## Then\n\n- ${words}\n- second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. one\n2. two\n\n${words}\n`;
  for (let n = 0; n < 300; n += 1) {
    const front = `kind: entry\ntitle: Talk ${n}\ndate: 2026-03-${String((n % 28) + 1).padStart(2, '0')}`;
    writeFileSync(join(root, `journal/talk-${n}.md`), `---\n${front}\ncriteria: [AM${(n % 12) + 1}]\n---\n\n${body}`);
  }
  const { code, err } = await runProgram(['render', root, '--docx', '--quiet'], root, {
    NODE_OPTIONS: '--max-old-space-size=300',
  });
  expect([code, err]).toEqual([0, '']);
  const word = readDocx(readFileSync(join(root, 'dist/portfolio.docx')));
  expect(lines(word.document).filter(({ style }) => style === 'Heading2').length).toBeGreaterThan(300);
});
