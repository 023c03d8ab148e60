import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listBuiltInFrameworks } from '../../src/framework/index.js';
import { JOURNAL_KINDS, KINDS } from '../../src/portfolio/index.js';
import { mentor, portfolio, readBack, rulesBroken, TODAY, tempFolder, textOf } from './support.js';

const WRITTEN = KINDS.filter((kind) => kind !== 'sign-off');
const stages = listBuiltInFrameworks().flatMap(({ id, stages: all }) => all.map((stage) => [id, stage.id] as const));

describe('every kind', () => {
  test.each(stages)('can be written and reads without an error: %s %s', async (framework, stage) => {
    const root = await portfolio(framework, stage);
    for (const kind of WRITTEN) {
      const run = await mentor(['new', kind, 'Trainee A: "first" #1', '--no-input'], root);
      expect(run).toMatchObject({ code: 0 });
      expect(existsSync(join(root, run.out.trim()))).toBe(true);
    }
    expect(await rulesBroken(root, 'error')).toEqual([]);
    const { documents, problems } = readBack(root).portfolio;
    expect(new Set(documents.map(({ kind }) => kind))).toEqual(new Set(WRITTEN));
    expect(problems).toEqual([]);
    expect(
      documents.filter(({ path }) => path.startsWith('journal/')).map(({ frontMatter }) => frontMatter.title?.value),
    ).toEqual(JOURNAL_KINDS.map(() => 'Trainee A: "first" #1'));
  });
});

