import { describe, expect, test } from 'vitest';
import { coverStage, firstWord, type Target } from '../../src/coverage/index.js';
import { isLate, readTargets } from '../../src/coverage/targets.js';
import { file, place, silver, small } from './small-pack.js';

const assessment = (ratings: string, more = ''): string =>
  file('self-assessment', `stage: silver\n${more}ratings: {${ratings}}`, '');

function levels(files: Record<string, string>, threshold = 'core'): Record<string, string | null> {
  const config = `version: 1\nmentor: {name: Kit Moor, threshold: ${threshold}}\nframework: small-2026\nstage: silver\n`;
  const points = silver({ 'portfolio.yaml': config, ...files }).selfAssessment?.points ?? [];
  return Object.fromEntries(points.map(({ point, level }) => [point.id, level?.id ?? null]));
}

describe('the self-assessment', () => {
  test.each([
    ['nothing rated, core', 'core', '', { 'TS1.1': null, 'TS1.2': null }],
    ['nothing rated, past the threshold', 'post', '', { 'TS1.1': null, 'TS1.2': null, 'TS2.1': null, 'TS2.2': null }],
    ['a point rated', 'core', 'TS1.1: green', { 'TS1.1': 'green', 'TS1.2': null }],
    ['a level that the scale has not', 'core', 'TS1.1: purple', { 'TS1.1': null, 'TS1.2': null }],
    [
      'a point past the threshold, rated all the same',
      'core',
      'TS2.1: red',
      { 'TS1.1': null, 'TS1.2': null, 'TS2.1': 'red' },
    ],
    ['the same, expected', 'post', 'TS2.1: red', { 'TS1.1': null, 'TS1.2': null, 'TS2.1': 'red', 'TS2.2': null }],
    ['a point of nothing', 'core', 'XX9: red', { 'TS1.1': null, 'TS1.2': null }],
  ])('%s', (_, threshold, ratings, expected) => {
    expect(levels({ 'stages/a.md': assessment(ratings) }, threshold)).toEqual(expected);
  });

  test.each([
    ['the later day counts', { 'stages/a.md': '2026-03-01', 'stages/b.md': '2026-02-01' }, 'stages/a.md'],
    ['of one day the later name counts', { 'stages/a.md': '2026-02-01', 'stages/b.md': '2026-02-01' }, 'stages/b.md'],
    ['one without a day is older than one with it', { 'stages/a.md': '2026-02-01', 'stages/z.md': '' }, 'stages/a.md'],
    ['the same, named the other way round', { 'stages/a.md': '', 'stages/z.md': '2020-01-01' }, 'stages/z.md'],
    ['without days the later name counts', { 'stages/b.md': '', 'stages/a.md': '' }, 'stages/b.md'],
  ])('of several %s', (_, days, latest) => {
    const files = Object.entries(days).map(([path, day]) => [
      path,
      assessment('TS1.1: red', day === '' ? '' : `date: ${day}\n`),
    ]);
    expect(silver(Object.fromEntries(files)).selfAssessment?.document?.path).toBe(latest);
  });

  test('ratings are those of the latest alone', () => {
    const files = {
      'stages/a.md': assessment('TS1.1: red, TS1.2: red', 'date: 2026-01-01\n'),
      'stages/b.md': assessment('TS1.1: green', 'date: 2026-02-01\n'),
    };
    expect(levels(files)).toEqual({ 'TS1.1': 'green', 'TS1.2': null });
  });

  test('a note goes with its rating', () => {
    const { selfAssessment } = silver({ 'stages/a.md': assessment('TS1.1: {rating: amber, note: Soon}') });
    expect(selfAssessment?.points[0]?.rating).toMatchObject({ level: 'amber', note: 'Soon' });
  });

  test('a stage that asks for none has none', () => {
    const linked = small({ 'stages/a.md': assessment('TS1.1: red') });
    expect(coverStage(linked, place(linked, 'bronze')).selfAssessment).toBeNull();
    expect(silver().selfAssessment).toMatchObject({ document: null });
  });

  test.each([
    ['## TS1 Teaches\n\n### Strengths\n\nMany.\n\n### Targets\n\nOne.\n\n### Actions\n\nTwo.', [true, true, true]],
    ['## TS1 Teaches\n\n### Strengths\n\n### Targets\n\nOne.', [false, true, false]],
    ['## TS1: Teaches\n\n### My strengths\n\nMany.', [false, false, false]],
    ['## TS1\n\n### strength\n\n#### In class\n\nMany.\n\n### Action\n\n<!-- none -->', [true, false, false]],
    ['## TS2\n\n### Strengths\n\nMany.', [false, false, false]],
    ['## TS1\n\n## TS2\n\n### Strengths\n\nMany.', [false, false, false]],
    ['### TS1\n\n### Strengths\n\nMany.', [false, false, false]],
    ['## TS1\n\n### Strengths\n\nMany.\n\n# Else\n\n### Targets\n\nOne.', [true, false, false]],
    ['', [false, false, false]],
  ])('what it says of a standard: %j', (body, expected) => {
    const text = file('self-assessment', 'stage: silver', body);
    const [first] = silver({ 'stages/a.md': text }).selfAssessment?.sections ?? [];
    expect([first?.strengths, first?.targets, first?.actions]).toEqual(expected);
  });
});

