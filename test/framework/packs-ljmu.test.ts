import { describe, expect, it } from 'vitest';
import { selfAssessmentOf } from '../../src/framework/index.js';
import { numbered, pack, stage } from './built-in-packs.js';
import { ALL_LISTED } from './packs-for-tests.js';

describe('mentor-standards-2016', () => {
  const framework = pack('mentor-standards-2016');

  it('asks for a target and an action where a point is red, and suggests both where it is amber', () => {
    const levels = framework.scales.find(({ id }) => id === 'rag')?.levels;
    expect(levels?.map(({ id, 'asks-for': asks = [], suggests = [] }) => [id, asks, suggests])).toEqual([
      ['red', ['target', 'action'], []],
      ['amber', [], ['target', 'action']],
      ['green', [], []],
    ]);
    expect(levels?.every(({ meaning }) => meaning)).toBe(true);
  });
});

describe('ljmu-2007', () => {
  const framework = pack('ljmu-2007');

  it('has four stages, each subsuming the one before', () => {
    expect(framework.stages.map(({ id, subsumes }) => [id, subsumes])).toEqual([
      ['prerequisite', undefined],
      ['developing', 'prerequisite'],
      ['effective', 'developing'],
      ['advanced', 'effective'],
    ]);
    for (const one of framework.stages) {
      expect(one.principle && one.descriptor).toBeTruthy();
      expect(one.knowledge.length * one['evidence-types'].length * one.aligned.length, one.id).toBeGreaterThan(0);
      expect(one.requires).toMatchObject({ evidence: 'entry', reflection: 'text', targets: 1, 'sign-off': 'all' });
    }
  });

  it('keeps what «evidenced by» suggests where the scan ran it into the title', () => {
    const [em8, em11, em12] = ['EM8', 'EM11', 'EM12'].map((id) =>
      stage(framework, 'effective').criteria.find((criterion) => criterion.id === id),
    );
    expect(new Set([em8?.hint, em11?.hint, em12?.hint])).toEqual(new Set(['Documentation and QA procedures.']));
    expect(`${em11?.statement} ${em12?.statement}`).not.toMatch(/document|procedure/i);
  });

  it('says of its codes no more than the source: no words', () => {
    const standards = framework['standard-sets'].flatMap((set) => set.standards);
    expect(standards.filter(({ statement, words }) => statement || words)).toEqual([]);
  });
});

describe('ljmu-2016', () => {
  const framework = pack('ljmu-2016');
  const advanced = stage(framework, 'advanced');
  const effective = stage(framework, 'effective');

  it('advanced: 21 points to rate; what it demands is what its form lists', () => {
    expect(selfAssessmentOf(framework, advanced)?.points).toHaveLength(21);
    expect(advanced.requires).toEqual(ALL_LISTED);
  });

  it('effective: has the points of the developing stage of 2007', () => {
    const developing = stage(pack('ljmu-2007'), 'developing').criteria;
    expect(effective.criteria.map(({ points }) => points.length)).toEqual(
      developing.map(({ points }) => points.length),
    );
  });

  it('leads back to 2007', () => {
    const criteria = framework.crosswalks.filter(({ from }) => /^[A-Z]/.test(from));
    expect(criteria.map(({ from, to }) => [from, to])).toEqual([
      ...numbered('', 11).map((n) => [`EM${n}`, `ljmu-2007/DM${n}`]),
      ...numbered('', 12).map((n) => [`AM${n}`, n === '2' ? 'ljmu-2007/EM4' : `ljmu-2007/AM${n}`]),
    ]);
    expect(criteria.every(({ relation }) => relation === 'exact')).toBe(true);
  });
});
