import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadBuiltInFramework } from '../../src/framework/index.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { KEYS, Terminal } from '../e2e/terminal.js';
import { blankForm, criteria, points, questions, row, skills, tbl, tc, tr } from '../form/build-form.js';
import { folderWith } from '../support/folder.js';
import { p, run, wordFile } from '../word/support.js';

const PACK = `id: ours
title: Ours
version: 1
status: current
licence: MIT
stages:
  - id: first
    title: First
    criteria: [{id: C1, statement: Plans with the trainee.}]
`;

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

describe('framework new', () => {
  test('writes a pack that is right from the start, with its schema beside it', async () => {
    const folder = tempFolder();
    const run = await mentor(
      [
        'framework',
        'new',
        '--title',
        "Hawthorn: the mentor's award, 2026",
        '--stage',
        'Developing mentor',
        '--criteria',
        '5',
      ],
      folder,
    );
    expect([run.code, run.out]).toEqual([0, 'frameworks/hawthorn-the-mentor-s-award-2026.yaml\n']);
    const text = read(folder, 'frameworks/hawthorn-the-mentor-s-award-2026.yaml');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../.mentor/schemas/framework-pack.schema.json');
    expect(read(folder, '.mentor/schemas/framework-pack.schema.json')).toBe(
      readFileSync('templates/schemas/framework-pack.schema.json', 'utf8'),
    );
    const checked = await mentor(['framework', 'check', run.out.trim()], folder);
    expect([checked.code, checked.out]).toEqual([
      0,
      'frameworks/hawthorn-the-mentor-s-award-2026.yaml is right: `hawthorn-the-mentor-s-award-2026` has 1 stage and 5 criteria.\n',
    ]);
    const shown = await mentor(['framework', 'show', 'hawthorn-the-mentor-s-award-2026'], folder);
    expect(shown.out).toContain("Hawthorn: the mentor's award, 2026");
    expect(shown.out).toContain('DM5');
  });

  test('what stands there as a comment is right as well, once the marks are gone', async () => {
    const folder = tempFolder();
    await mentor(['framework', 'new', '--id', 'whole', '--stage', 'First stage'], folder);
    const text = read(folder, 'frameworks/whole.yaml');
    const optional = text.slice(text.indexOf('# standard-sets:'), text.indexOf('# These go into'));
    const second = text.slice(text.indexOf('#   - id: second-stage'));
    const bare = (lines: string): string => lines.replace(/^# ?/gm, '');
    const inStage =
      '    self-assessment: {set: our-standards, scale: rag}\n    checklists: [talking]\n    requires: {evidence: file}\n';
    const required = text
      .slice(0, text.indexOf('# Everything below'))
      .replace('    sign-off:', `${inStage}    sign-off:`)
      .replace('\nroles:', `${bare(second)}\nroles:`);
    writeFileSync(join(folder, 'frameworks/whole.yaml'), required + bare(optional));
    const { out } = await mentor(['framework', 'check', 'frameworks/whole.yaml'], folder);
    expect(out).toBe('frameworks/whole.yaml is right: `whole` has 2 stages and 6 criteria.\n');
  });

  test('overwrites nothing and takes no id that is taken', async () => {
    const folder = folderWith({ 'frameworks/ours.yaml': 'mine' });
    const run = await mentor(['framework', 'new', '--id', 'ours'], folder);
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.err).toContain('frameworks/ours.yaml already exists');
    expect(read(folder, 'frameworks/ours.yaml')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['frameworks']);
    for (const id of ['ljmu-2016', 'Ours', '../up', 'a b']) {
      expect((await mentor(['framework', 'new', '--id', id], folder)).code).toBe(2);
    }
    expect((await mentor(['framework', 'new', '--title', 'x', '--criteria', '0'], folder)).code).toBe(2);
    expect((await mentor(['framework', 'new', '--title', 'x', '--criteria', '1000'], folder)).code).toBe(2);
    expect(readdirSync(join(folder, 'frameworks'))).toEqual(['ours.yaml']);
  });

  test('says which option is missing where nobody can be asked', async () => {
    const { code, err } = await mentor(['framework', 'new'], tempFolder());
    expect(code).toBe(2);
    expect(err).toContain('--title is missing');
  });

  test('asks at a terminal', async () => {
    const folder = tempFolder();
    const terminal = new Terminal(['framework', 'new'], folder);
    await terminal.answer('What is the framework called?', `Fellgate mentors${KEYS.enter}`);
    await terminal.answer('A short name', KEYS.enter);
    await terminal.answer('first stage', `Starting out${KEYS.enter}`);
    await terminal.answer('How many criteria', `2${KEYS.enter}`);
    expect(await terminal.end()).toBe(0);
    expect(read(folder, 'frameworks/fellgate-mentors.yaml')).toContain('- id: SO2');
  });
});

