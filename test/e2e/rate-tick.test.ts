import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadBuiltInFramework, selfAssessmentOf } from '../../src/framework/index.js';
import { readRatings } from '../../src/scaffold/rate.js';
import { lines, readDocx } from '../docx/read-docx.js';
import { mentor, portfolio, rulesBroken, TODAY, tempFolder, textOf } from './support.js';

const ASSESSMENT = 'stages/advanced/self-assessment.md';
const CHECKLIST = 'stages/advanced/checklist.md';

describe('rate', () => {
  test('writes what a hand would write', async () => {
    const root = await portfolio();
    const before = textOf(root, ASSESSMENT);
    const run = await mentor(['rate', 'MS1.1=green', 'ms2.9=Amber', '--note', 'Too little: yet'], root);
    expect(run).toMatchObject({ code: 0, out: `${ASSESSMENT}\n` });
    expect(run.err).toContain('19 points without a rating');
    const byHand = before
      .replace('date: #', `date: ${TODAY} #`)
      .replace('  MS1.1: #', "  MS1.1: {rating: green, note: 'Too little: yet'} #")
      .replace('  MS2.9: #', "  MS2.9: {rating: amber, note: 'Too little: yet'} #");
    expect(textOf(root, ASSESSMENT)).toBe(byHand);
    await mentor(['rate', 'MS1.1=red', 'MS1.2=green'], root);
    expect(textOf(root, ASSESSMENT)).toBe(
      byHand.replace('  MS1.1: {rating: green,', '  MS1.1: {rating: red,').replace('  MS1.2: #', '  MS1.2: green #'),
    );
  });

  test('keeps a file that was edited by hand into another order, and its line ends', async () => {
    const root = await portfolio();
    const raw =
      '\ufeff---\r\nratings:\r\n    MS4.2: green   # sure\r\n    # between\r\n    "MS1.2": red\r\nkind: self-assessment\r\nstage: advanced\r\n---\r\n';
    writeFileSync(join(root, ASSESSMENT), raw);
    await mentor(['rate', 'MS1.2=amber', 'MS4.1=green'], root);
    expect(readFileSync(join(root, ASSESSMENT), 'utf8')).toBe(
      raw.replace('"MS1.2": red', '"MS1.2": amber').replace('amber\r\n', 'amber\r\n    MS4.1: green\r\n'),
    );
  });

  test('a stage without the file gets one; one without self-assessment says so', async () => {
    const root = await portfolio();
    rmSync(join(root, ASSESSMENT));
    await mentor(['rate', 'MS1.1=green'], root);
    expect(textOf(root, ASSESSMENT)).toContain('  MS1.1: green # ');
    const other = await portfolio('ljmu-2007', 'developing');
    expect((await mentor(['rate', 'MS1.1=green'], other)).err).toContain('asks for no self-assessment');
  });

  test.each([
    [['rate'], 'no rating was given'],
    [['rate', 'MS9.9=green'], 'There is no point `MS9.9`'],
    [['rate', 'MS1.1=gren'], 'Did you mean `green`?'],
    [['rate', 'MS1.1'], 'No rating is given for MS1.1.\nWrite it as MS1.1=green.'],
    [['rate', 'MS1.1=green', 'MS1.2=blue'], 'Choose from: red, amber, green'],
  ])('%j changes nothing', async (args, message) => {
    const root = await portfolio();
    const before = textOf(root, ASSESSMENT);
    const run = await mentor(args, root);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(message);
    expect(textOf(root, ASSESSMENT)).toBe(before);
  });

  test('--json gives every point', async () => {
    const root = await portfolio();
    const result = JSON.parse((await mentor(['rate', 'MS1.1=green', '--json'], root)).out) as {
      ratings: object;
      unrated: number;
    };
    expect(result).toMatchObject({
      version: 1,
      path: ASSESSMENT,
      ratings: { 'MS1.1': 'green', 'MS1.2': null },
      unrated: 20,
    });
    expect(Object.keys(result.ratings)).toHaveLength(21);
  });
});