describe('an entry', () => {
  test('says what the options say, in the usual order', async () => {
    const root = await portfolio();
    const notes = relative(root, join(tempFolder(), 'My notes.pdf'));
    writeFileSync(join(root, notes), '%PDF-1.4 notes');
    const options = [
      '--criteria',
      'am1, AM3',
      '--criteria',
      'AM1',
      '--evidence',
      notes,
      '--evidence',
      'https://example.org/a?b=c',
      '--hours',
      '1,5',
    ];
    const more = [
      '--people',
      'trainee-a',
      '--purpose',
      'itt',
      '--date',
      '12/03/2026',
      '--text',
      'We watched.\r\n\r\nTwice.',
    ];
    const run = await mentor(['new', 'entry', 'Joint', 'observation', ...options, ...more], root);
    expect(run.out).toBe('journal/2026-03-12-joint-observation.md\n');
    expect(textOf(root, run.out.trim())).toBe(`---
kind: entry
title: Joint observation
date: 2026-03-12
stage: advanced
criteria: [AM1, AM3]
evidence:
  - evidence/my-notes.pdf
  - {url: 'https://example.org/a?b=c'}
people: [trainee-a]
hours: 1.5
purpose: itt
---

We watched.

Twice.
`);
    expect(run.err).toContain('Written: journal/2026-03-12-joint-observation.md, for AM1, AM3.');
    expect(run.err).toContain('Next: mentor status');
  });

  test('without a text it is guidance, and counts for nothing yet', async () => {
    const root = await portfolio();
    const run = await mentor(['new', 'entry', 'Later', '--criteria', 'AM1'], root);
    expect(run.err).toContain('It counts once there is some text');
    expect(readBack(root).portfolio.documents.find(({ kind }) => kind === 'entry')?.facts.empty).toBe(true);
    expect(await rulesBroken(root, 'warning')).toEqual(['read/empty-body']);
  });

  test('counts for the stage that owns its criteria', async () => {
    const root = await portfolio();
    const run = await mentor(['new', 'entry', 'Earlier', '--criteria', 'EM5', '--text', 'x'], root);
    expect(textOf(root, run.out.trim())).toContain('stage: effective\n');
    expect(run.err).toContain('It counts for Effective Mentor; this portfolio is for Advanced Mentor.');
    const named = await mentor(['new', 'entry', 'Other', '--stage', 'effective', '--text', 'x'], root);
    expect(textOf(root, named.out.trim())).toContain('stage: effective\n');
  });

  test('two of one title on one day are two files, also at once', async () => {
    const root = await portfolio();
    const runs = await Promise.all(
      Array.from({ length: 5 }, (_, n) => mentor(['new', 'entry', 'Same', '--text', `No ${n}`], root)),
    );
    const paths = runs.map(({ out }) => out.trim()).sort();
    expect(paths).toEqual(['', '-2', '-3', '-4', '-5'].map((end) => `journal/${TODAY}-same${end}.md`).sort());
    expect(new Set(paths.map((path) => textOf(root, path).split('\n').at(-2))).size).toBe(5);
  });

  test.each([
    ['🦊🎉', `${TODAY}-entry.md`],
    ['x'.repeat(300), `${TODAY}-${'x'.repeat(56)}.md`],
    ['../../../etc/evil', `${TODAY}-etc-evil.md`],
    ['Größe: "gut" #1', `${TODAY}-grosse-gut-1.md`],
    ['---\nkind: sign-off', `${TODAY}-kind-sign-off.md`],
  ])('the title %j is safe', async (title, name) => {
    const root = await portfolio();
    const run = await mentor(['new', 'entry', '--text', 'x', '--criteria', 'AM1', '--', title], root);
    expect(run.out.trim()).toBe(`journal/${name}`);
    const [document] = readBack(root).portfolio.documents.filter(({ kind }) => kind === 'entry');
    expect(document?.frontMatter.title?.value).toBe(title.replaceAll('\n', ' '));
    expect(await rulesBroken(root, 'error')).toEqual([]);
  });

  test('evidence that cannot be taken in leaves nothing behind', async () => {
    const root = await portfolio();
    writeFileSync(join(root, 'good.txt'), 'x');
    const before = readdirSync(root, { recursive: true });
    const run = await mentor(
      ['new', 'entry', 'x', '--evidence', '/nowhere/good.txt', '--evidence', 'missing.pdf'],
      root,
    );
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(readdirSync(root, { recursive: true })).toEqual(before);
  });

  test('--dry-run shows the file and writes none', async () => {
    const root = await portfolio();
    const before = readdirSync(root, { recursive: true });
    const run = await mentor(['new', 'meeting', 'Weekly talk', '--dry-run', '--text', 'x'], root);
    expect(run.out).toContain(`journal/${TODAY}-weekly-talk.md\n\n---\nkind: meeting\n`);
    expect(readdirSync(root, { recursive: true })).toEqual(before);
  });

  test('--json gives path, action and evidence', async () => {
    const root = await portfolio();
    const run = await mentor(['new', 'cpd', 'Course', '--text', 'x', '--json', '--quiet'], root);
    expect(run.err).toBe('');
    expect(JSON.parse(run.out)).toEqual({
      version: 1,
      path: `journal/${TODAY}-course.md`,
      action: 'create',
      evidence: [],
    });
  });

  test('works from a folder inside, and from outside with --portfolio', async () => {
    const root = await portfolio();
    expect((await mentor(['new', 'entry', 'In'], join(root, 'journal'))).out).toBe(`${TODAY}-in.md\n`);
    const run = await mentor(['new', 'entry', 'Out', '--portfolio', root], tempFolder());
    expect(existsSync(join(root, 'journal', `${TODAY}-out.md`))).toBe(true);
    expect(run.code).toBe(0);
  });

  test('a journal that is a link out of the portfolio is not followed for changes', async () => {
    const root = await portfolio();
    const outside = tempFolder();
    writeFileSync(join(outside, 'reflection.md'), '---\nkind: reflection\nstage: advanced\n---\n');
    mkdirSync(join(root, 'stages', 'effective'), { recursive: true });
    symlinkSync(join(outside, 'reflection.md'), join(root, 'stages', 'effective', 'reflection.md'));
    await mentor(['new', 'reflection', '--stage', 'effective', '--text', 'x'], root);
    expect(readFileSync(join(outside, 'reflection.md'), 'utf8')).toBe('---\nkind: reflection\nstage: advanced\n---\n');
  });
});

