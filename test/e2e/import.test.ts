import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pack, unpack } from '../../src/zip/in-memory.js';
import {
  criteria,
  type Marking,
  points,
  printed,
  programmeForm,
  questions,
  row,
  skills,
  tbl,
  tc,
  tr,
  truth,
  UNMARKED,
} from '../form/build-form.js';
import { p, part, run, wordFile } from '../word/support.js';
import { mentor, type Run, readBack, tempFolder, textOf } from './support.js';

const marking = (rating = '✓'): Marking => ({
  rating: (level, chosen) => tc(level === chosen ? rating : ''),
  skill: (ticked) => (ticked ? '✓' : ''),
  standards: (set, met) => printed(set, (id) => (met.includes(id) ? '<w:b/>' : '')),
});

function write(folder: string, name: string, bytes: Buffer | string): string {
  writeFileSync(join(folder, name), bytes);
  return name;
}

interface Imported {
  rows: { item: string; state: string }[];
  files: { path: string; state: string }[];
  left: unknown[];
  comments: { file: string; on: unknown }[];
  check: { errors: number; missing: number };
}

const json = ({ out }: Run): Imported => JSON.parse(out) as Imported;

describe('a form in an empty folder', () => {
  let root = '';
  let first: Run;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'mentor-test-'));
    write(root, 'form.docx', programmeForm(marking()));
    first = await mentor(['import', 'form.docx', '--json'], root);
  });

  afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

  test('becomes a portfolio that says what the form says', () => {
    expect([first.code, json(first).left]).toEqual([0, []]);
    const { portfolio } = readBack(root);
    expect(portfolio.problems.filter(({ rule }) => rule !== 'read/date')).toEqual([]);
    expect(portfolio.config).toMatchObject({ mentor: { name: 'Mentor A', school: 'Fellgate High School' } });
    expect(portfolio.documents.filter(({ kind }) => kind === 'entry')).toHaveLength(criteria.length);
    const assessment = portfolio.documents.find(({ kind }) => kind === 'self-assessment')?.frontMatter;
    expect(Object.fromEntries((assessment?.ratings?.value ?? []).map(({ point, level }) => [point, level]))).toEqual(
      truth.ratings,
    );
    expect(assessment?.evidence?.value).toMatchObject([{ file: 'evidence/original-form.docx' }]);
    expect(readFileSync(join(root, 'evidence/original-form.docx'))).toEqual(readFileSync(join(root, 'form.docx')));
    const [signOff] = portfolio.documents.filter(({ kind }) => kind === 'sign-off');
    expect(signOff?.frontMatter).toMatchObject({ name: { value: 'M. Okafor' }, 'entered-by': { value: 'import' } });
    expect(signOff?.frontMatter.decision).toBeUndefined();
  });

  test('every value says where it came from', () => {
    expect(textOf(root, 'stages/advanced/self-assessment.md')).toMatch(/MS2\.3: table 2, row 4/);
    expect(textOf(root, 'journal/am3.md')).toMatch(
      /x-imported:\n {2}from: form\.docx\n {2}place: table 5, row 5\n {2}sha256: [0-9a-f]{64}/,
    );
  });

  test('check names what a paper form never has, and nothing else', async () => {
    const { findings } = JSON.parse((await mentor(['check', '--json'], root)).out) as {
      findings: { rule: string; severity: string; message: string }[];
    };
    const grave = findings.filter(({ severity }) => severity !== 'warning');
    expect(grave.filter(({ severity }) => severity === 'error')).toEqual([]);
    const ofPaper = ['complete/skill', 'complete/sign-off', 'complete/sign-off-words', 'complete/target-date'];
    expect(grave.filter(({ rule }) => !ofPaper.includes(rule))).toEqual([]);
    expect(grave.filter(({ rule }) => rule === 'complete/skill')).toHaveLength(
      Object.values(truth.skills).filter((ticked) => !ticked).length,
    );
  });

  test('the same form again changes nothing', async () => {
    const again = json(await mentor(['import', 'form.docx', '--json'], root));
    expect(again.files.filter(({ state }) => state !== 'unchanged')).toEqual([]);
  });

  test('a newer form updates what nobody changed, and stands beside what somebody did', async () => {
    const entry = textOf(root, 'journal/am2.md');
    writeFileSync(join(root, 'journal/am2.md'), entry.replace('Led session 2', 'Led session two'));
    const newer = tbl(
      tr(tc('Performance criteria'), tc('Achieved')),
      ...criteria.map((criterion, index) =>
        tr(tc(row(criterion)), tc(index < 2 ? 'Said anew' : (truth.achieved[criterion.id] ?? []).join('\n'))),
      ),
    );
    write(root, 'newer.docx', wordFile(newer));
    const { files } = json(await mentor(['import', 'newer.docx', '--json'], root));
    const written = files.filter(({ state, path }) => state !== 'unchanged' && path.startsWith('journal/'));
    expect(written.filter(({ path }) => /am[12]/.test(path))).toEqual(
      expect.arrayContaining([
        { path: 'journal/am1.md', state: 'updated' },
        { path: 'journal/am2-2.md', state: 'beside' },
      ]),
    );
    expect(textOf(root, 'journal/am2.md')).toContain('Led session two');
    const again = json(await mentor(['import', 'newer.docx', '--json'], root));
    expect(again.files.filter(({ state }) => state !== 'unchanged')).toEqual([]);
    const path = 'stages/advanced/sign-off/head-teacher-1.md';
    writeFileSync(join(root, path), textOf(root, path).replace('decision:', 'decision: noted'));
    const other = unpack(readFileSync(join(root, 'form.docx'))).map((one) => ({
      ...one,
      bytes: Buffer.from(Buffer.from(one.bytes).toString('utf8').replace('the whole school', 'us all')),
    }));
    write(root, 'other.docx', pack(other));
    const { err } = await mentor(['import', 'other.docx'], root);
    expect(err).toContain(`left as it is, although the form differs: ${path}`);
    expect(textOf(root, path)).toContain('decision: noted');
  });
});

