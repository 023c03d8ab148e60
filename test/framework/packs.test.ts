import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileFolder, summarise } from '../../src/framework/compile.js';
import {
  checklistsOf,
  columnsOf,
  equivalentsOf,
  type Framework,
  type FrameworkStage,
  findStage,
  listBuiltInFrameworks,
  loadBuiltInFramework,
  rolesOf,
  selfAssessmentOf,
} from '../../src/framework/index.js';

const folder = join(import.meta.dirname, '..', '..', 'templates', 'frameworks');
const { frameworks, problems } = compileFolder(folder);

function pack(id: string): Framework {
  const found = frameworks.find((framework) => framework.id === id);
  if (!found) throw new Error(`templates/frameworks/${id}.yaml is missing`);
  return found;
}

function stage(framework: Framework, id: string): FrameworkStage {
  const found = findStage(framework, id);
  if (!found) throw new Error(`${framework.id} has no stage ${id}`);
  return found;
}

const ids = (parts: readonly { id: string }[]): string[] => parts.map(({ id }) => id);
const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
const skillsOf = (framework: Framework, checklist: string): string[] =>
  ids(framework.checklists.find(({ id }) => id === checklist)?.skills ?? []);

describe('all built-in packs', () => {
  it('resolve without a problem', () => {
    expect(problems).toEqual([]);
    expect(ids(frameworks)).toEqual([
      'curee-2005',
      'curee-2012',
      'dfes-2004',
      'gtc-tla',
      'ljmu-2007',
      'ljmu-2016',
      'ljmu-pgcert',
      'lluk-2008',
      'mentor-standards-2016',
    ]);
  });

  it.each(frameworks.map((framework) => [framework.id, framework] as const))(
    '%s says where its text stands',
    (_, framework) => {
      expect(framework.source?.document).toBeTruthy();
      expect(framework.licence).toMatch(/our own wording.*©/i);
      const parts = [
        ...framework.stages.flatMap((one) => [
          ...one.criteria,
          ...one.dimensions,
          ...(one.reflection?.questions ?? []),
        ]),
        ...framework.checklists.flatMap(({ skills }) => skills),
        ...framework['standard-sets'].flatMap(({ standards }) => standards),
        ...framework.modes.flatMap(({ activities = [] }) => activities),
      ];
      expect(parts.filter(({ source }) => !source?.section).map(({ id }) => id)).toEqual([]);
    },
  );

  it('come compiled, as they stand in templates', () => {
    for (const framework of frameworks) expect(loadBuiltInFramework(framework.id)).toEqual(framework);
    const listed = listBuiltInFrameworks();
    expect(listed).toHaveLength(frameworks.length);
    expect(listed).toEqual(expect.arrayContaining(frameworks.map(summarise)));
    const firstHistorical = listed.findIndex(({ status }) => status === 'historical');
    expect(listed.slice(firstHistorical).every(({ status }) => status === 'historical')).toBe(true);
  });

  it.each(['', 'nothing', 'index', '../package', 'ljmu-2016/../ljmu-2007', 'LJMU-2016', 'ljmu-2016.json'])(
    'do not hold %j',
    (id) => {
      expect(loadBuiltInFramework(id)).toBeNull();
    },
  );

  it('name their schema, so that editors complete', () => {
    for (const { id } of frameworks) {
      const [first] = readFileSync(join(folder, `${id}.yaml`), 'utf8').split('\n');
      expect(first).toBe('# yaml-language-server: $schema=../schemas/framework-pack.schema.json');
    }
  });
});

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

  it('asks for a target and an action where a point is red or amber', () => {
    const levels = framework.scales.find(({ id }) => id === 'rag')?.levels;
    expect(levels?.map(({ id, 'asks-for': asks = [] }) => [id, asks])).toEqual([
      ['red', ['target', 'action']],
      ['amber', ['target', 'action']],
      ['green', []],
    ]);
    expect(levels?.every(({ meaning }) => meaning)).toBe(true);
  });
});

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
    expect(stage(framework, 'prerequisite').links).toHaveLength(5);
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
    expect(advanced.requires).toEqual({
      evidence: 'entry',
      'self-assessment': 'complete',
      checklists: 'complete',
      reflection: 'text',
      questions: 'guide',
      targets: 1,
      'sign-off': 'all',
      dimensions: 'none',
      references: 'none',
      credits: 0,
      hours: 0,
      agreements: 0,
    });
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
      ['link-tutor'],
      [],
      [],
      [],
    ]);
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

describe('the programmes beside each other', () => {
  const three = [pack('ljmu-2007'), pack('gtc-tla'), pack('ljmu-pgcert')] as const;

  it.each([
    ['developing', ['gtc-tla/stage-1', 'ljmu-pgcert/module-1']],
    ['effective', ['gtc-tla/stage-2', 'ljmu-pgcert/module-2']],
    ['advanced', ['gtc-tla/stage-3', 'gtc-tla/stage-4', 'ljmu-pgcert/module-3']],
  ])('%s goes with its TLA stage and module', (id, others) => {
    expect(equivalentsOf(three, three[0], id).map((one) => `${one.framework}/${one.id}`)).toEqual(others);
    expect(stage(three[0], id).aligned.map(({ to }) => to)).toEqual(others);
  });

  it('the prerequisite stage goes with none', () => {
    expect(equivalentsOf(three, three[0], 'prerequisite')).toEqual([]);
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

describe('lluk-2008', () => {
  const framework = pack('lluk-2008');
  const [agreement] = framework.agreements;

  it('has the mentoring agreement: 9 fields, 14, 6 and 3 obligations, 3 objectives, 20 paid hours', () => {
    expect(agreement?.fields).toHaveLength(9);
    expect(agreement?.parties.map(({ id, signs, obligations }) => [id, signs, ids(obligations)])).toEqual([
      ['mentor', true, numbered('mentor-', 14)],
      ['trainee', true, numbered('trainee-', 6)],
      ['employer', false, numbered('employer-', 3)],
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
