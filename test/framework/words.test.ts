import { describe, expect, test } from 'vitest';
import { findByWords, indexFramework, type Pack } from '../../src/framework/index.js';
import { PARTS, takesWords } from '../../src/framework/parts/kinds.js';
import { walkParts } from '../../src/framework/parts/walk.js';
import { packSchema } from '../../src/framework/schema.js';
import { asWords, officialWords, soughtText } from '../../src/framework/search.js';
import { knownCodes } from '../../src/scaffold/index.js';
import { frameworks, pack } from './built-in-packs.js';

const pointed = (words: string[]): Pack =>
  ({
    id: 'own',
    title: 'Own',
    version: 1,
    status: 'current',
    licence: 'free',
    stages: [{ id: 'one', title: 'One', criteria: [{ id: 'C1', statement: 'Does it.', words }] }],
  }) as Pack;

describe('the words of a pack', () => {
  test.each([
    [['colleagues', 'liaise'], true],
    [['größe', 'ärzte', '中文'].sort(), true],
    [['liaise', 'colleagues'], false],
    [['liaise', 'liaise'], false],
    [['Liaise'], false],
    [['liaise with colleagues'], false],
    [['self-evaluation'], false],
    [[], false],
  ])('%j: %s', (words, isRight) => {
    expect(packSchema.safeParse(pointed(words)).success).toBe(isRight);
  });

  test('stand beside every statement of the built-in packs whose official wording a source holds', () => {
    const without = frameworks.flatMap((framework) =>
      [...walkParts(framework)].flatMap(({ kind, part, from }) =>
        takesWords(kind) && part['statement'] !== undefined && part['words'] === undefined && from === framework.id
          ? [`${PARTS[kind].type} ${part.id}`]
          : [],
      ),
    );
    const codesAlone = /^Standard (TS|P|PPC)\d+$/;
    // The provider's own checklist is made of a report: nobody fills in a form of it.
    const ofNoForm = /^Criterion PA\d+$/;
    expect(without.filter((one) => !codesAlone.test(one) && !ofNoForm.test(one))).toEqual([
      'Principle separate-roles',
      'Unit core',
      'Unit assessment',
    ]);
    expect(without.filter((one) => codesAlone.test(one))).toHaveLength(21);
  });

  test('are known to search: a word of the form finds the criterion that says it otherwise here', () => {
    const [old, now] = [indexFramework(pack('ljmu-2007')), indexFramework(pack('ljmu-2016'))];
    expect(findByWords([old], 'criteria', 'liaise')).toEqual(['DM4', 'EM4']);
    expect(findByWords([now, old], 'criteria', 'Liaise pedagogical')).toEqual(['AM2', 'ljmu-2007/EM4']);
    expect(findByWords([indexFramework(pack('mentor-standards-2016'))], 'standards', 'approachable')).toEqual(['MS1']);
    expect(findByWords([now], 'skills', 'buffer zones')).toEqual(['coaching.10']);
    expect(findByWords([now], 'roles', 'head')).toEqual([]);
    expect(findByWords([now], 'criteria', ' ')).toEqual([]);
  });

  test('suggest the id to whoever types a word instead', () => {
    const indexes = [indexFramework(pack('ljmu-2016'))];
    expect(() => knownCodes(indexes, 'criteria', ['consultative'])).toThrow(
      expect.objectContaining({ hint: 'Did you mean `AM11`?' }),
    );
  });

  test('of a whole are its own and those of its points', () => {
    const part = { id: 'A', statement: 'Says', words: ['two'], points: [{ id: 'A.1', words: ['one', 'two'] }] };
    expect(officialWords(part)).toEqual(['one', 'two']);
    expect(soughtText(part)).toBe('A  Says  A.1    one two two');
  });

  test('are made of any text as single words', () => {
    expect(asWords(['Self-evaluation', "trainee's CPD"])).toEqual(['cpd', 'evaluation', 's', 'self', 'trainee']);
  });
});