describe('checklists', () => {
  const ticked = (...bodies: string[]): string[] => {
    const files = bodies.map((body, index) => [`stages/${index}.md`, file('checklist', 'stage: silver', body)]);
    return silver(Object.fromEntries(files)).skills.flatMap(({ skill, ticked: isTicked }) =>
      isTicked ? [skill.id] : [],
    );
  };

  test.each([
    [[''], []],
    [['- [x] c.1 Listens'], ['c.1']],
    [['- [ ] c.1 Listens'], []],
    [['- c.1 Listens'], []],
    [['- [X] c.2: Asks\n- [x] m.1 Shows'], ['c.2', 'm.1']],
    [['- [x] c.1\n- [ ] c.1'], ['c.1']],
    [['- [ ] c.1\n- [x] c.1'], ['c.1']],
    [['- [x] c.1', '- [ ] c.1'], ['c.1']],
    [['- [ ] c.1', '- [x] c.1'], ['c.1']],
    [
      ['- [x] c.1', '- [x] m.2'],
      ['c.1', 'm.2'],
    ],
    [['- [x] Listens c.1'], []],
    [['- [x] c.11'], []],
    [['- Group\n  - [x] c.1 Listens'], ['c.1']],
  ])('%j tick %j', (bodies, expected) => {
    expect(ticked(...bodies)).toEqual(expected);
  });

  test('every skill of every list is there, with the list it stands on and the task that names it', () => {
    const { skills, checklistDocument } = silver({
      'stages/a.md': file('checklist', 'stage: silver', '- [ ] m.1 Shows'),
    });
    expect(skills.map(({ skill, checklist }) => `${checklist} ${skill.id}`)).toEqual([
      'coaching c.1',
      'coaching c.2',
      'mentoring m.1',
      'mentoring m.2',
    ]);
    expect(skills.map(({ item }) => item?.item.text ?? null)).toEqual([null, null, 'm.1 Shows', null]);
    expect(checklistDocument?.path).toBe('stages/a.md');
  });

  test('that of another stage ticks nothing here', () => {
    const { skills } = silver({ 'stages/a.md': file('checklist', 'stage: bronze', '- [x] c.1') });
    expect(skills.some(({ ticked: isTicked }) => isTicked)).toBe(false);
  });
});

