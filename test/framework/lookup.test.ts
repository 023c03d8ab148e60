import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeIds,
  type Framework,
  findReference,
  findStage,
  indexFramework,
  loadBuiltInFramework,
  standardSetsOf,
  standardsIn,
} from '../../src/framework/index.js';
import { editDistance, nearest } from '../../src/text/suggest.js';

function builtIn(id: string): Framework {
  const framework = loadBuiltInFramework(id);
  if (!framework) throw new Error(`no ${id}`);
  return framework;
}

const new2016 = builtIn('ljmu-2016');
const old2007 = builtIn('ljmu-2007');
const both = [new2016, old2007].map(indexFramework);
const onlyOld = both.slice(1);

describe('findReference', () => {
  it('takes a bare id from the first framework that has it', () => {
    const found = findReference(both, 'criteria', 'EM1');
    expect(found).toMatchObject({
      found: true,
      id: 'EM1',
      framework: { id: 'ljmu-2016' },
      item: { stage: { id: 'effective' }, point: null },
    });
    expect(findReference(both, 'criteria', 'EM12')).toMatchObject({ found: true, framework: { id: 'ljmu-2007' } });
  });

  it('takes a qualified id from that framework alone', () => {
    expect(findReference(both, 'criteria', 'ljmu-2007/EM1')).toMatchObject({
      found: true,
      id: 'EM1',
      framework: { id: 'ljmu-2007' },
    });
    expect(findReference(both, 'criteria', 'ljmu-2016/EM12')).toEqual({
      found: false,
      id: 'EM12',
      near: ['ljmu-2016/EM11', 'ljmu-2016/EM10'],
      unknownPack: null,
    });
    expect(findReference(both, 'stages', 'ljmu-2007/developing')).toMatchObject({
      found: true,
      item: { stage: { title: 'Developing Mentor' } },
    });
  });

  it('leads from a point to what it belongs to', () => {
    expect(findReference(both, 'criteria', 'DM7.2')).toMatchObject({
      found: true,
      item: { criterion: { id: 'DM7' }, point: { id: 'DM7.2' } },
    });
    expect(findReference(both, 'standards', 'MS2.4')).toMatchObject({
      found: true,
      item: { standard: { id: 'MS2' }, set: { id: 'mentor' } },
    });
    expect(findReference(onlyOld, 'skills', 'co-coaching.9.3')).toMatchObject({
      found: true,
      item: { skill: { id: 'co-coaching.9' } },
    });
  });

  it('finds roles, key questions and levels', () => {
    expect(findReference(both, 'roles', 'link-tutor')).toMatchObject({
      found: true,
      item: { role: { side: 'university' } },
    });
    expect(findReference(both, 'questions', 'KQ13')).toMatchObject({
      found: true,
      item: { stage: { id: 'advanced' } },
    });
    expect(findReference(both, 'levels', 'amber')).toMatchObject({ found: true, item: { scale: { id: 'rag' } } });
  });

  it.each(['IM.4a/b/c', 'IM. 4 a/b/c', ' IM.4 a / b / c ', 'ljmu-2007/IM. 4a/b/c'])('reads %j as one code', (text) => {
    expect(findReference(both, 'standards', text)).toMatchObject({
      found: true,
      id: 'IM.4a/b/c',
      item: { set: { id: 'attributes' } },
    });
  });

  it('says what looks like a pack that is not followed', () => {
    expect(findReference(both, 'dimensions', 'gtc-tla/TLA2.coaching')).toMatchObject({
      found: false,
      unknownPack: 'gtc-tla',
    });
    expect(findReference(both, 'standards', 'I.7/I.8')).toMatchObject({
      found: false,
      unknownPack: null,
      near: ['I.7', 'I.8'],
    });
  });

  it('never takes names of JavaScript for ids', () => {
    for (const text of ['constructor', '__proto__', 'toString', '']) {
      expect(findReference(both, 'criteria', text)).toMatchObject({ found: false, near: [] });
    }
  });
});

