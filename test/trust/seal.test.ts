import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/trust/canonical-json.js';
import {
  digestOf,
  fileList,
  foldedPath,
  isSameName,
  isSealForm,
  mentorName,
  type SealedFile,
  sealDigest,
  stageName,
  termLine,
  unlistablePaths,
} from '../../src/trust/seal.js';

const sealed = (path: string, size = 1): SealedFile => ({ path, size, sha256: 'a'.repeat(64) });

describe('the list of a seal', () => {
  test('a line a file, in the order of the bytes of their names, whatever order they came in', () => {
    // UTF-16 would put the smiley before the Hebrew letter, a dictionary the small letter before the capital.
    const inOrder = ['B', 'a', 'a b', 'a.md', 'a/b', 'ab', 'é', '\ufb33', '\u{1f602}'];
    const list = inOrder.map((path) => `${'a'.repeat(64)} 1 ${path}\n`).join('');
    const files = inOrder.map((path) => sealed(path));
    expect(fileList(files)).toBe(list);
    expect(fileList([...files].reverse())).toBe(list);
    expect(fileList([])).toBe('');
  });

  test('its digest is that of form, stage, mentor, terms and files, each on a line', () => {
    const seal = {
      form: 'mentor-seal-2' as const,
      stage: 'small/silver',
      mentor: 'Kit Moor',
      terms: ['school Wrenfield', 'level green Green'],
      files: [sealed('b.md', 20), sealed('a.md')],
    };
    const text = `mentor-seal-2\nstage small/silver\nmentor Kit Moor\nfor school Wrenfield\nfor level green Green\n${'a'.repeat(64)} 1 a.md\n${'a'.repeat(64)} 20 b.md\n`;
    expect(sealDigest(seal)).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
    expect(digestOf('é')).toBe(
      `sha256:${createHash('sha256')
        .update(Buffer.from([0xc3, 0xa9]))
        .digest('hex')}`,
    );
  });

  test.each([
    ['mentor-seal-1', true],
    ['mentor-seal-2', true],
    ['mentor-seal-3', false],
    ['mentor-seal-', false],
    ['', false],
  ])('%s: a form that is known: %s', (form, known) => {
    expect(isSealForm(form)).toBe(known);
  });

  test.each([
    ['journal/a.md', true],
    ['evidence/A b (1) ü-é.pdf', true],
    ['a\u200bb.md', true],
    ['', true],
    [' a.md', false],
    ['a.md ', false],
    ['a.md\u00a0', false],
    ...[0, 9, 10, 13, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0x2028, 0x2029, 0xfeff].map((code): [string, boolean] => [
      `a${String.fromCharCode(code)}b.md`,
      false,
    ]),
  ])('%j can stand in a list: %s', (path, listable) => {
    expect(unlistablePaths(['x.md', path])).toEqual(listable ? [] : [path]);
  });
});

describe('a line of what was signed for', () => {
  test.each([
    ['Observes.', 'Observes.'],
    ['  two   spaces\n and\ta tab\r\n', 'two spaces and a tab'],
    ['a\u00a0b\u2003c', 'a b c'],
    ['a\u0000b', 'a\\u0000b'],
    ['a\u007fb\u0085c', 'a\\u007fb\\u0085c'],
    ['\ud800', '\\ud800'],
    ['\u{1f602}', '\u{1f602}'],
    ['a\ufffe\uffff', 'a\\ufffe\\uffff'],
    ['e\u0301 is not é', 'e\u0301 is not é'],
    ['', ''],
  ])('%j is %j', (text, line) => {
    expect(termLine(text)).toBe(line);
  });
});

describe('names of files that something may take for one', () => {
  test.each([
    ['journal/a.md', 'journal/A.MD'],
    ['é', 'e\u0301'],
    ['É', 'e\u0301'],
    ['K', '\u212a'],
    ['å', '\u212b'],
    ['s', '\u017f'],
    ['σ', 'ς'],
    ['Σ', 'ς'],
    ['ß', '\u1e9e'],
    ['\u1fb3', '\u03b1\u0345'],
    ['\u01f0', 'J\u030c'],
    ['\u1e96', 'H\u0331'],
    ['\u037e', ';'],
  ])('%s and %s', (one, other) => {
    expect(foldedPath(one)).toBe(foldedPath(other));
    expect(foldedPath(`x/${other}.md`)).toBe(foldedPath(`X/${one}.md`));
  });

  test.each([
    ['a', 'b'],
    ['ß', 'ss'],
    ['é', 'e'],
    ['ı', 'l'],
    ['a/b', 'a-b'],
    ['а', 'a'],
  ])('%s and %s are two', (one, other) => {
    expect(foldedPath(one)).not.toBe(foldedPath(other));
  });
});

describe('names of people', () => {
  test.each([
    ['Kit Moor', 'kit moor', true],
    ['Kit Moor', '  KIT\t Moor\n', true],
    ['Zoë', 'ZOE\u0308', true],
    ['Kit Moor', 'KitMoor', false],
    ['Kit Moor', 'Moor Kit', false],
    ['Zoë', 'Zoe', false],
    ['', 'a', false],
  ])('%j and %j are written the same: %s', (one, other, same) => {
    expect(isSameName(one, other)).toBe(same);
    expect(isSameName(other, one)).toBe(same);
  });

  test.each([
    [' Kit\n  Moor ', 'Kit Moor'],
    ['Zoe\u0308', 'Zoë'],
    [null, ''],
  ])('%j is %j in a seal', (name, written) => {
    expect(mentorName(name)).toBe(written);
  });

  test('a stage is named with its framework', () => {
    expect(stageName({ framework: { id: 'small' }, stage: { id: 'silver' } })).toBe('small/silver');
  });
});

describe('canonical JSON is that of RFC 8785 for what is used of it', () => {
  test.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: { d: null, c: true }, b: false }, '{"a":{"c":true,"d":null},"b":false}'],
    [['b', 'a'], '["b","a"]'],
    [[null, true, 10, { b: [], a: 'ö\u000f"' }], '[null,true,10,{"a":"ö\\u000f\\"","b":[]}]'],
    ['', '""'],
    [{}, '{}'],
    [-0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [{ 10: 'b', 9: 'a', '': 'c' }, '{"":"c","10":"b","9":"a"}'],
    [
      { '\u20ac': 1, '\r': 2, '1': 3, '\u0080': 4, '\ud83d\ude02': 5, '\ufb33': 6 },
      '{"\\r":2,"1":3,"\u0080":4,"\u20ac":1,"\ud83d\ude02":5,"\ufb33":6}',
    ],
    [JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each([[0.1], [Number.NaN], [Number.POSITIVE_INFINITY], [2 ** 53], [{ a: [1.5] }]])('%j has none', (value) => {
    expect(() => canonicalJson(value)).toThrow(RangeError);
  });
});
