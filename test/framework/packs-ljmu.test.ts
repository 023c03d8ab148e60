import { describe, expect, it } from 'vitest';
import { checklistsOf, columnsOf, rolesOf, selfAssessmentOf } from '../../src/framework/index.js';
import { ids, numbered, pack, stage } from './built-in-packs.js';
import { ALL_LISTED } from './packs-for-tests.js';

describe('mentor-standards-2016', () => {
  const framework = pack('mentor-standards-2016');

  it('has 4 standards with 5, 9, 5 and 2 points', () => {
    const [set] = framework['standard-sets'];
    expect(set?.id).toBe('mentor');
    expect(set?.standards.map(({ id, points }) => [id, ids(points)])).toEqual([
      ['MS1', numbered('MS1.', 5)],
      ['MS2', numbered('MS2.', 9)],
      ['MS3', numbered('MS3.', 5)],
      ['MS4', numbered('MS4.', 2)],
    ]);
    expect(set?.standards.every(({ expects, points }) => !expects && points.every((p) => !('expects' in p)))).toBe(
      true,
    );
  });

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
  const listed = (text: string): string[] => text.split(/[\s|]+/).filter((code) => code !== '' && code !== 'none');
  const range = (prefix: string, from: number, to: number): string =>
    Array.from({ length: to - from + 1 }, (_, i) => `${prefix}${from + i}`).join(' ');

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
      expect(one['self-assessment']).toBeUndefined();
    }
  });

  it.each([
    ['prerequisite', 'PR', 5, [3, 0, 0, 7, 0], [], ['senior-staff']],
    ['developing', 'DM', 11, [0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0], ['mentoring'], ['professional-mentor', 'link-tutor']],
    [
      'effective',
      'EM',
      12,
      Array(12).fill(0),
      ['mentoring', 'coaching'],
      ['professional-mentor', 'partnership-manager'],
    ],
    [
      'advanced',
      'AM',
      12,
      Array(12).fill(0),
      ['coaching', 'co-coaching'],
      ['professional-mentor', 'partnership-manager'],
    ],
  ])('%s has its criteria, points, checklists and roles', (id, prefix, criteria, points, checklists, roles) => {
    const one = stage(framework, id);
    expect(ids(one.criteria)).toEqual(numbered(prefix, criteria));
    expect(one.criteria.map((criterion) => criterion.points.length)).toEqual(points);
    expect(checklistsOf(framework, one).map((list) => [list.id, list.from, list.skills.length])).toEqual(
      checklists.map((list) => [list, 'curee-2005', 10]),
    );
    expect(rolesOf(framework, one).map(({ role }) => role.id)).toEqual(roles);
    expect(one['sign-off'].every(({ comment }) => comment === 'required')).toBe(true);
  });

  it('keeps what «evidenced by» suggests, except where standards stand there', () => {
    const hinted = framework.stages.map(({ criteria }) => criteria.filter(({ hint }) => hint).length);
    expect(hinted).toEqual([0, 11, 12, 12]);
    const [em8, em11, em12] = ['EM8', 'EM11', 'EM12'].map((id) =>
      stage(framework, 'effective').criteria.find((criterion) => criterion.id === id),
    );
    expect(new Set([em8?.hint, em11?.hint, em12?.hint])).toEqual(new Set(['Documentation and QA procedures.']));
    expect(`${em11?.statement} ${em12?.statement}`).not.toMatch(/document|procedure/i);
  });

  it('keeps the columns of each stage', () => {
    const columns = framework.stages.map((one) => columnsOf(framework, one).map(({ id }) => id));
    const byStage = [
      'criterion',
      'evidenced-by',
      'achieved',
      'standards/attributes',
      'standards/knowledge',
      'standards/skills',
    ];
    expect(columns).toEqual([['criterion', 'standards/induction', 'achieved', 'links'], byStage, byStage, byStage]);
    const { links, criteria } = stage(framework, 'prerequisite');
    expect([links.length, ...criteria.map((criterion) => criterion.links.length)]).toEqual([0, 5, 0, 0, 0, 0]);
    expect(criteria[0]?.links.every(({ statement }) => statement)).toBe(true);
  });

  // Row order, column after column, as read off the source.
  const mapping: Record<string, Record<string, string>> = {
    prerequisite: {
      PR1: 'I.2 I.3 I.6 I.7 I.8 I.9',
      PR2: 'I.11 I.15 I.16',
      PR3: 'I.20 I.21',
      PR4: 'I.26 I.37a/b I.38a/b I.21 I.40 I.41 I.10 I.12 I.31 I.18 I.19 I.13 I.14',
      PR5: 'I.4a/b/c I.40',
    },
    developing: {
      DM1: 'IM.1 IM.2 IM.3 | IM.10 IM.11 IM.12 | IM.26 IM.27 IM.28',
      DM2: 'IM.4a/b/c IM.5 IM.6 | IM.13 IM.14 IM.15 | IM.29 IM.30 IM.31',
      DM3: 'IM.7 IM.8 IM.9 | IM.16 IM.17 IM.18 | IM.32 IM.33 IM.34',
      DM4: 'none | IM.19 IM.20 | IM.35a/b/c IM.36a/b',
      DM5: 'none | IM.21 IM.22 IM.23 | IM.37 IM.38',
      DM6: 'none | IM.24 IM.25 | none',
    },
    effective: {
      EM1: 'IM.1 IM.2 IM.3 P.1 | IM.10 P.2 IM.11 IM.12 | IM.26 IM.27 P.7 P.8',
      EM2: 'IM.4a/b/c IM.5 | IM.13 IM.14 | IM.28 IM.29',
      EM3: 'IM.6 IM.7 | P.3 P.4 | IM.30 IM.31',
      EM4: 'IM.8 IM.9 | IM.15 P.5 IM.16 | IM.32 IM.33 IM.34',
      EM5: `none | ${range('IM.', 17, 23)} | P.9 IM.35a/b/c IM.36a/b IM.37 IM.38 P.10 P.11`,
      EM6: 'none | IM.24 IM.25 P.6 | none',
    },
    advanced: {
      AM1: 'IM.1 IM.2 | IM.10 P.2 | IM.26 IM.27',
      AM2: `IM.3 P.1 E.1 A.1 IM.4a/b/c ${range('IM.', 5, 9)} | E.3 ${range('IM.', 11, 14)} P.3 P.4 E.4 IM.15 P.5 E.5
        ${range('IM.', 16, 19)} | P.7 P.8 E.7 IM.28 IM.29 E.8 IM.30 E.9 ${range('IM.', 31, 34)} P.9 E.10 E.11`,
      AM3: `none | E.6 ${range('IM.', 20, 25)} P.6 | IM.35a/b/c IM.36a/b IM.37 IM.38 P.10 E.12 A.2`,
      AM4: `none | EA(2.12) IMPEA(2.13) PEA(2.13) IMPEA(2.14) IMPEA(2.15) IMPEA(2.16) IMPEA(2.17) PEA(2.17) |
        PEA(3.14) EA(3.15) A(3.16) IMPEA(3.17) IMPEA(3.18) IMPEA(3.19) P.11 E.13 E.14 A.3`,
    },
  };

  it.each(Object.keys(mapping))('%s: the standards of each criterion, in row order', (id) => {
    for (const criterion of stage(framework, id).criteria) {
      expect(criterion.standards, criterion.id).toEqual(listed(mapping[id]?.[criterion.id] ?? ''));
    }
  });

  it('PR4 has its standards point by point', () => {
    const pr4 = stage(framework, 'prerequisite').criteria.find(({ id }) => id === 'PR4');
    expect(pr4?.points.map(({ standards }) => standards?.join(' '))).toEqual([
      'I.26',
      'I.37a/b I.38a/b',
      'I.21 I.40 I.41',
      'I.10',
      'I.12 I.31',
      'I.18 I.19',
      'I.13 I.14',
    ]);
  });

  it('puts every code in the set of the column it stands in, and no code that no criterion names', () => {
    const columns = ['attributes', 'knowledge', 'skills'];
    const named = Object.values(mapping).flatMap((rows) => Object.values(rows));
    const byStage = Object.entries(mapping).filter(([id]) => id !== 'prerequisite');
    for (const row of byStage.flatMap(([, rows]) => Object.values(rows))) {
      for (const [position, cell] of row.split('|').entries()) {
        const set = framework['standard-sets'].find(({ id }) => id === columns[position]);
        expect(ids(set?.standards ?? [])).toEqual(expect.arrayContaining(listed(cell)));
      }
    }
    const all = framework['standard-sets'].flatMap(({ standards }) => ids(standards));
    expect(new Set(all)).toEqual(new Set(named.flatMap(listed)));
    expect(framework['standard-sets'].flatMap(({ standards }) => standards).some(({ statement }) => statement)).toBe(
      false,
    );
  });
});

