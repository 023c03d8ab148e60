import { describe, expect, it, test } from 'vitest';
import { type Crosswalk, equivalentsFinder, type Framework } from '../../src/framework/index.js';
import { resolvePack } from '../../src/framework/resolve.js';
import { growth, NEARLY_LINEAR } from '../support/growth.js';
import { pack } from './built-in-packs.js';

const found = (packs: string[], from: string, id: string): string[] =>
  equivalentsFinder(packs.map(pack))(from, id).map(
    (one) => `${one.relation} ${one.framework}/${one.id}${one.via === null ? '' : ` by way of ${one.via}`}`,
  );

function linked(id: string, crosswalks: [from: string, relation: Crosswalk['relation'], to: string][]): Framework {
  const rows = crosswalks.map(([from, relation, to]) => ({ from, relation, to }));
  return resolvePack({ id, title: id, version: 1, status: 'current', licence: 'MIT', crosswalks: rows }, () => null)
    .framework;
}

describe('equivalentsFinder', () => {
  it('looks both ways, among the frameworks followed', () => {
    expect(found(['ljmu-2016', 'ljmu-2007'], 'ljmu-2016', 'AM2')).toEqual(['exact ljmu-2007/EM4']);
    expect(found(['ljmu-2016', 'ljmu-2007'], 'ljmu-2007', 'EM4')).toEqual(['exact ljmu-2016/AM2']);
    expect(found(['ljmu-2016'], 'ljmu-2016', 'AM2')).toEqual([]);
    expect(found(['ljmu-2016', 'ljmu-2007'], 'ljmu-2007', 'AM2')).toEqual([]);
  });

  it('turns broader and narrower round with the direction', () => {
    const find = equivalentsFinder([linked('a', [['A1', 'broader', 'b/B1']]), linked('b', [])]);
    expect(find('a', 'A1')).toMatchObject([{ id: 'B1', relation: 'broader' }]);
    expect(find('b', 'B1')).toMatchObject([{ id: 'A1', relation: 'narrower' }]);
  });

  it('follows two rows that meet in a pack nobody follows, and calls that related', () => {
    expect(found(['ljmu-2016', 'gtc-tla', 'ljmu-pgcert'], 'ljmu-2016', 'effective')).toEqual([
      'related gtc-tla/stage-1 by way of ljmu-2007/developing',
      'related ljmu-pgcert/module-1 by way of ljmu-2007/developing',
    ]);
    const find = equivalentsFinder([linked('a', [['A1', 'exact', 'x/X']]), linked('b', [['B1', 'exact', 'x/X']])]);
    expect(find('a', 'A1')).toEqual([{ framework: 'b', id: 'B1', relation: 'related', via: 'x/X' }]);
  });

  it('takes the row that leads straight there', () => {
    expect(found(['ljmu-2016', 'gtc-tla', 'ljmu-pgcert', 'ljmu-2007'], 'ljmu-2016', 'advanced')).toEqual([
      'related ljmu-2007/advanced',
      'related gtc-tla/stage-3',
      'related gtc-tla/stage-4',
      'related ljmu-pgcert/module-3',
    ]);
  });

  it('makes no chain of two parts of one broader thing, and none of three rows', () => {
    const parts = [linked('a', [['A1', 'broader', 'x/X']]), linked('b', [['B1', 'broader', 'x/X']])];
    expect(equivalentsFinder(parts)('a', 'A1')).toEqual([]);
    const far = [
      linked('a', [['A1', 'exact', 'x/X']]),
      linked('b', [['B1', 'exact', 'y/Y']]),
      linked('c', [
        ['C1', 'exact', 'x/X'],
        ['C1', 'exact', 'y/Y'],
      ]),
    ];
    expect(equivalentsFinder(far)('a', 'A1').map(({ id }) => id)).toEqual(['C1']);
  });

  it('stays quick where a pack has thousands of rows to one id', () => {
    const many = linked(
      'a',
      Array.from({ length: 20_000 }, (_, number) => [`A${number}`, 'exact', 'x/X']),
    );
    const find = equivalentsFinder([many, linked('b', [['B1', 'exact', 'x/X']])]);
    const findMany = (count: number): void => {
      for (let number = 0; number < count; number++) find('a', `A${number}`);
    };
    expect(growth(findMany, 5_000)).toBeLessThan(NEARLY_LINEAR);
  });
});

/** What the packs hold, whoever follows them. */
describe('the crosswalks that the frameworks need', () => {
  const rows = (id: string, to: string): string[] =>
    pack(id).crosswalks.flatMap((row) =>
      row.to.startsWith(`${to}/`) ? [`${row.from} ${row.relation} ${row.to.slice(to.length + 1)}`] : [],
    );
  const each = (number: number, make: (one: number) => string): string[] =>
    Array.from({ length: number }, (_, index) => make(index + 1));

  test('developing, effective and advanced to TLA stages and modules', () => {
    expect(rows('gtc-tla', 'ljmu-2007')).toEqual([
      'stage-1 related developing',
      'stage-2 related effective',
      'stage-3 related advanced',
      'stage-4 related advanced',
    ]);
    expect(rows('ljmu-pgcert', 'ljmu-2007')).toEqual([
      'module-1 related developing',
      'module-2 related effective',
      'module-3 related advanced',
    ]);
  });

  test('2016 to 2007: all 23 criteria', () => {
    expect(rows('ljmu-2016', 'ljmu-2007').filter((row) => / exact /.test(row))).toEqual([
      ...each(11, (one) => `EM${one} exact DM${one}`),
      ...each(12, (one) => `AM${one} exact ${one === 2 ? 'EM4' : `AM${one}`}`),
    ]);
  });

  test('the editions of the CUREE skills: all 20', () => {
    expect(rows('curee-2012', 'curee-2005')).toEqual(
      ['coaching', 'co-coaching'].flatMap((list) => each(10, (one) => `${list}.${one} exact ${list}.${one}`)),
    );
  });

  test('the draft of 2004 to 2005: every skill of mentors and coaches, every activity', () => {
    const mapped = new Set(rows('dfes-2004', 'curee-2005').map((row) => row.split(' ')[0]));
    expect(each(11, (one) => `mentoring.${one}`).filter((id) => !mapped.has(id))).toEqual([]);
    expect(each(8, (one) => `coaching.${one}`).filter((id) => !mapped.has(id))).toEqual([]);
    expect(each(6, (one) => `peer-coaching.${one}`).filter((id) => !mapped.has(id))).toEqual(['peer-coaching.5']);
    for (const [mode, activities] of [
      ['mentoring', 6],
      ['coaching', 7],
      ['peer-coaching', 8],
    ] as const)
      expect(each(activities, (one) => `${mode}.activity-${one}`).filter((id) => !mapped.has(id))).toEqual([]);
  });
});