describe('framework check', () => {
  test('says what, where and how to mend it, as text and as JSON', async () => {
    const wrong = PACK.replace('criteria: [', 'checklists: [nothing]\n    criteria: [').replace(
      'id: first',
      'id: first\n    subsumes: secnd',
    );
    const folder = folderWith({ 'frameworks/ours.yaml': wrong });
    const { code, out } = await mentor(['framework', 'check', 'frameworks/ours.yaml'], folder);
    expect(code).toBe(1);
    expect(out).toContain('frameworks/ours.yaml:8:15 error\n  There is no stage `secnd`');
    expect(out).toContain('frameworks/ours.yaml:10:18 error\n  There is no checklist `nothing`');
    expect(out).toContain('2 errors, 0 warnings.');
    const json = await mentor(['framework', 'check', 'frameworks/ours.yaml', '--json'], folder);
    expect(json.code).toBe(1);
    const told = JSON.parse(json.out) as { problems: { line: number; severity: string; hint: string }[] };
    expect(told).toMatchObject({
      version: 1,
      file: 'frameworks/ours.yaml',
      pack: 'ours',
      summary: { errors: 2, warnings: 0 },
    });
    expect(told.problems.map(({ line, severity }) => [line, severity])).toEqual([
      [8, 'error'],
      [10, 'error'],
    ]);
  });

  test('a warning alone is exit 0', async () => {
    const folder = folderWith({ 'frameworks/ours.yaml': `${PACK}  - {id: idle, title: Idle}\n` });
    const { code, out } = await mentor(['framework', 'check', 'frameworks/ours.yaml'], folder);
    expect(code).toBe(0);
    expect(out).toContain('frameworks/ours.yaml:10:10 warning\n  The stage `idle` asks for nothing');
  });

  test('knows the packs beside it, and overlays', async () => {
    const folder = folderWith({
      'frameworks/ours.yaml': PACK.replace('licence: MIT', 'licence: MIT\nuses: [theirs]'),
      'frameworks/theirs.yaml': 'id: theirs\ntitle: T\nversion: 1\nstatus: current\nlicence: MIT\n',
      'frameworks/ours.wording.yaml': 'C1: Official.\nC2: None.\n',
    });
    expect((await mentor(['framework', 'check', 'ours.yaml'], join(folder, 'frameworks'))).code).toBe(0);
    const overlay = await mentor(['framework', 'check', 'frameworks/ours.wording.yaml'], folder);
    expect(overlay.code).toBe(1);
    expect(overlay.out).toContain('frameworks/ours.wording.yaml:2:1 error\n  Unexpected id `C2`');
  });

  test.each([
    ['a pack of 10 MB', `${PACK}# ${'x'.repeat(10_000_000)}`, /9\.5 MB of text, expected at most 2 MB/],
    ['JSON that is no framework', '{"name": "x"}', /`id` is missing/],
    ['nothing', '', /frameworks\/big\.yaml:1:1 error/],
    ['Latin-1', Buffer.from(PACK.replace('Ours', 'Größe'), 'latin1'), /not UTF-8/],
    ['nesting without end', `${PACK}note: ${'['.repeat(50_000)}`, /more than 60 levels/],
  ])('%s is told and not a crash', async (_, text, message) => {
    const folder = folderWith({ 'frameworks/big.yaml': text });
    const { code, out } = await mentor(['framework', 'check', 'frameworks/big.yaml'], folder);
    expect(code).toBe(1);
    expect(out).toMatch(message);
  });

  test('a portfolio that follows a pack of 10 MB is told of the pack, in words that fit', async () => {
    const folder = folderWith({
      'portfolio.yaml': 'version: 1\nframework: ours\nstage: first\n',
      'frameworks/ours.yaml': `${PACK}# ${'x'.repeat(10_000_000)}`,
    });
    const { code, out } = await mentor(['check', '--json'], folder);
    const { findings } = JSON.parse(out) as {
      findings: { rule: string; file: string; message: string; hint: string }[];
    };
    expect(code).toBe(1);
    expect(findings.filter(({ rule }) => /^(link\/framework|read\/too-large)$/.test(rule))).toMatchObject([
      { file: 'frameworks/ours.yaml', rule: 'read/too-large', hint: expect.stringContaining('`uses`') },
      { file: 'portfolio.yaml', rule: 'link/framework', hint: expect.stringContaining('Mend frameworks/ours.yaml') },
    ]);
  });

  test('init brings the schema that the first line of a pack points at', async () => {
    const folder = tempFolder();
    await mentor(['init', '.', '--yes', '--no-git'], folder);
    expect(read(folder, '.mentor/schemas/framework-pack.schema.json')).toBe(
      readFileSync('templates/schemas/framework-pack.schema.json', 'utf8'),
    );
  });

  test('what is not there cannot be checked', async () => {
    const folder = folderWith({ 'frameworks/ours.yaml': PACK });
    expect((await mentor(['framework', 'check', 'nowhere.yaml'], folder)).code).toBe(2);
    expect((await mentor(['framework', 'check', 'frameworks'], folder)).code).toBe(2);
  });
});