test('a form as one was handed in: cut over pages, nothing rated, ticked, ringed or answered', async () => {
  const root = tempFolder();
  write(root, 'form.docx', programmeForm(UNMARKED, { pieces: 3, isCut: true }));
  const { code, out } = await mentor(['import', 'form.docx', '--json'], root);
  expect([code, (JSON.parse(out) as Imported).left]).toEqual([0, []]);
  const { portfolio } = readBack(root);
  const entries = portfolio.documents.filter(({ kind }) => kind === 'entry');
  expect(
    entries.map(({ frontMatter, text }) => [
      frontMatter.criteria?.value.map(({ value }) => value),
      text.match(/^- .+$/gm),
    ]),
  ).toEqual(expect.arrayContaining(criteria.map(({ id }) => [[id], truth.achieved[id]?.map((line) => `- ${line}`)])));
  expect(entries).toHaveLength(12);
  const said = textOf(root, 'stages/advanced/self-assessment.md');
  for (const standard of ['MS1', 'MS2', 'MS3', 'MS4'])
    for (const part of 'STA') expect(said).toContain(`\n${part} of ${standard} in our own words\n`);
  const { findings } = JSON.parse((await mentor(['check', '--json'], root)).out) as {
    findings: { rule: string; message: string }[];
  };
  const count = (rule: string): number => findings.filter((one) => one.rule === rule).length;
  expect([count('complete/rating'), points.length, count('complete/skill')]).toEqual([21, 21, skills.length]);
  expect(findings.find(({ rule }) => rule === 'complete/question')?.message).toContain(
    `${questions.length} key questions`,
  );
  expect([questions.length, count('complete/entry-date'), count('complete/criterion-no-file')]).toEqual([13, 12, 12]);
  const ofPaper = ['rating', 'skill', 'question', 'entry-date', 'criterion-no-file', 'sign-off', 'sign-off-words'];
  const more = [...ofPaper, 'target-date', 'target-measure'].map((rule) => `complete/${rule}`);
  expect(findings.filter(({ rule }) => !more.includes(rule))).toEqual([]);
});

describe('what a reviewer left in a form', () => {
  test('becomes comments on the rows, once', async () => {
    const root = tempFolder();
    const marked = `<w:commentRangeStart w:id="0"/>${run('Led session 1')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`;
    const table = tbl(
      tr(tc('Performance criteria'), tc('Achieved')),
      ...criteria.map((criterion, index) => tr(tc(row(criterion)), tc(index === 0 ? p(marked) : 'Done'))),
    );
    const comment = `<w:comment w:id="0" w:author="Dr A. Reader" w:date="2026-10-20T10:00:00Z">${p(run('Which one?'))}</w:comment>`;
    write(root, 'form.docx', wordFile(table, { 'word/comments.xml': part('w:comments', comment) }));
    const [one] = json(await mentor(['import', 'form.docx', '--stage', 'ljmu-2016/advanced', '--json'], root)).comments;
    expect(one?.on).toEqual({ file: 'journal/am1.md', line: null });
    expect(textOf(root, one?.file ?? '')).toMatch(
      /name: 'Word says: Dr A\. Reader'\n[\s\S]*quote: Led session 1\nstate: open\n[\s\S]*Which one\?/,
    );
    expect(
      json(await mentor(['import', 'form.docx', '--stage', 'ljmu-2016/advanced', '--json'], root)).comments,
    ).toEqual([]);
  });
});