test('a level is found whatever its capitals and those of its pack', () => {
  const framework = loadBuiltInFramework('ljmu-2016');
  const [stage] = framework?.stages.filter(({ id }) => id === 'advanced') ?? [];
  const asked = framework && stage ? selfAssessmentOf(framework, stage) : null;
  if (!asked) throw new Error('There is no self-assessment.');
  const levels = asked.scale.levels.map((level) => ({ ...level, id: level.id.toUpperCase() }));
  const shouting = { ...asked, scale: { ...asked.scale, levels } };
  const rated = { point: 'MS1.1', level: 'GREEN', note: null };
  expect(readRatings(['ms1.1=Green'], null, shouting)).toEqual([rated]);
  expect(readRatings(['MS1.1=green,ms1.1=GREEN'], null, shouting)).toEqual([rated]);
  expect(() => readRatings(['MS1.1=green', 'ms1.1=red'], null, shouting)).toThrow(
    'MS1.1 is rated twice, GREEN and RED.',
  );
});

describe('an audit of a trainee', () => {
  test('is begun with all that there is to rate, rated in its entry, and shown with its words', async () => {
    const root = await portfolio('ljmu-2007', 'developing');
    const begun = await mentor(['new', 'entry', 'In October', '--audit', 'learner-in-mentoring'], root);
    const path = begun.out.trim();
    expect(begun.err).toContain(`Next: mentor rate --in ${path}`);
    expect(textOf(root, path)).toMatch(
      /audit: learner-in-mentoring\nratings: # .*\n( {2}mentoring\.learner-\d: # .*\n){5}---/,
    );
    const args = ['rate', '--in', 'in-october', 'mentoring.learner-1=secure', '--note', 'Asks for more'];
    const rated = await mentor([...args, '--json'], root);
    expect(JSON.parse(rated.out)).toMatchObject({ path, unrated: 4, ratings: { 'mentoring.learner-1': 'secure' } });
    expect((await mentor(['rate', '--in', 'in-october', 'mentoring.1=secure'], root)).code).toBe(2);
    expect(await rulesBroken(root, 'error')).toEqual([]);
    expect(await rulesBroken(root, 'warning')).toEqual([]);
    await mentor(['render', '--html', '--docx'], root);
    const shown = [
      textOf(root, 'dist/portfolio.html'),
      lines(readDocx(readFileSync(join(root, 'dist/portfolio.docx'))).document)
        .map(({ text }) => text)
        .join('\n'),
    ];
    for (const words of shown)
      for (const said of ['Skills of a learner in mentoring', 'Takes up expertise', 'Secure', 'Asks for more'])
        expect(words).toContain(said);
    const entry = await mentor(['new', 'entry', 'Plain', '--criteria', 'DM1', '--text', 'x'], root);
    expect((await mentor(['rate', '--in', entry.out.trim(), 'a=b'], root)).err).toContain('names no audit');
  });

  test('and a stage may tick and rate what learners develop, too', async () => {
    const root = tempFolder();
    mkdirSync(join(root, 'frameworks'));
    const stage = `{id: one, title: One, checklists: [coaching-learners], self-assessment: {set: mentoring-learners, scale: learning}}`;
    writeFileSync(
      join(root, 'frameworks/own.yaml'),
      `id: own\ntitle: Own\nversion: 1\nstatus: current\nlicence: free\nuses: [curee-2005]\nstages:\n  - ${stage}\n`,
    );
    await mentor(['init', '.', '--framework', 'own', '--name', 'Jo', '--no-git', '--yes'], root);
    expect((await mentor(['tick', 'coaching.learner-1'], root)).err).toContain('1 of 5 ticked');
    expect((await mentor(['rate', 'mentoring.learner-1=growing'], root)).err).toContain('4 points');
    const wrong = stage.replace('coaching-learners', 'coaching-learner');
    writeFileSync(join(root, 'frameworks/own.yaml'), textOf(root, 'frameworks/own.yaml').replace(stage, wrong));
    const checked = await mentor(['framework', 'check', 'frameworks/own.yaml'], root);
    expect([checked.code, checked.out]).toEqual([1, expect.stringContaining('coaching-learners')]);
  });
});

