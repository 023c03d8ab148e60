import { describe, expect, test } from 'vitest';
import {
  coverStage,
  findStageIn,
  type LinkedPortfolio,
  linkPortfolio,
  type Suggestion,
  suggestEquivalents,
  suggestFor,
} from '../../src/coverage/index.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../src/framework/index.js';
import { readOwnFrameworks } from '../../src/framework/own/library.js';
import { filesInMemory, readPortfolio } from '../../src/portfolio/index.js';

function follow(frameworks: string, stage: string, files: Record<string, string>): LinkedPortfolio {
  const builtIn = { ids: () => listBuiltInFrameworks().map(({ id }) => id), load: loadBuiltInFramework };
  const all = filesInMemory({ 'portfolio.yaml': `version: 1\nframework: ${frameworks}\nstage: ${stage}\n`, ...files });
  return linkPortfolio(readPortfolio(all, readOwnFrameworks(all.texts, builtIn)));
}

const entry = (fields: string): string => `---\nkind: entry\n${fields}\n---\n\nWe observed together.\n`;

function suggested(linked: LinkedPortfolio, stage?: string): Suggestion[] {
  const place = stage === undefined ? linked.currentStage : findStageIn(linked.indexes, stage);
  return suggestEquivalents(linked, place ? [place] : []);
}

const told = (all: readonly Suggestion[]): string[] =>
  all.map(
    ({ named, framework, id, relation, open }) => `${named} ${relation} ${framework}/${id}${open ? ' open' : ''}`,
  );

describe('what an entry could also count for', () => {
  const BOTH = '[ljmu-2016, ljmu-2007]';

  test('is the counterpart of the criterion it names, where nothing names that', () => {
    const linked = follow(BOTH, 'advanced', { 'journal/a.md': entry('criteria: [AM1, AM2]') });
    expect(told(suggested(linked))).toEqual([
      'ljmu-2016/AM1 exact ljmu-2007/AM1 open',
      'ljmu-2016/AM2 exact ljmu-2007/EM4 open',
    ]);
    expect(suggested(linked)[1]).toMatchObject({
      file: 'journal/a.md',
      at: { line: 3, column: 17, endLine: 3, endColumn: 20 },
      kind: 'criteria',
      add: { criteria: ['ljmu-2007/EM4'] },
    });
  });

  test('changes no coverage', () => {
    const linked = follow(BOTH, 'advanced', { 'journal/a.md': entry('criteria: [AM2]') });
    const place = findStageIn(linked.indexes, 'ljmu-2007/effective');
    if (!place) throw new Error('no stage');
    expect(suggested(linked)).toHaveLength(1);
    expect(coverStage(linked, place).criteria.every(({ state }) => state === 'open')).toBe(true);
  });

  test('is nothing that it names already, by a point of it or as a whole', () => {
    const linked = follow('[ljmu-2007, ljmu-2016]', 'developing', {
      'journal/a.md': entry('criteria: [DM7.1, ljmu-2016/EM7]'),
      'journal/b.md': entry('criteria: [DM7.2]'),
    });
    expect(suggested(linked).map(({ file }) => file)).toEqual(['journal/b.md']);
    expect(told(suggested(linked))).toEqual(['ljmu-2007/DM7 exact ljmu-2016/EM7']);
  });

  test('a bare id is written only for the framework that comes first', () => {
    const linked = follow(BOTH, 'advanced', { 'journal/a.md': entry('criteria: [ljmu-2007/EM4]') });
    expect(suggested(linked)[0]?.add).toEqual({ criteria: ['AM2'] });
  });

  test('comes from an entry of the stage in question, or leads to the stage', () => {
    const linked = follow(BOTH, 'advanced', {
      'journal/a.md': entry('criteria: [AM2]'),
      'journal/b.md': entry('criteria: [EM3]'),
    });
    expect(told(suggested(linked))).toEqual(['ljmu-2016/AM2 exact ljmu-2007/EM4 open']);
    expect(told(suggested(linked, 'ljmu-2016/effective'))).toEqual(['ljmu-2016/EM3 exact ljmu-2007/DM3 open']);
    expect(told(suggested(linked, 'ljmu-2007/developing'))).toEqual(['ljmu-2016/EM3 exact ljmu-2007/DM3 open']);
  });

  test('an empty entry suggests nothing, and neither does a single framework', () => {
    const empty = { 'journal/a.md': '---\nkind: entry\ncriteria: [AM2]\n---\n' };
    expect(suggested(follow(BOTH, 'advanced', empty))).toEqual([]);
    expect(suggested(follow('ljmu-2016', 'advanced', { 'journal/a.md': entry('criteria: [AM2]') }))).toEqual([]);
  });

  test('skills and standards have counterparts too', () => {
    const linked = follow('[ljmu-2016, curee-2012, dfes-2004, curee-2005]', 'advanced', {
      'journal/a.md': entry('criteria: [AM2]\nskills: [dfes-2004/coaching.6]'),
    });
    expect(suggested(linked)).toMatchObject([
      { relation: 'broader', framework: 'curee-2005', id: 'coaching.1', add: { skills: ['curee-2005/coaching.1'] } },
      { relation: 'related', framework: 'curee-2012', id: 'coaching.1', via: 'curee-2005/coaching.1' },
    ]);
  });
});

