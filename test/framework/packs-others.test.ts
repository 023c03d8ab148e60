import { describe, expect, it } from 'vitest';
import { pack } from './built-in-packs.js';

describe('gtc-tla', () => {
  const framework = pack('gtc-tla');

  it('has 24 descriptors, no two alike, titled alike at each stage', () => {
    const descriptors = framework.stages.flatMap((one) => one.dimensions.map(({ statement }) => statement));
    expect(new Set(descriptors).size).toBe(24);
    const titles = framework.stages.map((one) => one.dimensions.map(({ title }) => title).join());
    expect(new Set(titles).size).toBe(1);
  });
});

describe('lluk-2008', () => {
  const framework = pack('lluk-2008');

  it('has the contacts of the year: 10 talks, 5 observations, 3 reports', () => {
    const periods = framework.agreements[0]?.schedules[0]?.periods ?? [];
    const sum = (key: 'discussions' | 'observations' | 'reports') =>
      periods.reduce((total, one) => total + one[key], 0);
    expect([sum('discussions'), sum('observations'), sum('reports')]).toEqual([10, 5, 3]);
  });

  it('has conversation models, each citing where its steps come from', () => {
    const models = framework.outlines.filter(({ kind }) => kind === 'conversation');
    expect(models.every(({ source }) => source?.document && source.document !== framework.source?.document)).toBe(true);
  });
});