describe('framework wording', () => {
  test('writes an overlay that changes nothing, with every id and what the pack says', async () => {
    const folder = folderWith({ 'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: developing\n' });
    const run = await mentor(['framework', 'wording', 'ljmu-2007'], folder);
    expect([run.code, run.out]).toEqual([0, 'frameworks/ljmu-2007.wording.yaml\n']);
    const text = read(folder, 'frameworks/ljmu-2007.wording.yaml');
    const ours = loadBuiltInFramework('ljmu-2007');
    const criteria = ours?.stages.flatMap((stage) => stage.criteria) ?? [];
    for (const { id, statement } of criteria) expect(text).toContain(`# Criterion: ${statement}\n${id}:\n`);
    expect((await mentor(['framework', 'check', 'frameworks/ljmu-2007.wording.yaml'], folder)).out).toContain(
      'is right',
    );
    const shown = await mentor(['framework', 'show', 'ljmu-2007', '--json'], folder);
    expect(JSON.parse(shown.out)).toEqual(ours);
    expect((await mentor(['framework', 'wording', 'ljmu-2007'], folder)).code).toBe(2);
  });

  test('a text behind an id is what every command says', async () => {
    const folder = folderWith({ 'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: developing\n' });
    await mentor(['framework', 'wording', 'ljmu-2007'], folder);
    const file = join(folder, 'frameworks/ljmu-2007.wording.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('\nDM5:\n', '\nDM5: The official fifth criterion\n'));
    for (const args of [
      ['framework', 'show', 'ljmu-2007'],
      ['check', '--json'],
    ]) {
      expect((await mentor(args, folder)).out.replace(/\s+/g, ' ')).toContain('The official fifth criterion');
    }
    await mentor(['render', '--html'], folder);
    expect(read(folder, 'dist/portfolio.html')).toContain('The official fifth criterion');
  });

  test('every built-in pack has one, without a mistake', async () => {
    const folder = tempFolder();
    const { frameworks } = JSON.parse((await mentor(['framework', 'list', '--json'], folder)).out) as {
      frameworks: { id: string }[];
    };
    for (const { id } of frameworks) {
      const run = await mentor(['framework', 'wording', id, '-q'], folder);
      const checked = await mentor(['framework', 'check', run.out.trim()], folder);
      expect([id, checked.code, checked.out]).toEqual([id, 0, `frameworks/${id}.wording.yaml is right.\n`]);
    }
  });
});

describe('framework wording from a form', () => {
  const overlay = async (folder: string, ...flags: string[]): Promise<{ filled: string[]; doubtful: string[] }> =>
    JSON.parse(
      (await mentor(['framework', 'wording', 'ljmu-2016', '--from', 'form.docx', '--json', ...flags], folder)).out,
    );

  test('has the text of every row that is surely its own, and every command says it', async () => {
    const folder = folderWith({ 'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n' });
    writeFileSync(join(folder, 'form.docx'), blankForm());
    const { filled, doubtful } = await overlay(folder);
    const rows = [...criteria, ...points, ...skills, ...questions].map(({ id }) => id);
    expect([rows.filter((id) => !filled.includes(id)), doubtful]).toEqual([[], []]);
    const shown = JSON.parse((await mentor(['framework', 'show', 'ljmu-2016', '--json'], folder)).out);
    expect(shown.stages[1].criteria.map(({ statement }: { statement: string }) => statement)).toEqual(
      criteria.map(row),
    );
    expect((await mentor(['framework', 'check', 'frameworks/ljmu-2016.wording.yaml'], folder)).out).toContain(
      'is right',
    );
  });

  test('a row in words of somebody’s own is a remark, and takes no statement’s place', async () => {
    const folder = tempFolder();
    const own = (id: string): string =>
      id === 'AM1' ? `${criteria[0]?.words?.slice(2).join(' ')} and meetings about things` : '';
    const rows = criteria.slice(0, 6).map((one) => tr(tc(own(one.id) || row(one)), tc('')));
    writeFileSync(join(folder, 'form.docx'), wordFile(tbl(tr(tc('Performance criteria'), tc('Achieved')), ...rows)));
    const { filled, doubtful } = await overlay(folder);
    expect([filled, doubtful]).toEqual([criteria.slice(1, 6).map(({ id }) => id), ['AM1']]);
    expect(read(folder, 'frameworks/ljmu-2016.wording.yaml')).toMatch(
      /# Perhaps \(table 1, row 2\): .* about things\nAM1:\n/,
    );
  });

  test('a form of another framework, or none, is refused', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'form.docx'), blankForm());
    const other = await mentor(['framework', 'wording', 'gtc-tla', '--from', 'form.docx'], folder);
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('no table with rows')]);
    expect(readdirSync(folder)).toEqual(['form.docx']);
  });
});