describe('tick', () => {
  test('writes what a hand would write, and takes it back', async () => {
    const root = await portfolio();
    const before = textOf(root, CHECKLIST).replace('date: #', `date: ${TODAY} #`);
    const run = await mentor(['tick', 'coaching.1', 'Co-Coaching.10'], root);
    expect(run).toMatchObject({ code: 0, out: `${CHECKLIST}\n` });
    expect(run.err).toContain('2 of 20 ticked');
    const byHand = before
      .replace('- [ ] coaching.1 ', '- [x] coaching.1 ')
      .replace('- [ ] co-coaching.10 ', '- [x] co-coaching.10 ');
    expect(textOf(root, CHECKLIST)).toBe(byHand);
    await mentor(['tick', 'coaching.1', 'co-coaching.10', '--untick'], root);
    expect(textOf(root, CHECKLIST)).toBe(before);
  });

  test('a point of a skill, in the file and where the file has it no more', async () => {
    const root = await portfolio('ljmu-2007', 'developing');
    const path = 'stages/developing/checklist.md';
    const before = textOf(root, path);
    const point = before.split('\n').find((line) => line.includes('] mentoring.9.2 ')) ?? '';
    const run = await mentor(['tick', 'Mentoring.9.2', '--json'], root);
    expect(JSON.parse(run.out)).toMatchObject({
      skills: { 'mentoring.9': false, 'mentoring.9.2': true },
      done: 0,
      of: 10,
    });
    const ticked = before.replace(point, point.replace('[ ]', '[x]'));
    expect(textOf(root, path)).toBe(ticked.replace('date: #', `date: ${TODAY} #`));
    writeFileSync(join(root, path), textOf(root, path).replace(/^ +- \[.\] mentoring\.9\.\d .*\n/gm, ''));
    await mentor(['tick', 'mentoring.9.2'], root);
    expect(textOf(root, path)).toMatch(
      /^- \[ \] mentoring\.9 .*\n {2}- \[x\] mentoring\.9\.2 .*\n- \[ \] mentoring\.10 /m,
    );
    expect((await mentor(['tick', 'mentoring.9.7'], root)).err).toContain('mentoring.9.');
    expect(await rulesBroken(root, 'error')).toEqual([]);
  });

  test('a whole checklist, with the entry in which it was used', async () => {
    const root = await portfolio();
    await mentor(['new', 'entry', 'Talk [1] (a)', '--criteria', 'AM1', '--text', 'x'], root);
    const result = await mentor(['tick', 'coaching', '--with', 'talk 1 a', '--json'], root);
    expect(JSON.parse(result.out)).toMatchObject({ version: 1, paths: [CHECKLIST], done: 10, of: 20 });
    expect(textOf(root, CHECKLIST)).toContain(
      `ways of working. [Talk \\[1\\] (a)](../../journal/${TODAY}-talk-1-a.md)\n`,
    );
    const once = textOf(root, CHECKLIST);
    await mentor(['tick', 'coaching.1', '--with', 'talk 1 a'], root);
    expect(textOf(root, CHECKLIST)).toBe(once);
    expect(await rulesBroken(root, 'error')).toEqual([]);
    expect(await rulesBroken(root, 'warning')).toEqual(['complete/criterion-no-file']);
  });

  test('in a file edited by hand into another order, with a skill gone', async () => {
    const root = await portfolio();
    const raw =
      '---\nkind: checklist\nstage: advanced\n---\n\n## Coaching\n\n* [ ] coaching.3 mine\n  * [X] coaching.1\n';
    writeFileSync(join(root, CHECKLIST), raw);
    await mentor(['tick', 'coaching.3', 'coaching.1', 'coaching.2'], root);
    expect(textOf(root, CHECKLIST)).toMatch(
      /^---\nkind: checklist\nstage: advanced\n---\n\n## Coaching\n\n\* \[x\] coaching\.3 mine\n {2}\* \[X\] coaching\.1\n- \[x\] coaching\.2 Shows [^\n]*\n$/,
    );
  });

  test('a stage without the file gets one', async () => {
    const root = await portfolio();
    rmSync(join(root, CHECKLIST));
    await mentor(['tick', 'coaching.1'], root);
    expect(existsSync(join(root, CHECKLIST))).toBe(true);
    expect(textOf(root, CHECKLIST)).toContain('- [x] coaching.1 ');
  });

  test.each([
    [['tick'], 'no skill was named'],
    [['tick', 'coaching.11'], 'Did you mean `coaching.1'],
    [['tick', 'coaching.1', '--with', 'nothing'], 'There is no file `nothing`'],
    [['tick', 'coaching.1', '--stage', 'expert'], 'Choose from: effective, advanced'],
  ])('%j changes nothing', async (args, message) => {
    const root = await portfolio();
    const before = textOf(root, CHECKLIST);
    const run = await mentor(args, root);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(message);
    expect(textOf(root, CHECKLIST)).toBe(before);
  });
});
