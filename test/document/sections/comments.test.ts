import { describe, expect, test } from 'vitest';
import { entry, pageOf, plainModelOf, wordsOf } from '../../html/support.js';

const comment = (on: string, body: string, more = 'state: open'): string =>
  `---\nkind: comment\ndate: 2026-05-02\nname: Dr Jo Penrose\nrole: recognition-team\n${on}${more}\n---\n\n${body}\n`;

const FILES = {
  'journal/2026-03-01-a-talk.md': entry(
    'title: A talk\ndate: 2026-03-01\nstage: advanced\ncriteria: AM4',
    'We talked.',
  ),
  'stages/advanced/reflection.md': '---\nkind: reflection\nstage: advanced\n---\n\nI learned much.\n',
  'comments/1-entry.md': comment('on: {file: journal/2026-03-01-a-talk.md, line: 8}\n', 'With *whom*?'),
  'comments/2-criterion.md': comment(
    'on: {criterion: AM4}\n',
    'Who moderated?\n\n**Ada Marsh, 2026-05-03:** Two of us.',
    'state: answered',
  ),
  'comments/3-reflection.md': comment('on: {file: stages/advanced/reflection.md}\n', 'Say more.'),
  'comments/4-stage.md': comment('stage: advanced\n', 'Nearly there.'),
};

const SIGN_OFFS = {
  'stages/advanced/sign-off/head-teacher-1.md':
    '---\nkind: sign-off\nstage: advanced\nrole: head-teacher\nname: Rowan Ashby\ndate: 2026-05-20\ndecision: supported\nratings: {MS1.1: amber, MS1.2: {rating: green, note: seen twice}}\n---\n\nYes.\n',
  'stages/advanced/sign-off/recognition-team-1.md':
    '---\nkind: sign-off\nstage: advanced\nrole: recognition-team\nname: Dr Jo Penrose\ndate: 2026-05-28\ndecision: returned\n---\n\nPlease answer.\n',
  'stages/advanced/self-assessment.md':
    '---\nkind: self-assessment\nstage: advanced\ndate: 2026-05-01\nratings: {MS1.1: green, MS1.2: green}\n---\n\n## MS1 Personal qualities\n\nGood.\n',
};

describe('comments of reviewers in the document', () => {
  const model = plainModelOf(FILES);
  const [stage] = model.stages;

  test('stand beside the entry they speak of, and are named with the stage', () => {
    expect(stage?.journal[0]?.comments).toMatchObject([
      {
        open: true,
        name: 'Dr Jo Penrose',
        role: 'Mentor recognition team',
        line: 8,
        text: { markdown: expect.stringContaining('With *whom*?') },
      },
    ]);
    const inStage = stage?.comments.comments.map(({ on, beside, open }) => [
      on?.label ?? null,
      beside?.number ?? null,
      open,
    ]);
    expect(inStage).toEqual([
      ['Entry 1: A talk', 1, true],
      ['Reflection', null, true],
      [null, null, true],
      ['AM4', null, false],
    ]);
    expect(stage?.comments).toMatchObject({ open: 3, answered: 1, returnedBy: [] });
  });

  test('the criterion leads to the comment on it, and the comment to what it speaks of', () => {
    const row = stage?.table.rows.find(({ id }) => id === 'AM4');
    const item = stage?.comments.comments.find(({ on }) => on?.label === 'AM4');
    expect(row?.comments).toEqual([{ id: item?.id, label: 'answered comment' }]);
    expect(item?.on?.id).toBe(row?.anchor);
  });

  test('the words of each stand once on the page, with the answer', () => {
    const words = wordsOf(pageOf(FILES));
    for (const said of ['whom ?', 'Who moderated?', 'Two of us.', 'Say more.', 'Nearly there.'])
      expect(words.split(said), said).toHaveLength(2);
  });

  test('an entry with a comment is set in the journal, not only in the table', () => {
    expect(pageOf(FILES)).toMatch(/<article class="entry"[\s\S]*With <em>whom<\/em>/);
  });

  test('without comments there is no such part', () => {
    expect(
      plainModelOf({ 'journal/a.md': entry('criteria: AM4', 'We talked.') }).stages[0]?.anchors.comments,
    ).toBeNull();
  });
});

describe('a stage that was returned', () => {
  test('says by whom, and how much there is to answer', () => {
    const files = { ...FILES, ...SIGN_OFFS };
    expect(plainModelOf(files).stages[0]?.comments.returnedBy).toMatchObject([
      { role: 'Mentor recognition team', name: 'Dr Jo Penrose', date: '2026-05-28' },
    ]);
    expect(wordsOf(pageOf(files))).toContain('Mentor recognition team: returned. To answer: 3 comments.');
  });
});

describe("reviewers' ratings", () => {
  const assessment = plainModelOf({ ...FILES, ...SIGN_OFFS }).stages[0]?.selfAssessment;
  const point = (id: string) => assessment?.standards.flatMap(({ points }) => points).find((one) => one.id === id);

  test("stand beside the mentor's own, point by point", () => {
    expect(assessment?.reviewers.map(({ role, name }) => [role, name])).toEqual([['Head teacher', 'Rowan Ashby']]);
    expect(point('MS1.1')).toMatchObject({ level: { id: 'green' }, reviews: [{ level: { id: 'amber' } }] });
    expect(point('MS1.2')).toMatchObject({ reviews: [{ level: { id: 'green' }, note: 'seen twice' }] });
    expect(point('MS1.3')).toMatchObject({ reviews: [null] });
  });

  test('where they differ there is a table of its own', () => {
    expect(assessment?.differences.map(({ id }) => id)).toEqual(['MS1.1']);
    const words = wordsOf(pageOf({ ...FILES, ...SIGN_OFFS }));
    expect(words).toMatch(/Rated differently .* MS1\.1 .* Green .* Amber/);
  });

  test('without a reviewer who rates, the table stays as it was', () => {
    const alone = plainModelOf({
      'stages/advanced/self-assessment.md': SIGN_OFFS['stages/advanced/self-assessment.md'],
    });
    expect(alone.stages[0]?.selfAssessment).toMatchObject({ reviewers: [], differences: [] });
  });
});

describe('the seal of a sign-off', () => {
  test('is left out where there is none, and told where it cannot be read', () => {
    const signOff = SIGN_OFFS['stages/advanced/sign-off/head-teacher-1.md'];
    const path = 'stages/advanced/sign-off/head-teacher-1.md';
    const sealOf = (text: string) => plainModelOf({ [path]: text }).stages[0]?.signOffs[0]?.seal;
    expect(sealOf(signOff)).toBeNull();
    expect(sealOf(signOff.replace('decision:', 'seal: {form: mentor-seal-9}\ndecision:'))).toMatchObject({
      digest: null,
      state: 'unreadable',
      signature: 'none',
    });
  });
});
