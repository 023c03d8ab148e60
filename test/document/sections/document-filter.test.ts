import { describe, expect, test } from 'vitest';
import { entry, plainModelOf } from '../../html/support.js';
import { growth, NEARLY_LINEAR } from '../../support/growth.js';

function filterOf(texts: Record<string, string>): {
  choices: Record<string, string[]>;
  entries: Record<string, string[]>;
} {
  const { filter } = plainModelOf(texts);
  const labels = filter.choices.flatMap(({ options }) => options.map(({ label }) => label));
  return {
    choices: Object.fromEntries(filter.choices.map(({ kind, options }) => [kind, options.map(({ label }) => label)])),
    entries: Object.fromEntries(filter.entries.map(({ id, options }) => [id, options.map((n) => labels[n] ?? '')])),
  };
}

describe('what entries can be picked out by', () => {
  const texts = {
    'journal/a.md': entry('criteria: [AM2, AM1]\nstandards: [TS2, MS2.1]\npeople: [trainee-a]', 'A.'),
    'journal/b.md': entry('criteria: [AM1]\nstandards: [TS1]\npeople: [trainee-b, trainee-a]', 'B.'),
  };

  test('criteria and standards in the order of the framework, people as they come', () => {
    const { choices, entries } = filterOf(texts);
    expect(choices).toEqual({
      criterion: ['AM1', 'AM2'],
      standard: ['TS1', 'TS2', 'MS2'],
      person: ['Trainee A', 'Trainee B'],
    });
    expect(entries).toEqual({
      'entry-a': ['AM1', 'AM2', 'TS2', 'MS2', 'Trainee A'],
      'entry-b': ['AM1', 'TS1', 'Trainee A', 'Trainee B'],
    });
  });

  test('one option is no choice, and takes no number', () => {
    const { 'journal/b.md': _, ...alone } = texts;
    expect(filterOf(alone)).toEqual({
      choices: { criterion: ['AM1', 'AM2'], standard: ['TS2', 'MS2'] },
      entries: { 'entry-a': ['AM1', 'AM2', 'TS2', 'MS2'] },
    });
    expect(filterOf({})).toEqual({ choices: {}, entries: {} });
  });

  test('stages, where there are several', () => {
    const config = 'version: 1\nmentor: {name: A}\nframework: ljmu-2007\n';
    const { choices } = filterOf({
      'portfolio.yaml': config,
      'journal/a.md': entry('stage: developing\ncriteria: [DM1]', 'A.'),
      'journal/b.md': entry('stage: effective\ncriteria: [EM1]', 'B.'),
    });
    expect(choices['stage']).toHaveLength(2);
    expect(choices['criterion']).toEqual(['DM1', 'EM1']);
  });

  test('an entry with thousands of codes takes a straight line', () => {
    const of = (count: number): unknown => {
      const codes = Array.from({ length: count }, (_, index) => `Q${index}`);
      return filterOf({ 'journal/a.md': entry(`criteria: [${codes.join(', ')}]`, 'A.') });
    };
    expect(growth(of, 500)).toBeLessThan(NEARLY_LINEAR);
  });
});
