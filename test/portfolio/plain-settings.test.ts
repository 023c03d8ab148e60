import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq } from 'yaml';
import { FIELDS } from '../../src/portfolio/fields.js';
import { plainSettings } from '../../src/portfolio/plain-settings.js';
import { parseMended } from '../../src/portfolio/yaml-slips.js';
import { LineIndex } from '../../src/text/position.js';
import { runs } from '../support/amount.js';

/** All that a node holds, of any class; `spaceBefore` is for those who write YAML anew. */
function held(node: unknown): unknown {
  if (!isMap(node) && !isSeq(node)) return isScalar(node) ? { class: 'Scalar', ...node } : node;
  const { spaceBefore: _, items, ...rest } = node;
  const inner = isMap(node) ? node.items.map((pair) => [held(pair.key), held(pair.value)]) : items.map(held);
  return { class: node.constructor.name, ...rest, items: inner };
}

function parsed(yaml: string): { problems: unknown[]; nodes: unknown } {
  const { map, problems } = parseMended(yaml, { path: 'a.md', lines: new LineIndex(yaml), offset: 0, yaml }, FIELDS);
  return { problems, nodes: held(map) };
}

const PLAIN = [
  '\nkind: entry\ntitle: Joint observation\ndate: 2026-03-12\ncriteria: [AM1, S5]\nhours: 1.5',
  'version: 1\nmentor: {name: Ada, school: Sample High School}\nframework: ljmu-2016\n',
  'criteria:\n  - DM5\n  - DM7\nskills:\n- coaching.1\n-  coaching.2\nevidence:\n-  file: a.pdf\n   alt: A plan',
  'evidence:\n  - {file: evidence/board.jpg, caption: "Who spoke, and when"}\n  - file: evidence/plan.pdf\n    alt: A plan\n  - https://a.example/b?c=d',
  'ratings:\n  MS1.1: green\n  MS1.2: {rating: amber, note: Open}\n  MS1.3:\n    rating: red\n    note:\nstage:\n',
  "title: 'Year 9: who gets asked #2'  \nachieved: It’s “done”, l'élève — no\nx-a: [[a], {b: [c]}]\npeople: [ ]",
];

const OTHER = [
  '',
  '\n',
  'text',
  'a: b # c',
  'a: b\n\nc: d',
  '# a\nb: c',
  'a: b\n  c',
  "a: 'b''c'",
  'a: "b\\n"',
  'a: 1.10',
  'a: 0o7',
  'a: 1e3',
  'a: true',
  'null: a',
  'a: ~',
  'a: b: c',
  'a: b:',
  'a: - b',
  'a: b [c',
  'a: b\u00a0c',
  'a: b\u2028c',
  'a: NULL',
  'a: FALSE',
  'a: [b',
  'a: [b: c]',
  "a: ['b' 'c']",
  'a: [b, ]',
  'a: {b}',
  'a: b\na: c',
  'a:b',
  'a: \u00a0b',
  'a:\tb',
  'a: &b c',
  'a: |\n  b',
  '- a',
  '---\na: b',
  'a: b\n---',
  'a: b\n...',
  ' a: b',
  'a: b\n c: d',
  'a:\n  b:\n c: d',
  '__proto__: a',
  'a: [[[[b]]]]',
  `a:\n${' '.repeat(21)}b: c`,
  `a: ${'b'.repeat(5000)}`,
];

describe('plain settings', () => {
  test.each(PLAIN)('are read without the parser: %j', (yaml) => {
    const plain = plainSettings(yaml);
    expect(plain).not.toBeNull();
    expect({ problems: [], nodes: held(plain) }).toEqual(parsed(yaml));
  });

  test.each(OTHER)('are no others: %j', (yaml) => {
    expect(plainSettings(yaml)).toBeNull();
  });

  const value = fc.constantFrom(
    ...'a|a b|é|中|1|0|07|1.5|1.50|1e3|0x1F|null|True|no|~|2026-03-12|12:30|a:b|a: b|https://a.example/b#c|a #b|a,b'.split(
      '|',
    ),
    ...["'a: b'", '"a"', "'a''b'", '"\\"', "it's", '[a, b]', '[a,b ]', '{a: b, c: d}', '{a, b}', '[{a: b}]', '[]', ''],
  );
  const piece = fc.oneof(
    value,
    fc.constantFrom(
      ...' |  |\n|\n  |\n- |\n  - |- |-|:|: |,|#|[|]|{|}|\'|"|\\|\t|\u00a0|\u2028|\ufeff|&a|*a|!|?|%|@|`'.split('|'),
    ),
    fc.constantFrom('|', '\n---', '\n...', '<<: a', '\nkind: b', '\n__proto__: c', '\n    d: e'),
  );
  const indented = fc.constantFrom('', '\n', '\n  ', '\n- ', '\n  - ', '\n  - a: ', '\n  a: ', '\n  b:\n    c: ', ' ');
  const line = fc.tuple(
    fc.constantFrom('kind', 'title', 'x-a', 'MS1.1', 'no'),
    fc.array(fc.tuple(indented, value), { maxLength: 3 }),
  );
  const settings = fc
    .tuple(fc.constantFrom('', '\n'), fc.uniqueArray(line, { selector: ([key]) => key }), fc.constantFrom('', '\n'))
    .map(
      ([before, lines, behind]) =>
        before + lines.map(([key, parts]) => `${key}: ${parts.flat().join('')}`).join('\n') + behind,
    );

  test('are the nodes that the parser makes, wherever a slip is', () => {
    fc.assert(
      fc.property(settings, fc.option(piece), fc.nat(99), fc.nat(2), (yaml, slip, place, cut) => {
        const at = Math.round((yaml.length * place) / 99);
        const text = slip === null ? yaml : yaml.slice(0, at) + slip + yaml.slice(at + cut);
        const plain = plainSettings(text);
        if (plain) expect({ problems: [], nodes: held(plain) }).toEqual(parsed(text));
      }),
      { numRuns: runs(4000) },
    );
  });
});