describe('three frameworks', () => {
  const THREE = '[ljmu-2016, gtc-tla, ljmu-pgcert]';

  test('stages that go together say of what an entry could name something', () => {
    const linked = follow(THREE, 'advanced', { 'journal/a.md': entry('criteria: [AM4]') });
    expect(told(suggested(linked))).toEqual([
      'ljmu-2016/advanced related gtc-tla/stage-3 open',
      'ljmu-2016/advanced related gtc-tla/stage-4 open',
      'ljmu-2016/advanced related ljmu-pgcert/module-3 open',
    ]);
    expect(suggested(linked)[2]?.add).toEqual({
      criteria: ['ljmu-pgcert/PG3.analysis', 'ljmu-pgcert/PG3.reflection', 'ljmu-pgcert/PG3.theory-practice'],
    });
  });

  test('an entry that names something of a framework is asked about its stages no more', () => {
    const linked = follow(THREE, 'advanced', {
      'journal/a.md': entry('criteria: [AM4]\ndimensions: [gtc-tla/TLA3.coaching]'),
    });
    expect(told(suggested(linked))).toEqual(['ljmu-2016/advanced related ljmu-pgcert/module-3 open']);
  });

  test('one that names all three counts in all three, in the stage of the first, and is asked nothing', () => {
    const linked = follow(THREE, 'advanced', {
      'journal/a.md': entry('criteria: [AM4, ljmu-pgcert/PG3.analysis]\ndimensions: [gtc-tla/TLA3.coaching]'),
    });
    const covered = (name: string): string[] => {
      const place = findStageIn(linked.indexes, name);
      if (!place) throw new Error(name);
      const { criteria, dimensions } = coverStage(linked, place);
      const shown = [
        ...criteria.map((one) => ({ id: one.criterion.id, entries: one.entries })),
        ...dimensions.map((one) => ({ id: one.dimension.id, entries: one.entries })),
      ];
      return shown.filter(({ entries }) => entries.length > 0).map(({ id }) => id);
    };
    expect(covered('advanced')).toEqual(['AM4']);
    expect(covered('gtc-tla/stage-3')).toEqual(['TLA3.coaching']);
    expect(covered('ljmu-pgcert/module-3')).toEqual(['PG3.analysis']);
    expect(linked.portfolio.documents.map((one) => linked.stageOf(one)?.stage.id)).toEqual(['advanced']);
    expect(suggested(linked)).toEqual([]);
  });
});

test('an entry that is about to be written is asked the same', () => {
  const linked = follow('[ljmu-2016, ljmu-2007]', 'advanced', {});
  expect(suggestFor(linked, { criteria: ['AM2', 'no such id'] })).toMatchObject([
    { named: 'ljmu-2016/AM2', framework: 'ljmu-2007', id: 'EM4', relation: 'exact' },
  ]);
});

test('a crosswalk of a pack that leads to nothing suggests nothing', () => {
  const pack =
    'id: own\ntitle: Own\nversion: 1\nstatus: current\nlicence: MIT\nstages: [{id: one, title: One, criteria: [{id: A1, statement: Listens.}]}]\ncrosswalks: [{from: A1, to: ljmu-2016/AM99, relation: exact}]\n';
  const linked = follow('[own, ljmu-2016]', 'one', {
    'frameworks/own.yaml': pack,
    'journal/a.md': entry('criteria: [A1]'),
  });
  expect(suggested(linked)).toEqual([]);
});