describe('the reflection', () => {
  const answers = (...bodies: string[]): boolean[] => {
    const files = bodies.map((body, index) => [`stages/${index}.md`, file('reflection', 'stage: silver', body)]);
    return silver(Object.fromEntries(files)).questions.map(({ answered }) => answered);
  };

  test.each([
    [['Free text.'], [false, false]],
    [['## KQ1 What?\n\nThis.'], [true, false]],
    [['## KQ1 What?\n\n## KQ2 Why?\n\nSo.'], [false, true]],
    [['## KQ1 What?\n\n### First\n\nThis.'], [true, false]],
    [['## KQ1 What?\n\n<!-- here -->'], [false, false]],
    [
      ['## KQ1\n', '## KQ1\n\nThis.'],
      [true, false],
    ],
    [
      ['## KQ1\n\nThis.', '## KQ1\n'],
      [true, false],
    ],
    [['## KQ10\n\nThis.'], [false, false]],
    [['## KQ1: What?\n\nThis.\n\n## KQ2. Why?\n\nSo.'], [true, true]],
  ])('%j answers %j', (bodies, expected) => {
    expect(answers(...bodies)).toEqual(expected);
  });

  test('says something where one file does', () => {
    expect(silver().reflected).toBe(false);
    expect(silver({ 'stages/a.md': file('reflection', 'stage: silver', '') }).reflected).toBe(false);
    const both = {
      'stages/a.md': file('reflection', 'stage: silver', ''),
      'stages/b.md': file('reflection', 'stage: silver'),
    };
    expect([silver(both).reflected, silver(both).reflections.length]).toEqual([true, 2]);
  });

  test('the heading of an unanswered question is known', () => {
    const [first, second] = silver({ 'stages/a.md': file('reflection', 'stage: silver', '## KQ1 What?') }).questions;
    expect([first?.heading?.heading.text, second?.heading]).toEqual(['KQ1 What?', null]);
  });
});

describe('targets', () => {
  const targets = (body: string): Target[] => {
    const linked = small({ 'stages/a.md': file('targets', 'stage: silver', body) });
    return linked.portfolio.documents.filter(({ kind }) => kind === 'targets').flatMap(readTargets);
  };

  test('their parts stand below them, with or without a task', () => {
    const body =
      '- [ ] Observe\n  - due: 2026-07-10\n  - Measure: twice\n  - action: ask\n  - action: go\n  - for: TS1.1, TS1.2\n- Read\n- [x] Write\n';
    const [first, ...rest] = targets(body);
    expect(first).toMatchObject({ text: 'Observe', done: false, day: '2026-07-10', measure: { value: 'twice' } });
    expect([first?.actions.map(({ value }) => value), first?.for.map(({ value }) => value)]).toEqual([
      ['ask', 'go'],
      ['TS1.1', 'TS1.2'],
    ]);
    expect(rest.map(({ text, done, day }) => [text, done, day])).toEqual([
      ['Read', false, null],
      ['Write', true, null],
    ]);
  });

  test.each([
    ['- A\n  - due: 2026-02-30', '2026-02-30', null],
    ['- A\n  - due: soon', 'soon', null],
    ['- A\n  - due:', null, null],
    ['- A\n  - due: 2026-02-28', '2026-02-28', '2026-02-28'],
    ['- A\n  - until: 2026-02-28', null, null],
  ])('the day of %j', (body, written, day) => {
    const [first] = targets(body);
    expect([first?.due?.value ?? null, first?.day]).toEqual([written, day]);
  });

  test.each([
    ['- [ ] A\n  - due: 2026-03-01', true],
    ['- [ ] A\n  - due: 2026-03-02', false],
    ['- [x] A\n  - due: 2026-03-01', false],
    ['- [ ] A', false],
  ])('late on 2 March: %j is %s', (body, late) => {
    expect(targets(body).map((one) => isLate(one, '2026-03-02'))).toEqual([late]);
  });

  test('those of all files count, the last file is the one that is named', () => {
    const files = {
      'stages/a.md': file('targets', 'stage: silver\ndate: 2026-05-01', '- One'),
      'stages/b.md': file('targets', 'stage: silver\ndate: 2026-04-01', '- Two'),
      'stages/c.md': file('targets', 'stage: bronze', '- Three'),
    };
    const { targets: all, targetsDocument } = silver(files);
    expect([all.map(({ text }) => text), targetsDocument?.path]).toEqual([['Two', 'One'], 'stages/a.md']);
  });
});

test.each([
  ['MS1 Personal qualities', 'MS1'],
  ['KQ3: Why?', 'KQ3'],
  ['  c.1 – listens', 'c.1'],
  ['TS1.1.', 'TS1.1'],
  ['A-b-', 'A-b'],
  ['—', ''],
  ['', ''],
])('the first word of %j is %j', (text, word) => {
  expect(firstWord(text)).toBe(word);
});
