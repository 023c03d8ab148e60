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