describe('nearest', () => {
  const criteria = [...(onlyOld[0]?.criteria.keys() ?? [])];

  it.each([
    ['dm5', ['DM5']],
    ['DM 5', ['DM5']],
    ['DM15', ['DM11', 'DM10']],
    ['DM71', ['DM7.1']],
    ['MD5', ['DM5']],
    ['banana', []],
    ['', []],
  ])('%j may be %j', (wrong, meant) => {
    expect(
      nearest(
        wrong,
        criteria.filter((id) => id.startsWith('DM')),
      ),
    ).toEqual(meant);
  });

  const id = fc.constantFrom(...criteria, ...(both[0]?.standards.keys() ?? []), ...(both[0]?.skills.keys() ?? []));
  const all = [...criteria, ...(both[0]?.standards.keys() ?? []), ...(both[0]?.skills.keys() ?? [])];

  it('finds the id itself, whatever its capitals and spaces', () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 0, max: 20 }), fc.boolean(), (meant, at, upper) => {
        const cased = upper ? meant.toUpperCase() : meant.toLowerCase();
        expect(nearest(`${cased.slice(0, at)} ${cased.slice(at)}`, all)).toContain(meant);
      }),
    );
  });

  it('offers ids only, none twice, none further off than the one meant by a slip of one key', () => {
    fc.assert(
      fc.property(id, fc.nat(20), fc.constantFrom(...'xyz0789'), (meant, place, key) => {
        const at = place % (meant.length + 1);
        const slip = meant.slice(0, at) + key + meant.slice(at);
        const near = nearest(slip, all);
        expect(near.length).toBeGreaterThan(0);
        expect(new Set(near).size).toBe(near.length);
        for (const one of near) {
          expect(all).toContain(one);
          expect(editDistance(slip.toLowerCase(), one.toLowerCase())).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('measures edits as a metric does', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', '1') });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
    expect(editDistance('DM21', 'DM12')).toBe(1);
  });
});

describe('describeIds', () => {
  it.each([
    [[], ''],
    [['DM1'], 'DM1'],
    [['DM1', 'DM2'], 'DM1 and DM2'],
    [['DM1', 'DM2', 'DM3'], 'DM1 to DM3'],
    [['I.2', 'I.3', 'I.6', 'I.7', 'I.8', 'I.9'], 'I.2, I.3 and I.6 to I.9'],
    [['red', 'amber', 'green'], 'red, amber and green'],
    [['PR1', 'PR1.1', 'PR1.2', 'PR1.3', 'PR2'], 'PR1, PR1.1 to PR1.3 and PR2'],
    [[...'abcdefghijkl'], 'a, b, c, d, e, f, g, h and 4 more'],
  ])('%j', (ids, text) => {
    expect(describeIds(ids)).toBe(text);
  });

  it('draws the criteria of a stage together', () => {
    expect(describeIds(findStage(old2007, 'developing')?.criteria.map(({ id }) => id) ?? [])).toBe('DM1 to DM11');
  });
});

describe('standards of a stage', () => {
  it('are those of its columns', () => {
    const sets = (framework: Framework, id: string) => {
      const stage = findStage(framework, id);
      return stage ? standardSetsOf(framework, stage).map((set) => set.id) : [];
    };
    expect(sets(old2007, 'prerequisite')).toEqual(['induction']);
    expect(sets(old2007, 'effective')).toEqual(['attributes', 'knowledge', 'skills']);
    expect(sets(new2016, 'advanced')).toEqual(['teaching', 'personal', 'mentor']);
  });

  it('make one cell of the table, a point counting for its standard', () => {
    const mentor = new2016['standard-sets'].find(({ id }) => id === 'mentor');
    expect(mentor && standardsIn(mentor, ['MS3', 'TS1', 'MS1.4', 'MS1.5'])).toEqual(['MS1', 'MS3']);
  });
});
