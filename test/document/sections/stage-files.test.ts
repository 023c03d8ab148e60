import { describe, expect, test } from 'vitest';
import type { StageSection } from '../../../src/document/model.js';
import { entry, type Plain, pageOf, plainModelOf, wordsOf } from '../../html/support.js';

function stageOf(texts: Record<string, string>): Plain<StageSection> {
  const [stage] = plainModelOf(texts).stages;
  if (!stage) throw new Error('The portfolio has no stage.');
  return stage;
}

const file = (kind: string, frontMatter: string, body: string): string =>
  `---\nkind: ${kind}\nstage: advanced\n${frontMatter}\n---\n\n${body}\n`;

describe('self-assessment', () => {
  const { selfAssessment } = stageOf({
    'sa-0.md': file('self-assessment', 'date: 2025-01-01\nratings: {MS1.1: red}', 'Old.'),
    'sa-1.md': file(
      'self-assessment',
      'date: 2026-01-01\nratings:\n  MS1.1: green\n  MS1.2: {rating: amber, note: Not yet.}\n  MS1.3: purple',
      'Before all.\n\n## MS1 Personal qualities\n\nIn between.\n\n### Strengths\n\nI listen [well][1].\n\n### Targets\n\n## MS2 Teaching\n\n### Actions\n\n- Do it.\n\n## Something else\n\nKept.\n\n[1]: https://example.org',
    ),
  });
  const [first, second] = selfAssessment?.standards ?? [];

  test('the latest counts, the earlier one is named', () => {
    expect([selfAssessment?.date, selfAssessment?.earlier]).toEqual(['2026-01-01', ['2025-01-01']]);
  });

  test('points with and without a rating, and one whose word the scale does not have', () => {
    expect(first?.points.map(({ id, level, note, unknown }) => [id, level?.title, note, unknown])).toEqual([
      ['MS1.1', 'Green', null, null],
      ['MS1.2', 'Amber', 'Not yet.', null],
      ['MS1.3', undefined, null, 'purple'],
      ['MS1.4', undefined, null, null],
      ['MS1.5', undefined, null, null],
    ]);
    expect(first?.points[0]?.level).toMatchObject({ tone: 'green', fill: 'full' });
    expect(first?.points[1]?.level).toMatchObject({ tone: 'amber', fill: 'half' });
  });

  test('strengths, targets and actions by standard; an empty heading is nothing', () => {
    expect(first?.strengths).toHaveLength(1);
    expect(first?.strengths[0]?.markdown).toContain('I listen');
    expect(first?.targets).toEqual([]);
    expect(second?.actions[0]?.markdown.trim()).toMatch(/^- Do it\./);
  });

  test('nothing that was written is lost', () => {
    expect(first?.other.map(({ markdown }) => markdown.trim().split('\n')[0])).toEqual(['In between.']);
    const notes = selfAssessment?.notes.map(({ markdown }) => markdown.trim()) ?? [];
    expect(notes[0]).toMatch(/^Before all\./);
    expect(notes[1]).toMatch(/^## Something else\n\nKept\./);
  });

  test('a link keeps its address, defined elsewhere in the file', () => {
    expect(first?.strengths[0]?.markdown).toContain('[1]: https://example.org');
  });
});

describe('skills', () => {
  const { checklists, checklistNotes } = stageOf({
    'journal/a.md': entry('title: First\ndate: 2026-01-01\ncriteria: [AM1]\nskills: [coaching.1, coaching.2]', 'Text.'),
    'journal/b.md': entry('title: Second\ndate: 2026-01-02\ncriteria: [AM1]\nskills: [coaching.1]', 'Text.'),
    'c.md': file(
      'checklist',
      '',
      'My notes.\n\n- [x] coaching.1 Builds trust, in [the first](journal/a.md)\n- [ ] coaching.2\n- [x] coaching.3: on Monday\n  - and on Tuesday\n- [x] coaching.5 Observe, analyse and reflect, and say why\n- [x] coaching.8 Use open questionnaires',
    ),
  });
  const [coaching] = checklists;

  test('ticked or not, in the framework’s order', () => {
    expect(checklists.map(({ id }) => id)).toEqual(['coaching', 'co-coaching']);
    expect(coaching?.skills.map(({ ticked }) => ticked).slice(0, 4)).toEqual([true, false, true, false]);
  });

  test('the mentor’s words without box and id; entries that they link are not named twice', () => {
    expect(coaching?.skills[0]?.words.map(({ markdown }) => markdown)).toEqual([
      'Builds trust, in [the first](journal/a.md)',
    ]);
    expect(coaching?.skills[0]?.entries.map(({ title }) => title)).toEqual(['Second']);
    expect(coaching?.skills[1]).toMatchObject({ words: [] });
    expect(coaching?.skills[1]?.entries.map(({ title }) => title)).toEqual(['First']);
    expect(coaching?.skills[2]?.words.map(({ markdown }) => markdown)).toEqual(['on Monday', 'and on Tuesday']);
    expect([4, 7].flatMap((at) => coaching?.skills[at]?.words.map(({ markdown }) => markdown))).toEqual([
      'and say why',
      'Use open questionnaires',
    ]);
  });

  test('what stands beside the list', () => {
    expect(checklistNotes?.listed?.length).toBeGreaterThan(0);
  });
});

describe('reflection', () => {
  const { reflection } = stageOf({
    'r.md': file(
      'reflection',
      'date: 2026-05-01',
      'Freely.\n\n## KQ2 In my own words\n\nAn answer.\n\n### More\n\nOf it.\n\n## KQ3\n\n## Not a question\n\nAlso.',
    ),
  });

  test('free text first, then answers below the framework’s questions', () => {
    expect(reflection.text.map(({ markdown }) => markdown.trim())).toEqual(['Freely.', '## Not a question\n\nAlso.']);
    const answered = reflection.questions.filter(({ answers }) => answers.length > 0);
    expect(answered.map(({ id }) => id)).toEqual(['KQ2']);
    expect(answered[0]?.answers[0]?.markdown).toBe('**In my own words**');
    expect(answered[0]?.answers[1]?.markdown.trim()).toBe('An answer.\n\n### More\n\nOf it.');
    expect(reflection.questions).toHaveLength(13);
  });
});

describe('targets', () => {
  const { targets } = stageOf({
    't.md': file(
      'targets',
      '',
      'Why these.\n\n- [ ] Read *more*\n  - due: 2026-09-01\n  - measure: Three papers.\n  - action: Ask the library.\n  - action: Read.\n  - for: MS4.2, AM10\n  - it will be hard\n- [x] Done already\n  - due: soon',
    ),
  });

  test('everything below a target, and what has no label too', () => {
    expect(targets.targets[0]).toMatchObject({
      number: 1,
      done: false,
      due: '2026-09-01',
      measure: 'Three papers.',
      actions: ['Ask the library.', 'Read.'],
      for: [
        { id: 'self-assessment-advanced-ms4', label: 'MS4.2' },
        { id: 'criterion-am10', label: 'AM10' },
      ],
    });
    expect(targets.targets[0]?.text?.markdown).toBe('Read *more*');
    expect(targets.targets[0]?.notes.map(({ markdown }) => markdown)).toEqual(['it will be hard']);
    expect(targets.targets[1]).toMatchObject({ done: true, due: 'soon', measure: null });
  });
});

describe('sign-offs', () => {
  const { signOffs } = stageOf({
    'portfolio.yaml':
      'version: 1\nframework: ljmu-2016\nstage: advanced\npeople: {head-teacher: Jo Reed, recognition-team: Dr Fay}\n',
    's/head-teacher-1.md': file(
      'sign-off',
      'role: head-teacher\nname: Jo Reed\ndate: 2026-05-01\ndecision: returned',
      'Not yet.',
    ),
    's/head-teacher-2.md': file(
      'sign-off',
      'role: head-teacher\nname: Jo Reed\ndate: 2026-06-01\ndecision: supported\nentered-by: Ada Marsh\nratings: {MS1.1: green, MS1.2: blue}',
      'Yes.',
    ),
    's/link-tutor-1.md': file('sign-off', 'role: link-tutor\nname: Kim\ndecision: noted', 'Seen.'),
  });

  test('the latest counts, earlier ones are history', () => {
    expect(signOffs[0]).toMatchObject({
      role: 'Head teacher',
      side: 'school',
      state: 'supported',
      name: 'Jo Reed',
      date: '2026-06-01',
      enteredBy: 'Ada Marsh',
      earlier: [{ state: 'returned', name: 'Jo Reed', date: '2026-05-01' }],
    });
    expect(signOffs[0]?.comment?.markdown.trim()).toBe('Yes.');
  });

  test('a reviewer’s ratings stay beside the mentor’s', () => {
    expect(signOffs[0]?.ratings.map(({ point, level, word }) => [point, level?.title, word])).toEqual([
      ['MS1.1', 'Green', 'green'],
      ['MS1.2', undefined, 'blue'],
    ]);
  });

  test('an open role says who is expected', () => {
    expect(signOffs[1]).toMatchObject({ state: 'open', expected: 'Dr Fay', comment: null });
  });

  test('a role that the stage does not ask for is shown too', () => {
    expect(signOffs[2]).toMatchObject({ role: 'Link Tutor', state: 'noted', side: null });
  });
});

describe('agreements and contacts', () => {
  const stage = stageOf({
    'agreements/trainee-a.md':
      '---\nkind: agreement\ntitle: With Trainee A\nstarts: 2026-01-01\nends: 2026-07-01\npeople: [trainee-a]\nparties: {mentor: Ada, trainee: trainee-a}\nobjectives: [One, {text: Two}, 3]\nobligations: {mentor: [Listen], trainee: Speak}\nsignatures: [{name: trainee-a, party: trainee, date: 2026-01-02}, Ada]\nschedule:\n  - {period: Spring, until: 2026-03-31, discussions: 2, observations: 1, reports: 0}\n  - {period: Summer, until: 2026-07-01, discussions: 1, observations: 0, reports: 1}\n---\n\nWhy.\n',
    'journal/m1.md':
      '---\nkind: meeting\ntitle: M1\ndate: 2026-02-01\nagreement: trainee-a\npeople: [trainee-a]\nhours: 1\n---\nx\n',
    'journal/m2.md': '---\nkind: conversation\ntitle: M2\ndate: 2026-04-01\nagreement: trainee-a\n---\nx\n',
    'journal/m3.md': '---\nkind: observation\ntitle: M3\ndate: 2026-03-31\n---\nx\n',
  });

  test('data of many shapes becomes text', () => {
    expect(stage.agreements[0]).toMatchObject({
      parties: [
        { label: 'Mentor', value: 'Ada' },
        { label: 'Trainee', value: 'Trainee A' },
      ],
      objectives: ['One', 'Two', '3'],
      obligations: [
        { party: 'Mentor', duties: ['Listen'] },
        { party: 'Trainee', duties: ['Speak'] },
      ],
      signatures: [
        { name: 'Trainee A', party: 'Trainee', date: '2026-01-02' },
        { name: 'Ada', party: null, date: null },
      ],
    });
  });

  test('what took place beside what was agreed, by period', () => {
    expect(stage.agreements[0]?.schedule.map(({ discussions, observations }) => [discussions, observations])).toEqual([
      [
        { agreed: 2, held: 1 },
        { agreed: 1, held: 0 },
      ],
      [
        { agreed: 1, held: 1 },
        { agreed: 0, held: 0 },
      ],
    ]);
  });

  test('contacts by date', () => {
    expect(stage.contacts.map(({ entry: { title }, kind, people }) => [title, kind, people])).toEqual([
      ['M1', 'Meeting', ['Trainee A']],
      ['M3', 'Observation', []],
      ['M2', 'Conversation', []],
    ]);
  });
});

describe('evidence', () => {
  const model = plainModelOf({
    'journal/a.md': entry(
      'title: A\ndate: 2026-02-01\ncriteria: [AM1]\nevidence: [evidence/late.pdf, {file: evidence/gone.pdf, caption: Gone}, https://example.org/page]',
      'See ![A board](../evidence/board.png).',
    ),
    'journal/b.md': entry(
      'title: B\ndate: 2026-01-01\nevidence:\n  - {file: evidence/late.pdf, caption: The record}\n  - evidence/board.png',
      'Text.',
    ),
    'evidence/late.pdf': 'x',
    'evidence/board.png': 'x',
    'evidence/nobody.txt': 'x',
  });

  test('each once, in reading order, with all who use it', () => {
    expect(model.evidence.map(({ label, name, title, kind }) => [label, name, title, kind])).toEqual([
      ['E01', 'late.pdf', 'The record', 'pdf'],
      ['E02', 'board.png', 'board.png', 'image'],
      ['E03', 'example.org', 'example.org', 'web'],
    ]);
    expect(model.evidence[0]?.usedIn.map(({ label }) => label)).toEqual(['Entry 1: B', 'Entry 2: A']);
  });

  test('a picture that an entry shows is not shown again', () => {
    expect(model.evidence[1]?.shownIn?.title).toBe('A');
    expect(model.evidence[1]?.alt).toBe('A board');
  });

  test('a missing file has no place to link to', () => {
    const [, second] = model.stages[0]?.journal ?? [];
    expect(second?.evidence[1]).toEqual({ id: null, label: 'evidence/gone.pdf', title: 'Gone' });
  });

  test('a file that nobody links stays out', () => {
    expect(model.evidence.map(({ name }) => name)).not.toContain('nobody.txt');
  });
});

describe('standards', () => {
  const stage = stageOf({
    'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: developing\n',
    'journal/a.md': entry('title: A\ndate: 2026-02-01\ncriteria: [DM1]\nstandards: [IM.1, IM.26]', 'Text.'),
  });
  const columns = stage.table.columns.map(({ kind }) => kind);

  test('a row shows what its entries cite, else what the framework suggests', () => {
    const [dm1, dm2] = stage.table.rows;
    const attributes = columns.indexOf('standards');
    expect(dm1?.achieved[0]?.standards[attributes]?.map(({ label }) => label)).toEqual(['IM.1']);
    expect(dm1?.suggested[attributes]).toEqual([]);
    expect(dm1?.suggested[attributes + 1]?.map(({ label }) => label)).toEqual(['IM.10', 'IM.11', 'IM.12']);
    expect(dm2?.suggested[attributes]?.map(({ label }) => label)).toEqual(['IM.4a/b/c', 'IM.5', 'IM.6']);
  });

  test('of a set of codes alone only those that are cited are listed', () => {
    expect(stage.standards.map(({ standards }) => standards.map(({ id }) => id))).toEqual([['IM.1'], ['IM.26']]);
  });
});

describe('claims for credits', () => {
  const files = {
    'portfolio.yaml': 'version: 1\nmentor: {name: Ada Marsh}\nframework: ljmu-pgcert\nstage: module-1\n',
    'stages/module-1/claim.md':
      '---\nkind: credit-claim\ntitle: The autumn workshops\nstage: module-1\nmodule: module-1\ncredits: 20\nroute: workshops\ndate: 2026-05-01\nevidence: evidence/card.pdf\n---\n\nFive of six attended.\n',
    'evidence/card.pdf': '%PDF-1.4',
  };

  test('are set with module, credits, route, grounds and evidence', () => {
    const [stage] = plainModelOf(files).stages;
    expect(stage?.anchors.creditClaims).not.toBeNull();
    expect(stage?.creditClaims).toMatchObject([
      {
        title: 'The autumn workshops',
        credits: 20,
        date: '2026-05-01',
        body: { markdown: expect.stringContaining('Five of six') },
        evidence: [{ label: 'E01' }],
      },
    ]);
    expect(stage?.creditClaims[0]?.module).not.toBe('module-1');
    expect(wordsOf(pageOf(files))).toMatch(/Claims for credits .* Five of six attended\. .*E01/);
  });

  test('have no part where there are none', () => {
    expect(plainModelOf({}).stages[0]?.anchors.creditClaims ?? null).toBeNull();
  });
});