test('a blank Word form becomes a pack, and a filled-in one comes in by it', async () => {
  const folder = tempFolder();
  const letter = wordFile(
    p(run('Send it to the office.')) +
      tbl(tr(tc('Criteria'), tc('Achieved')), tr(tc('Plans well with trainees'), tc(''))),
  );
  writeFileSync(join(folder, 'blank.docx'), letter);
  const drafted = await mentor(['framework', 'import', 'blank.docx', '--id', 'county', '--json'], folder);
  expect(JSON.parse(drafted.out)).toMatchObject({
    format: 'word',
    id: 'county',
    counts: { criteria: 1 },
    unread: [{ place: 'paragraph 1', text: 'Send it to the office.' }],
  });
  expect(read(folder, 'frameworks/county.yaml')).toContain('# paragraph 1: Send it to the office.\n');
  expect((await mentor(['framework', 'check', 'frameworks/county.yaml'], folder)).code).toBe(0);
  writeFileSync(join(folder, 'none.docx'), wordFile(p(run('Dear all'))));
  const none = await mentor(['framework', 'import', 'none.docx'], folder);
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('no table with statements')]);
  expect(readdirSync(join(folder, 'frameworks'))).toEqual(['county.yaml']);
});

test('framework show tells all that a pack holds, in two columns', async () => {
  const show = async (id: string): Promise<string> => (await mentor(['framework', 'show', id], tempFolder())).out;
  const tla = await show('gtc-tla');
  for (const part of ['TLA4.evaluating', 'Builds on: Stage 3', 'Signed by: University liaison', 'Phases']) {
    expect(tla).toContain(part);
  }
  const study = await show('lluk-2008');
  for (const part of [
    '30 hours of development, 1 mentoring agreement',
    'mentor-14',
    'employer-3',
    'GROW (grow)',
    'Units',
  ]) {
    expect(study).toContain(part);
  }
  expect(await show('ljmu-pgcert')).toContain('20 credits');
});

test('a pack cannot move the cursor', async () => {
  const folder = folderWith({ 'frameworks/ours.yaml': PACK.replace('title: Ours', 'title: "Ours\\e[2J\\u202e"') });
  for (const args of [['list'], ['show', 'ours'], ['check', 'frameworks/ours.yaml']]) {
    const { code, out } = await mentor(['framework', ...args], folder);
    expect([args, code]).toEqual([args, 0]);
    expect(out).not.toMatch(/[\u001b\u202e]/);
  }
});

describe('packs of the portfolio', () => {
  test('are listed with their file, and shown', async () => {
    const folder = folderWith({
      'portfolio.yaml': 'version: 1\nframework: ours\n',
      'frameworks/ours.yaml': PACK,
      'journal/a.md': '',
    });
    const { out } = await mentor(['framework', 'list', '--json'], join(folder, 'journal'));
    const { frameworks } = JSON.parse(out) as { frameworks: { id: string; file: string | null }[] };
    expect(frameworks.at(-1)).toMatchObject({
      id: 'ours',
      file: 'frameworks/ours.yaml',
      stages: [{ id: 'first', criteria: 1 }],
    });
    expect(frameworks.slice(0, -1).every(({ file }) => file === null)).toBe(true);
    expect((await mentor(['framework', 'show', 'ours'], folder)).out).toContain('Plans with the trainee.');
    expect((await mentor(['framework', 'show', 'our'], folder)).err).toContain('Did you mean `ours`?');
  });

  test('that are broken are told, and the others still listed', async () => {
    const folder = folderWith({ 'frameworks/ours.yaml': PACK, 'frameworks/bad.yaml': 'id: [\n' });
    const { code, out, err } = await mentor(['framework', 'list'], folder);
    expect(code).toBe(0);
    expect(out).toContain('ours');
    expect(err).toBe('frameworks/bad.yaml has mistakes: `mentor framework check frameworks/bad.yaml` says which.\n');
    const init = await mentor(['init', '.', '--framework', 'bad', '--stage', 'x', '--name', 'N', '--no-git'], folder);
    expect(init.code).toBe(2);
    expect(init.err).toContain('mentor framework check frameworks/bad.yaml');
  });
});
