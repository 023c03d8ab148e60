import { describe, expect, test } from 'vitest';
import { readSeal } from '../../src/trust/read-seal.js';

const SUM = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const FIRST: Record<string, unknown> = {
  form: 'mentor-seal-1',
  stage: 'small/silver',
  mentor: 'Kit Moor',
  'pack-version': 3,
  digest: `sha256:${SUM}`,
  statement: `sha256:${OTHER}`,
  files: `${SUM} 12 journal/a.md\n${OTHER} 0 journal/b c.md\n`,
};
const SECOND: Record<string, unknown> = {
  ...FIRST,
  form: 'mentor-seal-2',
  for: 'school Wrenfield\nlevel green Green\n',
  number: 2,
  previous: `sha256:${SUM}`,
  after: `${OTHER} 7 stages/silver/sign-off/team-1.md\n`,
};

describe('a seal as it is written', () => {
  test('the first form: without terms and place, even where they are written', () => {
    const read = {
      form: 'mentor-seal-1',
      stage: 'small/silver',
      mentor: 'Kit Moor',
      terms: [],
      files: [
        { sha256: SUM, size: 12, path: 'journal/a.md' },
        { sha256: OTHER, size: 0, path: 'journal/b c.md' },
      ],
      pack: 'small',
      packVersion: 3,
      stageId: 'silver',
      digest: `sha256:${SUM}`,
      statement: `sha256:${OTHER}`,
      place: null,
    };
    expect(readSeal(FIRST)).toEqual(read);
    expect(readSeal({ ...SECOND, form: 'mentor-seal-1' })).toEqual(read);
  });

  test('the second form: with terms and its place in the order', () => {
    const after = [{ sha256: OTHER, size: 7, path: 'stages/silver/sign-off/team-1.md' }];
    expect(readSeal(SECOND)).toMatchObject({
      form: 'mentor-seal-2',
      terms: ['school Wrenfield', 'level green Green'],
      place: { number: 2, previous: `sha256:${SUM}`, after },
    });
    const { previous: _, after: __, for: ___, ...first } = SECOND;
    expect(readSeal({ ...first, number: 1 })).toMatchObject({
      terms: [],
      place: { number: 1, previous: null, after: [] },
    });
  });

  test('numbers may be texts and names composed otherwise; what is left out is empty', () => {
    expect(readSeal({ ...SECOND, 'pack-version': '3', number: '2' })).toEqual(readSeal(SECOND));
    const files = `${SUM} 1 journal/cafe\u0301.md`;
    expect(readSeal({ ...SECOND, files })).toMatchObject({ files: [{ path: 'journal/café.md' }] });
    expect(readSeal({ ...SECOND, mentor: undefined, files: undefined })).toMatchObject({ mentor: '', files: [] });
  });
});

const FORM = 'has a form that this version does not know';
const STAGE = 'names no stage or no version of its pack';
const DIGEST = 'lacks a digest';
const LIST = 'has a line that is not `digest size path`';
const PLACE = 'does not say which sign-off of its role it is';

describe('a seal that cannot be read says why', () => {
  test.each<[data: unknown, why: string]>([
    [null, 'is not a list of files'],
    [undefined, 'is not a list of files'],
    ['mentor-seal-2', 'is not a list of files'],
    [7, 'is not a list of files'],
    [[], FORM],
    [{}, FORM],
    [Object.create(SECOND), FORM],
    ...wrong('form', FORM, ['mentor-seal-3', '', null, true, ['mentor-seal-2'], { 0: 'mentor-seal-2' }]),
    ...wrong('stage', STAGE, ['', 'small', 'small/', '/silver', 'small/silver/gold', ['small/silver']]),
    ...wrong('pack-version', STAGE, ['', 'one', '1.5', 1.5, -1, '1e3', undefined, '1234567890', Number.NaN, [3]]),
    ...wrong('digest', DIGEST, ['', undefined, SUM, `sha256:${SUM}0`, `sha256:${SUM.toUpperCase()}`, 'sha256:']),
    ...wrong('statement', DIGEST, ['', undefined, OTHER, ` sha256:${SUM}`, `sha512:${SUM}`]),
    ...['files', 'after'].flatMap((key) =>
      wrong(key, LIST, [
        'x',
        `${SUM} a.md`,
        `${SUM}  1 a.md`,
        `${SUM} -1 a.md`,
        `${SUM} 1 `,
        `${SUM.slice(1)} 1 a.md`,
        `${SUM.toUpperCase()} 1 a.md`,
        `${SUM} 1234567890123456 a.md`,
        `${SUM} 1 a.md\n${SUM} 2`,
        ` ${SUM} 1 a.md`,
      ]),
    ),
    ...wrong('number', PLACE, ['', undefined, 'one', -1, 1.5, 1_234_567_890]),
    ...wrong('previous', PLACE, ['none', SUM, `sha256:${SUM}0`]),
  ])('%j', (data, why) => {
    expect(readSeal(data)).toEqual({ why });
  });

  test('a list of the others that cannot be read is so in the first form as well', () => {
    expect(readSeal({ ...FIRST, after: 'x' })).toEqual({ why: LIST });
  });
});

function wrong(key: string, why: string, values: readonly unknown[]): [unknown, string][] {
  return values.map((value) => [{ ...SECOND, [key]: value }, why]);
}