describe('what stops an import, with nothing written', () => {
  test.each([
    ['no Word file', 'notes.docx', 'Dear all', 'not a Word file'],
    ['a file that is not there', 'gone.docx', null, 'no file'],
    [
      'a letter, which has no rows of any framework',
      'letter.docx',
      wordFile(p(run('Dear all, the meeting is on Monday.'))),
      'no table with rows',
    ],
    ['a stage that there is not', 'form.docx', programmeForm(marking()), 'no table with rows', '--stage', 'expert'],
  ] as [string, string, string | Buffer | null, string, ...string[]][])(
    '%s',
    async (_, name, bytes, words, ...flags) => {
      const root = tempFolder();
      if (bytes !== null) write(root, name, bytes);
      const { code, err } = await mentor(['import', name, '--into', 'mine', ...flags], root);
      expect([code, err]).toEqual([2, expect.stringContaining(words)]);
      expect(() => readFileSync(join(root, 'mine/portfolio.yaml'))).toThrow();
    },
  );

  test('a folder with other files is no place for a new portfolio; --dry-run writes nothing', async () => {
    const root = tempFolder();
    write(root, 'form.docx', programmeForm(marking()));
    const dry = await mentor(['import', 'form.docx', '--dry-run'], root);
    expect([dry.code, dry.err]).toEqual([0, expect.stringContaining('Nothing was written')]);
    write(root, 'holiday.txt', 'x');
    const { code, err } = await mentor(['import', 'form.docx'], root);
    expect([code, err]).toEqual([2, expect.stringContaining('--into')]);
    expect(() => readFileSync(join(root, 'portfolio.yaml'))).toThrow();
  });

  test('a form of a framework that the portfolio does not follow', async () => {
    const root = tempFolder();
    await mentor(['init', root, '--framework', 'gtc-tla', '--stage', 'stage-1', '--name', 'Jo', '--no-git'], root);
    write(root, 'form.docx', programmeForm(marking()));
    const { code, err } = await mentor(['import', 'form.docx'], root);
    expect([code, err]).toEqual([2, expect.stringContaining('any framework of this portfolio')]);
  });
});
describe('forms of this program, filled in', () => {
  test.each([
    ...['self-assessment', 'checklist', 'reflection', 'sign-off', 'criteria', 'targets'].map((form) => [
      form,
      'default',
    ]),
    ...['self-assessment', 'checklist', 'criteria'].map((form) => [form, 'university']),
  ] as [string, string][])('%s comes back, set by the theme %s', async (form, theme) => {
    const root = tempFolder();
    await mentor(['init', 'mine', '--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Jo', '--no-git'], root);
    const mine = join(root, 'mine');
    const made = await mentor(['render', '--docx', '--form', form, '--theme', theme], mine);
    expect(made.code).toBe(0);
    const elsewhere = json(
      await mentor(['import', `dist/${form}.docx`, '--into', '../new', '--dry-run', '--json'], mine),
    );
    expect(elsewhere).toMatchObject({ framework: 'ljmu-2016', stage: 'advanced', left: [] });
    expect(elsewhere.rows.filter(({ state }) => state === 'left')).toEqual([]);
    const before = await mentor(['import', `dist/${form}.docx`, '--json'], mine);
    expect(
      json(before).files.filter(({ path, state }) => state !== 'unchanged' && !path.startsWith('evidence/')),
    ).toEqual([]);
  });
});

test('a form of this program, filled in, says what was filled in', async () => {
  const root = tempFolder();
  await mentor(['init', '.', '--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Jo', '--no-git'], root);
  await mentor(['render', '--docx', '--form', 'self-assessment'], root);
  const parts = unpack(readFileSync(join(root, 'dist/self-assessment.docx'))).map((one) => ({
    ...one,
    bytes: Buffer.from(Buffer.from(one.bytes).toString('utf8').replace('not rated', 'Amber')),
  }));
  write(root, 'filled.docx', pack(parts));
  await mentor(['import', 'filled.docx'], root);
  const { portfolio } = readBack(root);
  const read = portfolio.documents.find(({ kind }) => kind === 'self-assessment')?.frontMatter.ratings?.value;
  expect(read?.map(({ point, level }) => [point, level])).toEqual([['MS1.1', 'amber']]);
});

test('boxes that are ticked in the programme’s form of this program are ratings', async () => {
  const root = tempFolder();
  await mentor(['init', '.', '--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Jo', '--no-git'], root);
  await mentor(['render', '--docx', '--form', 'self-assessment', '--theme', 'university'], root);
  let box = 0;
  const parts = unpack(readFileSync(join(root, 'dist/self-assessment.docx'))).map((one) => ({
    ...one,
    bytes: Buffer.from(
      Buffer.from(one.bytes)
        .toString('utf8')
        .replace(/<w14:checked w14:val="0"\/>/g, (unticked) => {
          box += 1;
          return box % 3 === 2 ? unticked.replace('0', '1') : unticked;
        }),
    ),
  }));
  write(root, 'filled.docx', pack(parts));
  await mentor(['import', 'filled.docx'], root);
  const { portfolio } = readBack(root);
  const read = portfolio.documents.find(({ kind }) => kind === 'self-assessment')?.frontMatter.ratings?.value;
  expect(read?.map(({ point, level }) => [point, level])).toEqual(points.map(({ id }) => [id, 'amber']));
});