describe('two packs of one crosswalk each', () => {
  const many = Array.from({ length: 41 }, (_, index) => `{id: M${index}, statement: Shows.}`).join(', ');
  const pack = (id: string, rest: string): string =>
    `id: ${id}\ntitle: Own\nversion: 1\nstatus: current\nlicence: MIT\n${rest}`;
  const PACKS = {
    'frameworks/one.yaml': pack(
      'one',
      `standard-sets: [{id: set, title: Set, standards: [{id: ST1, statement: Teaches.}]}]
stages:
  - {id: first, title: First, criteria: [{id: A1, statement: Listens., points: [{id: A1.1, statement: Well.}]}, {id: A2, statement: Asks.}]}
  - {id: second, title: Second, criteria: [{id: A3, statement: Tells.}]}
crosswalks: FROM_ONE
`,
    ),
    'frameworks/two.yaml': pack(
      'two',
      `standard-sets: [{id: set, title: Set, standards: [{id: ST9, statement: Leads.}]}]
stages:
  - {id: large, title: Large, criteria: [${many}]}
  - {id: broad, title: Broad, dimensions: [{id: D1, statement: Grows.}]}
  - {id: single, title: Single, criteria: [{id: S1, statement: Once.}]}
  - {id: empty, title: Empty}
crosswalks: [{from: large, to: one/second, relation: related}]
`,
    ),
  };
  const walk = (crosswalks: string, fields: string, more: Record<string, string> = {}): Suggestion[] =>
    suggested(
      follow('[one, two]', 'first', {
        ...PACKS,
        'frameworks/one.yaml': PACKS['frameworks/one.yaml'].replace('FROM_ONE', crosswalks),
        'journal/a.md': entry(fields),
        ...more,
      }),
    );

  test.each<[what: string, crosswalk: string, fields: string, add: object[]]>([
    ['a criterion of another', 'A1, to: two/M0', 'criteria: A1', [{ criteria: ['two/M0'] }]],
    ['the whole, for a point of it', 'A1, to: two/M0', 'criteria: A1.1', [{ criteria: ['two/M0'] }]],
    ['the same once, for a point and the whole', 'A1, to: two/M0', 'criteria: [A1.1, A1]', [{ criteria: ['two/M0'] }]],
    ['what is named already, of itself', 'A1, to: two/M0', 'criteria: [A1, two/M0]', []],
    ['a dimension for a criterion', 'A1, to: two/D1', 'criteria: A1', [{ dimensions: ['two/D1'] }]],
    ['a standard for a standard', 'ST1, to: two/ST9', 'stage: first\nstandards: ST1', [{ standards: ['two/ST9'] }]],
    [
      'a stage by its first forty ids',
      'first, to: two/large',
      'criteria: A1',
      [{ criteria: Array.from({ length: 40 }, (_, index) => `two/M${index}`) }],
    ],
    ['a stage by its one criterion', 'first, to: two/single', 'criteria: A1', [{ criteria: ['two/S1'] }]],
    ['a stage by its dimensions', 'first, to: two/broad', 'criteria: A1', [{ dimensions: ['two/D1'] }]],
    ['nothing of an empty stage', 'first, to: two/empty', 'criteria: A1', []],
    ['nothing of a stage that there is not', 'first, to: two/none', 'criteria: A1', []],
    ['nothing of a pack that is not followed', 'A1, to: three/X1', 'criteria: A1', []],
    ['nothing for what is not known', 'A1, to: two/M0', 'stage: first\ncriteria: Z9', []],
  ])('suggest %s', (_, crosswalk, fields, add) => {
    expect(walk(`[{from: ${crosswalk}, relation: exact}]`, fields).map((one) => one.add)).toEqual(add);
  });

  test('a stage that another entry names something of is open no more', () => {
    const stages = (more: Record<string, string>): boolean[] =>
      walk('[{from: first, to: two/large, relation: related}]', 'criteria: A1', more).flatMap((one) =>
        one.file === 'journal/a.md' ? [one.open] : [],
      );
    expect(stages({})).toEqual([true]);
    expect(stages({ 'journal/b.md': entry('criteria: two/M3') })).toEqual([false]);
  });
});
