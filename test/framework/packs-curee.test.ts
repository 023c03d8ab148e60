import { describe, expect, it } from 'vitest';
import { ids, numbered, pack, skillsOf } from './built-in-packs.js';

describe('curee-2005', () => {
  const framework = pack('curee-2005');

  it('has the 10 principles in order', () => {
    expect(ids(framework.principles)).toEqual(numbered('principle.', 10));
    expect(framework.principles.map(({ title }) => title)).toEqual([
      'A learning conversation',
      'A thoughtful relationship',
      'A learning agreement',
      'Combining support from fellow professional learners and specialists',
      'Growing self direction',
      'Setting challenging and personal goals',
      'Understanding why different approaches work',
      'Acknowledging the benefits to the mentors and coaches',
      'Experimenting and observing',
      'Using resources effectively',
    ]);
  });

  it.each([
    ['mentoring', 9],
    ['coaching', 8],
    ['co-coaching', 8],
  ])('%s has %i activities, 10 skills (4 points of listening) and 5 for learners', (id, activities) => {
    const mode = framework.modes.find((one) => one.id === id);
    expect(ids(mode?.activities ?? [])).toEqual(numbered(`${id}.activity-`, activities));
    expect(mode?.learners).toHaveLength(5);
    for (const key of ['definition', 'purpose', 'who', 'where', 'when'] as const) expect(mode?.[key], key).toBeTruthy();
    const checklist = framework.checklists.find((one) => one.id === mode?.checklist);
    expect(ids(checklist?.skills ?? [])).toEqual(numbered(`${id}.`, 10));
    expect(checklist?.skills.map(({ points }) => points.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 4, 0]);
  });

  it('tells mentoring for induction, progression and challenge apart', () => {
    const mentoring = framework.modes.find(({ id }) => id === 'mentoring');
    expect(ids(mentoring?.purposes ?? [])).toEqual(['induction', 'progression', 'challenge']);
  });

  it('lines up activities of equal number, mentoring 9 alone', () => {
    expect(framework.comparison.map(({ activities }) => activities)).toEqual([
      ...numbered('', 8).map((n) => ['mentoring', 'coaching', 'co-coaching'].map((mode) => `${mode}.activity-${n}`)),
      ['mentoring.activity-9'],
    ]);
  });
});

describe('curee-2012', () => {
  const framework = pack('curee-2012');

  it('has its own coaching and co-coaching, and mentoring of 2005', () => {
    expect(framework.checklists.map(({ id, from, skills }) => [id, from, skills.length])).toEqual([
      ['coaching', 'curee-2012', 10],
      ['co-coaching', 'curee-2012', 10],
      ['mentoring', 'curee-2005', 10],
    ]);
    for (const id of ['coaching', 'co-coaching', 'mentoring'])
      expect(skillsOf(framework, id)).toEqual(numbered(`${id}.`, 10));
  });

  it('links each of its 20 skills to 2005', () => {
    const own = [...numbered('coaching.', 10), ...numbered('co-coaching.', 10)];
    expect(framework.crosswalks.map(({ from, to }) => [from, to])).toEqual(own.map((id) => [id, `curee-2005/${id}`]));
  });
});

describe('dfes-2004', () => {
  const framework = pack('dfes-2004');

  it.each([
    ['mentoring', 6, 11, 5, 5],
    ['coaching', 7, 8, 6, 4],
    ['peer-coaching', 8, 6, 6, 0],
  ])(
    '%s has %i activities, %i skills, %i points of listening, %i for learners',
    (id, activities, skills, points, learners) => {
      const mode = framework.modes.find((one) => one.id === id);
      expect(ids(mode?.activities ?? [])).toEqual(numbered(`${id}.activity-`, activities));
      expect(mode?.learners ?? []).toHaveLength(learners);
      expect(skillsOf(framework, id)).toEqual(numbered(`${id}.`, skills));
      const listening = framework.checklists
        .find((one) => one.id === id)
        ?.skills.filter((skill) => skill.points.length > 0);
      expect(listening?.map((skill) => [skill.id, skill.points.length])).toEqual([[`${id}.${skills}`, points]]);
    },
  );

  it('leads each skill and activity to 2005, but what 2005 dropped', () => {
    const from = new Set(framework.crosswalks.map((link) => link.from));
    const all = [
      ...framework.checklists.flatMap((list) => list.skills.flatMap((skill) => [skill.id, ...ids(skill.points)])),
      ...framework.modes.flatMap((mode) => ids(mode.activities ?? [])),
    ];
    expect(all.filter((id) => !from.has(id))).toEqual(['peer-coaching.5']);
    expect(from.size).toBe(all.length - 1);
  });
});