describe('outlines', () => {
  const headings = async (root: string, ...args: string[]): Promise<string[]> => {
    const run = await mentor(['new', ...args], root);
    return textOf(root, run.out.trim()).match(/^## .*$/gm) ?? [];
  };

  test('carry the practice of the sources', async () => {
    const root = await portfolio();
    expect(await headings(root, 'conversation', 'a')).toEqual(['## Purpose', '## Strategy', '## Outcome', '## Review']);
    expect(await headings(root, 'conversation', 'b', '--model', 'grow')).toEqual([
      '## Goal',
      '## Reality',
      '## Options',
      '## Will',
    ]);
    expect(await headings(root, 'conversation', 'c', '--model', 'oskar')).toEqual([
      '## Outcome',
      '## Scaling',
      '## Know-how',
      '## Affirm and action',
      '## Review',
    ]);
    expect(await headings(root, 'observation', 'd')).toEqual([
      '## Focus',
      '## What was seen',
      '## Feedback',
      '## Targets',
    ]);
    expect(textOf(root, `journal/${TODAY}-d.md`)).toContain('without a grade');
    expect(textOf(root, `journal/${TODAY}-b.md`)).toContain('model: grow');
  });

  test('an agreement has parties, obligations of each, objectives to write, signatures and a schedule', async () => {
    const root = await portfolio();
    await mentor(['new', 'agreement', 'Trainee A', '--starts', '7.9.2026'], root);
    const { frontMatter } = readBack(root).portfolio.documents.find(({ kind }) => kind === 'agreement') ?? {};
    expect(frontMatter?.title?.value).toBe('Mentoring agreement with Trainee A');
    expect(frontMatter?.starts?.value).toBe('2026-09-07');
    expect(Object.keys(frontMatter?.obligations?.value as object)).toEqual(['mentor', 'trainee', 'institution']);
    expect(frontMatter?.schedule?.value).toHaveLength(5);
    const days = ['--ends', '2027-07-16', '--until', '18/12/2026,2027-02-12'];
    await mentor(['new', 'agreement', 'Trainee B', ...days], root);
    const other = readBack(root).portfolio.documents.find(({ path }) => path.endsWith('trainee-b.md'))?.frontMatter;
    expect(other?.schedule?.value.map(({ until }) => until)).toEqual([
      '2026-12-18',
      '2027-02-12',
      null,
      null,
      '2027-07-16',
    ]);
    const many = await mentor(['new', 'agreement', 'C', '--route', 'in-service', '--until', '1/1/2027,2/1/2027'], root);
    expect([many.code, many.err]).toEqual([2, expect.stringContaining('has 1 period, not 2')]);
    expect(textOf(root, 'agreements/trainee-a.md')).toContain('# At least 3. SMART');
    const meeting = await mentor(['new', 'meeting', 'First', '--agreement', 'Trainee A'], root);
    expect(textOf(root, meeting.out.trim())).toContain('people: [trainee-a]\nagreement: trainee-a\n');
    const again = await mentor(['new', 'agreement', 'trainee a'], root);
    expect(again.code).toBe(2);
    expect(again.err).toContain('There is already an agreement with trainee-a');
  });
});

describe('the files of a stage', () => {
  test('a reflection fills the one that waits; later ones are files of their own', async () => {
    const root = await portfolio();
    const path = 'stages/advanced/reflection.md';
    expect((await mentor(['new', 'reflection'], root)).out).toBe(`${path}\n`);
    expect((await mentor(['new', 'reflection', '--question', 'kq3', '--text', 'A lot.'], root)).out).toBe(`${path}\n`);
    expect((await mentor(['new', 'reflection', '--text', 'Freely.'], root)).out).toBe(`${path}\n`);
    const text = textOf(root, path);
    expect(text).toMatch(/## KQ3 [^\n]*\n\nA lot\.\n\n## KQ4/);
    expect(text).toMatch(/-->\n\nFreely\.\n\n## KQ1/);
    expect(text).toContain(`date: ${TODAY} #`);
    const later = await mentor(['new', 'reflection', '--text', 'Later.'], root);
    expect(later.out).toBe(`stages/advanced/reflection-${TODAY}.md\n`);
    expect(textOf(root, later.out.trim())).not.toContain('KQ1');
  });

  test('a title of its own, and one that a hand gave stays', async () => {
    const root = await portfolio();
    const path = 'stages/advanced/reflection.md';
    writeFileSync(join(root, path), textOf(root, path).replace('title: Reflection', 'title: Mine'));
    await mentor(['new', 'reflection', '--question', 'KQ1', '--text', 'x'], root);
    expect(textOf(root, path)).toContain('title: Mine\n');
    const other = await portfolio();
    await mentor(['new', 'reflection', 'Autumn: term', '--text', 'x'], other);
    expect(textOf(other, path)).toContain("title: 'Autumn: term'\n");
  });

  test('a comment on a line of a file, also from a folder inside', async () => {
    const root = await portfolio();
    await mentor(['new', 'entry', 'One', '--text', 'x'], root);
    const run = await mentor(
      ['new', 'comment', '--on', `${TODAY}-one.md:7`, '--text', 'Why?', '--role', 'link-tutor'],
      join(root, 'journal'),
    );
    const path = run.out.trim().replace('../', '');
    expect(textOf(root, path)).toContain(`on: {file: journal/${TODAY}-one.md, line: 7}\nstate: open\n`);
  });

  test('a question that no heading names is added with its answer', async () => {
    const root = await portfolio();
    writeFileSync(
      join(root, 'stages/advanced/reflection.md'),
      '---\nkind: reflection\nstage: advanced\n---\n\n# Mine\n\nSome.\n',
    );
    await mentor(['new', 'reflection', '--question', 'KQ13', '--text', 'Yes.'], root);
    expect(textOf(root, 'stages/advanced/reflection.md')).toMatch(/Some\.\n\n## KQ13 Have you [^\n]*\n\nYes\.\n$/);
  });

  test('targets join the list, with day, measure, action and points', async () => {
    const root = await portfolio();
    const options = ['--due', '2027-02-12', '--measure', 'Three talks', '--action', 'Ask first', '--for', 'ms1.4'];
    await mentor(['new', 'targets', 'Ask before telling', ...options], root);
    await mentor(['new', 'targets', 'Read'], root);
    expect(textOf(root, 'stages/advanced/targets.md')).toMatch(
      /-->\n\n- \[ \] Ask before telling\n {2}- due: 2027-02-12\n {2}- measure: Three talks\n {2}- action: Ask first\n {2}- for: MS1\.4\n- \[ \] Read\n$/,
    );
  });

  test('a second self-assessment once the first is begun, a second checklist never', async () => {
    const root = await portfolio();
    expect((await mentor(['new', 'self-assessment'], root)).out).toBe('stages/advanced/self-assessment.md\n');
    await mentor(['rate', 'MS1.1=green'], root);
    expect((await mentor(['new', 'self-assessment'], root)).out).toBe(`stages/advanced/self-assessment-${TODAY}.md\n`);
    expect((await mentor(['new', 'checklist'], root)).out).toBe('stages/advanced/checklist.md\n');
  });
});

describe('what cannot be', () => {
  test.each([
    [['new'], 'what to write is missing'],
    [['new', 'entry'], 'its title is missing'],
    [['new', 'entri', 'x'], 'Did you mean `entry`?'],
    [['new', 'sign-off', 'x'], '`mentor sign` records it'],
    [['new', 'entry', 'x', '--criteria', 'AM15'], 'Did you mean `AM1'],
    [['new', 'entry', 'x', '--criteria', 'QQ'], 'Choose from: '],
    [['new', 'entry', 'x', '--standards', 'TS99'], 'There is no standard `TS99`'],
    [['new', 'entry', 'x', '--date', '2026-02-30'], '`2026-02-30` is not a date'],
    [['new', 'entry', 'x', '--people', 'Jordan Smith'], 'takes ids, such as trainee-a, and never names'],
    [['new', 'entry', 'x', '--hours', '-1'], 'Expected a number above 0'],
    [['new', 'entry', 'x', '--purpose', 'fun'], 'Choose from: itt, induction'],
    [['new', 'meeting', 'x', '--agreement', 'trainee-b'], 'Make it first'],
    [['new', 'conversation', 'x', '--model', 'row'], 'Did you mean `grow`?'],
    [['new', 'reflection', '--question', 'KQ14', '--text', 'x'], 'There is no key question `KQ14`'],
    [
      ['new', 'reflection', '--text', 'x', '--evidence', 'a.pdf'],
      '--evidence means nothing in a file of kind reflection',
    ],
    [['new', 'entry', 'x', '--due', '2027-02-12'], 'It is for: targets.'],
    [['new', 'comment', '--criteria', 'AM1', '--text', 'x'], 'It is for: entries and the like.'],
    [['new', 'checklist', '--text', 'x'], '--text means nothing'],
    [['new', 'entry', 'x', '--model', 'grow'], 'It is for: conversation, meeting.'],
    [['new', 'comment', '--on', 'nothing.md:1', '--text', 'x'], 'There is no file `nothing.md`'],
    [['new', 'entry', 'x', '--stage', 'expert'], 'Choose from: effective, advanced'],
    [['new', 'entry', 'x', '--stage', 'advancd'], 'Did you mean `advanced`?'],
  ])('%j', async (args, message) => {
    const root = await portfolio();
    const before = readdirSync(root, { recursive: true });
    const run = await mentor(args, root);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(message);
    expect(readdirSync(root, { recursive: true })).toEqual(before);
  });

  test('no portfolio', async () => {
    expect(await mentor(['new', 'entry', 'x'], tempFolder())).toMatchObject({ code: 2, out: '' });
  });
});

describe('what an entry could also count for', () => {
  const follow = (root: string, frameworks: string): void => {
    const config = textOf(root, 'portfolio.yaml').replace(/^framework: .*$/m, `framework: [${frameworks}]`);
    writeFileSync(join(root, 'portfolio.yaml'), config);
  };

  test('is told with the option that says so, and never added', async () => {
    const root = await portfolio();
    follow(root, 'ljmu-2016, ljmu-2007');
    const run = await mentor(['new', 'entry', 'First', '--criteria', 'AM2', '--text', 'We met.', '--no-input'], root);
    expect(run.err).toContain(
      'ljmu-2016/AM2 could also count for ljmu-2007/EM4 (exact): add that to its criteria, next time with --criteria AM2,ljmu-2007/EM4.\n',
    );
    expect(textOf(root, run.out.trim())).toContain('criteria: [AM2]\n');
    const both = ['new', 'entry', 'Both', '--criteria', 'AM2,ljmu-2007/EM4', '--text', 'We met.'];
    const second = await mentor(both, root);
    expect(second.err).not.toContain('could also');
    expect(textOf(root, second.out.trim())).toContain('stage: advanced\ncriteria: [AM2, ljmu-2007/EM4]\n');
    expect(await rulesBroken(root, 'error')).toEqual([]);
  });

  test('is told of stages that go together, and not at all with --quiet', async () => {
    const root = await portfolio();
    follow(root, 'ljmu-2016, ljmu-pgcert');
    const args = ['new', 'entry', 'First', '--criteria', 'AM4', '--text', 'We met.'];
    expect((await mentor(args, root)).err).toContain(
      'ljmu-2016/advanced could also count for ljmu-pgcert/module-3 (related): choose what fits from it, next time with --criteria AM4,ljmu-pgcert/PG3.analysis.\n',
    );
    expect((await mentor([...args, '--quiet'], root)).err).toBe('');
  });

  test('ids of a second framework leave the stage to the first', async () => {
    const root = await portfolio('ljmu-2016', 'advanced');
    follow(root, 'ljmu-2016, ljmu-2007');
    const run = await mentor(['new', 'entry', 'EM', '--criteria', 'EM3,ljmu-2007/DM3', '--text', 'We met.'], root);
    expect(textOf(root, run.out.trim())).toContain('stage: effective\n');
  });
});