describe('ljmu-2016', () => {
  const framework = pack('ljmu-2016');
  const advanced = stage(framework, 'advanced');
  const effective = stage(framework, 'effective');

  it('advanced: 12 criteria, 21 points to rate, 20 skills, 13 key questions, two to sign', () => {
    expect(ids(advanced.criteria)).toEqual(numbered('AM', 12));
    expect(selfAssessmentOf(framework, advanced)?.points).toHaveLength(21);
    expect(selfAssessmentOf(framework, advanced)?.scale.id).toBe('rag');
    expect(checklistsOf(framework, advanced).map((list) => [list.id, list.from, list.skills.length])).toEqual([
      ['coaching', 'curee-2012', 10],
      ['co-coaching', 'curee-2012', 10],
    ]);
    expect(ids(advanced.reflection?.questions ?? [])).toEqual(numbered('KQ', 13));
    expect(advanced['sign-off'].map(({ role, comment }) => [role, comment])).toEqual([
      ['head-teacher', 'required'],
      ['recognition-team', 'required'],
    ]);
    expect(rolesOf(framework, advanced).map(({ role }) => role.side)).toEqual(['school', 'university']);
    expect(advanced.requires).toEqual(ALL_LISTED);
  });

  it('effective: what the published pages say, marked unverified', () => {
    expect(effective.unverified).toBeTruthy();
    expect(advanced.unverified).toBeUndefined();
    expect(ids(effective.criteria)).toEqual(numbered('EM', 11));
    const developing = stage(pack('ljmu-2007'), 'developing').criteria;
    expect(effective.criteria.map(({ points }) => points.length)).toEqual(
      developing.map(({ points }) => points.length),
    );
    expect(checklistsOf(framework, effective).map((list) => [list.id, list.from])).toEqual([
      ['mentoring', 'curee-2005'],
      ['coaching', 'curee-2012'],
    ]);
    expect(effective.reflection?.questions).toBeUndefined();
    expect(effective['sign-off'].map(({ role }) => role)).toEqual(['professional-mentor', 'recognition-team']);
  });

  it('has the three sets of the form, P1 to P10 expected past the threshold only', () => {
    const standards = (id: string) => framework['standard-sets'].find((set) => set.id === id)?.standards ?? [];
    expect(ids(standards('teaching'))).toEqual([...numbered('TS', 8), ...numbered('P', 6)]);
    expect(ids(standards('personal'))).toEqual([...numbered('PPC', 3), 'P7', 'P8', 'P9', 'P10']);
    expect(ids(standards('mentor'))).toEqual(numbered('MS', 4));
    const post = framework['standard-sets'].flatMap((set) => set.standards).filter(({ expects }) => expects === 'post');
    expect(ids(post)).toEqual(numbered('P', 10));
  });

  it('has no «evidenced by» column', () => {
    for (const one of [effective, advanced]) {
      expect(columnsOf(framework, one).map(({ id }) => id)).toEqual([
        'criterion',
        'achieved',
        'standards/teaching',
        'standards/personal',
        'standards/mentor',
      ]);
    }
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
