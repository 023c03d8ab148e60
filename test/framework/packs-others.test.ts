import { describe, expect, it } from 'vitest';
import { ids, numbered, pack, stage } from './built-in-packs.js';

describe('gtc-tla', () => {
  const framework = pack('gtc-tla');
  const dimensions = ['knowledge', 'coaching', 'sharing', 'planning', 'carrying-out', 'evaluating'];

  it('has 4 stages by 6 dimensions: 24 descriptors, no two alike', () => {
    expect(framework.stages.map((one) => [one.id, ids(one.dimensions)])).toEqual(
      [1, 2, 3, 4].map((n) => [`stage-${n}`, dimensions.map((dimension) => `TLA${n}.${dimension}`)]),
    );
    const descriptors = framework.stages.flatMap((one) => one.dimensions.map(({ statement }) => statement));
    expect(new Set(descriptors).size).toBe(24);
    for (const one of framework.stages) {
      expect(one.dimensions.map(({ title }) => title)).toEqual(
        framework.stages[0]?.dimensions.map(({ title }) => title),
      );
      expect(one.requires).toMatchObject({ dimensions: 'all', evidence: 'file' });
      expect(one['evidence-types']).toHaveLength(4);
    }
  });

  it('asks for more from stage to stage', () => {
    expect(framework.stages.map(({ requires }) => requires.references)).toEqual(['none', 'none', 'cited', 'harvard']);
    expect(framework.stages.map(({ criteria }) => ids(criteria))).toEqual([
      ['TLA1.training-plan'],
      [],
      ['TLA3.triangulation'],
      ['TLA4.resource', 'TLA4.impact', 'TLA4.triangulation'],
    ]);
    expect(framework.stages.map((one) => one['sign-off'].map(({ role }) => role))).toEqual([
      ['link-tutor', 'tla-presentation'],
      ['tla-presentation'],
      ['tla-presentation'],
      ['tla-presentation'],
    ]);
    expect(framework.stages.every(({ requires }) => requires['sign-off'] === 'none')).toBe(true);
    expect(framework.stages.map(({ subsumes }) => subsumes)).toEqual([undefined, 'stage-1', 'stage-2', 'stage-3']);
  });

  it('has the four phases of a learning journey', () => {
    expect(ids(framework.phases)).toEqual(['preparing', 'creating-a-plan', 'on-the-journey', 'breakthrough']);
    expect([framework.status, framework.ended]).toEqual(['historical', 2012]);
  });
});

describe('ljmu-pgcert', () => {
  const framework = pack('ljmu-pgcert');

  it('has three modules of 20 credits, APEL for the first alone', () => {
    expect(framework.modules.map(({ id, title, credits, routes }) => [id, title, credits, routes])).toEqual([
      ['module-1', 'Mentoring in Education', 20, ['workshops', 'taught', 'apel']],
      ['module-2', 'Developing Mentoring and Coaching', 20, ['workshops', 'taught']],
      [
        'module-3',
        'Developing Collaborative Coaching for School/Organisational Improvement',
        20,
        ['workshops', 'taught'],
      ],
    ]);
    expect(ids(framework.routes)).toEqual(['workshops', 'taught', 'apel']);
  });

  it('demands its credits of each module, and analysis, reflection and theory with practice', () => {
    for (const [position, one] of framework.stages.entries()) {
      expect(one.requires.credits).toBe(20);
      expect(ids(one.criteria)).toEqual(
        ['analysis', 'reflection', 'theory-practice'].map((need) => `PG${position + 1}.${need}`),
      );
    }
    expect(framework.stages).toHaveLength(3);
  });
});

describe('lluk-2008', () => {
  const framework = pack('lluk-2008');
  const [agreement] = framework.agreements;

  it('has the mentoring agreement: 9 fields, 14, 6 and 3 obligations, 3 objectives, 20 paid hours', () => {
    expect(agreement?.fields).toHaveLength(9);
    expect(agreement?.parties.map(({ id, signs, obligations }) => [id, signs, ids(obligations)])).toEqual([
      ['mentor', true, numbered('mentor-', 14)],
      ['trainee', true, numbered('trainee-', 6)],
      ['institution', false, numbered('employer-', 3)],
    ]);
    expect(agreement?.objectives?.minimum).toBe(3);
    expect(agreement?.['paid-hours']).toBe(20);
    expect(agreement?.reports.map(({ due }) => due)).toEqual(['After the autumn half term', 'January', 'April']);
    expect(agreement?.observations.map((one) => [one.id, one['per-year']])).toEqual([
      ['of-trainee', 1],
      ['of-mentor', 1],
      ['of-subject-teacher', 1],
    ]);
  });

  it('has the contact schedule by route', () => {
    const rows = agreement?.schedules.map(({ id, periods }) => [
      id,
      periods.map(({ discussions, observations, reports }) => `${discussions}/${observations}/${reports}`).join(' '),
    ]);
    expect(rows).toEqual([
      ['pre-service', '3/1/1 2/1/0 2/1/1 2/1/0 1/1/1'],
      ['in-service', '0/1/0'],
    ]);
    const periods = agreement?.schedules[0]?.periods ?? [];
    const sum = (key: 'discussions' | 'observations' | 'reports') =>
      periods.reduce((total, one) => total + one[key], 0);
    expect([sum('discussions'), sum('observations'), sum('reports')]).toEqual([10, 5, 3]);
  });

  it('has three conversation models, each citing where its steps come from, and an observation without a grade', () => {
    const models = framework.outlines.filter(({ kind }) => kind === 'conversation');
    expect(models.map(({ id, parts }) => [id, ids(parts)])).toEqual([
      ['learning', ['purpose', 'strategy', 'outcome', 'review']],
      ['grow', ['goal', 'reality', 'options', 'will']],
      ['oskar', ['outcome', 'scaling', 'know-how', 'affirm-action', 'review']],
    ]);
    expect(models.every(({ source }) => source?.document && source.document !== framework.source?.document)).toBe(true);
    const observation = framework.outlines.filter(({ kind }) => kind === 'observation');
    expect(observation.flatMap(({ parts }) => ids(parts))).toEqual(['focus', 'seen', 'feedback', 'targets']);
  });

  it('has six purposes, a core with four units, and 30 hours of development', () => {
    expect(ids(framework.purposes)).toEqual(['itt', 'induction', 'performance', 'cpd', 'management', 'career']);
    expect(framework.units.map(({ id, kind }) => [id, kind])).toEqual([
      ['core', 'core'],
      ['observation', 'additional'],
      ['induction', 'additional'],
      ['performance-management', 'additional'],
      ['assessment', 'additional'],
    ]);
    expect(ids(framework.principles)).toEqual(['separate-roles', 'formative-observation', 'core-and-additional']);
    expect(stage(framework, 'core').requires).toMatchObject({
      hours: 30,
      agreements: 1,
      evidence: 'none',
      'sign-off': 'none',
    });
  });
});
