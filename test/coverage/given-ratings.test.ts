import { describe, expect, test } from 'vitest';
import { readGivenRatings } from '../../src/coverage/given-ratings.js';
import { explain } from '../../src/text/explain.js';

function refusal(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    return explain(error, false);
  }
}

const asked = { points: ['TS1.1', 'TS1.2'], levels: ['red', 'amber', 'green'] };

describe('ratings as people type them', () => {
  test.each<[texts: string[], ratings: [string, string][]]>([
    [['TS1.1=amber'], [['TS1.1', 'amber']]],
    [
      ['TS1.1=red, ts1.2=Green', ' TS1.2 = green '],
      [
        ['TS1.1', 'red'],
        ['TS1.2', 'green'],
      ],
    ],
    [[], []],
  ])('%j', (texts, ratings) => {
    expect(readGivenRatings(texts, asked)).toEqual(ratings);
  });

  test.each([
    ['TS1.1', /No rating is given for TS1\.1.*Write it as TS1\.1=green/s],
    ['TS1.1=', /No rating is given for TS1\.1/],
    ['TS1.1=red=amber', /There is no rating `red=amber`/],
    ['TS1.3=red', /There is no point `TS1\.3` to rate/],
    ['=red', /There is no point ``/],
    ['TS1.1=blue', /There is no rating `blue`/],
    ['TS1.1=red,TS1.1=green', /TS1\.1 is rated twice, red and green/],
    ['TS1.1=amberr', /Did you mean `?amber/],
    ['TS1.1=red,,', /There is no point ``/],
  ])('%s is none', (text, why) => {
    expect(refusal(() => readGivenRatings([text], asked))).toMatch(why);
  });

  test('where nothing is asked there is nothing to rate; where all is, whatever is named', () => {
    expect(refusal(() => readGivenRatings(['TS1.1=red'], { points: [], levels: [] }))).toMatch(/no point `TS1\.1`/);
    expect(readGivenRatings(['Lee=red'], { ...asked, isOpen: true })).toEqual([['Lee', 'red']]);
    expect(refusal(() => readGivenRatings(['=red'], { ...asked, isOpen: true }))).toMatch(/no point ``/);
  });
});
