import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, parseDocument } from 'yaml';
import { normalise } from '../../src/portfolio/document.js';
import { appendToField, setField } from '../../src/portfolio/edit-front-matter.js';
import { Refusal } from '../../src/text/refusal.js';
import { yamlText } from '../../src/text/yaml-text.js';
import { runs } from '../support/amount.js';

const file = (yaml: string, body = '\nText.\n'): string => `---\n${yaml}---\n${body}`;

function valuesOf(raw: string): Record<string, unknown> {
  const text = normalise(raw);
  const document = parseDocument(text.slice(3, text.indexOf('\n---', 3)));
  expect(document.errors).toEqual([]);
  expect(isMap(document.contents)).toBe(true);
  return document.toJS() as Record<string, unknown>;
}

describe('one value of the front-matter', () => {
  test.each([
    [
      'an empty value gets it before its comment',
      'kind: entry\ndate: # the day\n',
      ['date'],
      '2026-03-12',
      'kind: entry\ndate: 2026-03-12 # the day\n',
    ],
    ['an empty value at the end', 'kind: entry\ndate:\n', ['date'], '2026-03-12', 'kind: entry\ndate: 2026-03-12\n'],
    ['a quoted value with a comment', "title: 'x' # y\nkind: entry\n", ['title'], 'z', 'title: z # y\nkind: entry\n'],
    [
      'a missing key goes where commands write it',
      'kind: entry # k\n# c\nstage: s\n',
      ['date'],
      '2026-03-12',
      'kind: entry # k\ndate: 2026-03-12\n# c\nstage: s\n',
    ],
    [
      'a missing key that comes last',
      'kind: entry\ncriteria:\n  - DM1 # one\n  - DM2\n',
      ['hours'],
      '2',
      'kind: entry\ncriteria:\n  - DM1 # one\n  - DM2\nhours: 2\n',
    ],
    ['a missing key that comes first', 'date: 2026-03-12\n', ['kind'], 'entry', 'kind: entry\ndate: 2026-03-12\n'],
    [
      'behind trailing spaces',
      'kind: entry\ndate:   \nstage: s\n',
      ['title'],
      'x',
      'kind: entry\ntitle: x\ndate:   \nstage: s\n',
    ],
    ['a mapping between brackets', '{kind: entry}\n', ['hours'], '2', '{kind: entry, hours: 2}\n'],
    [
      'a rating beside its statement',
      'ratings:\n  # MS1\n  MS1.1: # Easy\n  MS1.2: green\n',
      ['ratings', 'MS1.1'],
      'red',
      'ratings:\n  # MS1\n  MS1.1: red # Easy\n  MS1.2: green\n',
    ],
    [
      'a rating in order',
      'ratings:\n    MS1.1: green\n    MS1.3: red\n',
      ['ratings', 'MS1.2'],
      'amber',
      'ratings:\n    MS1.1: green\n    MS1.2: amber\n    MS1.3: red\n',
    ],
    [
      'the first rating',
      'kind: self-assessment\nratings: # here\n',
      ['ratings', 'MS1.2'],
      'amber',
      'kind: self-assessment\nratings: # here\n  MS1.2: amber\n',
    ],
    [
      'no ratings yet',
      'kind: self-assessment\n',
      ['ratings', 'MS1.2'],
      'amber',
      'kind: self-assessment\nratings:\n  MS1.2: amber\n',
    ],
    [
      'a rating with a note',
      'ratings:\n  MS1.1: {rating: red, note: why} # c\n',
      ['ratings', 'MS1.1', 'rating'],
      'amber',
      'ratings:\n  MS1.1: {rating: amber, note: why} # c\n',
    ],
    [
      'ratings between brackets',
      'ratings: {MS1.1: green}\n',
      ['ratings', 'MS1.2'],
      'amber',
      'ratings: {MS1.1: green, MS1.2: amber}\n',
    ],
    [
      'ratings between brackets, over lines',
      'ratings: {\n  MS1.1: green,\n}\n',
      ['ratings', 'MS1.2'],
      'amber',
      'ratings: {\n  MS1.1: green, MS1.2: amber\n}\n',
    ],
    ['a text over lines', 'achieved: |\n  One\n  two\nkind: entry\n', ['achieved'], 'x', 'achieved: x\nkind: entry\n'],
  ] as const)('%s', (_, before, path, value, after) => {
    const order = path.length > 1 ? ['MS1.1', 'MS1.2', 'MS1.3'] : undefined;
    expect(setField(file(before), path, value, order)).toBe(file(after));
  });

  test.each([
    ['a key not there', 'kind: entry\n', 'kind: entry\ncriteria: [DM5]\n'],
    ['an empty key', 'criteria: # c\nkind: entry\n', 'criteria: [DM5] # c\nkind: entry\n'],
    ['an empty list', 'criteria: []\n', 'criteria: [DM5]\n'],
    ['brackets', 'criteria: [ DM1, "DM2" ] # c\n', 'criteria: [ DM1, "DM2", DM5 ] # c\n'],
    ['brackets over lines', 'criteria: [\n  DM1, # c\n  DM2\n]\n', 'criteria: [\n  DM1, # c\n  DM2, DM5\n]\n'],
    ['lines', 'criteria:\n- DM1 # c\n- DM2\nkind: entry\n', 'criteria:\n- DM1 # c\n- DM2\n- DM5\nkind: entry\n'],
    [
      'indented lines at the end',
      'criteria:\n    - DM1\n    - DM2 # c\n',
      'criteria:\n    - DM1\n    - DM2 # c\n    - DM5\n',
    ],
    ['one word', 'criteria: DM1 # c\n', 'criteria: [DM1, DM5] # c\n'],
    ['words with a comma', 'criteria: DM1, DM2 # c\n', 'criteria: [DM1, DM2, DM5] # c\n'],
    ['quoted words', 'criteria: "DM1, DM2"\n', 'criteria: ["DM1, DM2", DM5]\n'],
  ])('a list as it is written: %s', (_, before, after) => {
    expect(appendToField(file(before), 'criteria', 'DM5', 'flow')).toBe(file(after));
  });

  test('a missing mapping goes where its key belongs, and what is in it in its own order', () => {
    const set = (yaml: string, point: string): string =>
      setField(file(yaml), ['ratings', point], 'red', ['MS1', 'MS2']);
    expect(set('place: x\nkind: entry\n', 'MS1')).toBe(file('place: x\nkind: entry\nratings:\n  MS1: red\n'));
    expect(set('kind: entry\nplace: x\n', 'MS1')).toBe(file('kind: entry\nratings:\n  MS1: red\nplace: x\n'));
    expect(set('ratings:\n  MS2: green\n', 'MS1')).toBe(file('ratings:\n  MS1: red\n  MS2: green\n'));
    expect(setField(file('kind: entry\ndate:\nx-a: 1\n'), ['x-b'], '2')).toBe(
      file('kind: entry\ndate:\nx-a: 1\nx-b: 2\n'),
    );
  });

  test.each([
    ['without front-matter', 'kind: entry\n---\n', 'x'],
    ['whose front-matter is not closed', '---\nkind: entry\n', 'x'],
    ['that is no mapping', file('- a\n'), 'x'],
    ['that does not parse', file('title: [a\n'), 'x'],
    ['that would not parse afterwards', file('kind: entry\n'), '[a'],
    ['that would end earlier', file('kind: entry\n'), '"a\n---\nb"'],
  ])('a file %s is left alone', (_, raw, value) => {
    expect(() => setField(raw, ['title'], value)).toThrow(Refusal);
  });

  test('evidence that is not there yet is a list of lines', () => {
    const text = appendToField(
      file('kind: entry\ndate: 2026-03-12\npeople: [a]\n'),
      'evidence',
      'evidence/a.pdf',
      'block',
    );
    expect(text).toBe(file('kind: entry\ndate: 2026-03-12\nevidence:\n  - evidence/a.pdf\npeople: [a]\n'));
  });

  test('BOM, CRLF and a missing last line end stay', () => {
    const raw = '\ufeff---\r\nkind: entry\r\ndate: # day\r\n---\r\nText.';
    expect(setField(raw, ['date'], '2026-03-12')).toBe(
      '\ufeff---\r\nkind: entry\r\ndate: 2026-03-12 # day\r\n---\r\nText.',
    );
    expect(appendToField(raw, 'criteria', 'DM5', 'flow')).toBe(
      '\ufeff---\r\nkind: entry\r\ndate: # day\r\ncriteria: [DM5]\r\n---\r\nText.',
    );
  });

  test.each([
    'No front-matter at all.\n',
    '---\nkind: entry\n',
    '---js\nkind: entry\n---\n',
    '---\nkind: [entry\n---\n',
    '---\nkind: entry\nkind: entry\n---\n',
    '---\n- kind\n---\n',
    '---\nkind: entry\ncriteria: {a: b}\n  c: d\n---\n',
  ])('a file that does not parse is refused: %j', (raw) => {
    expect(() => setField(raw, ['date'], '2026-03-12')).toThrow(Refusal);
    expect(() => appendToField(raw, 'criteria', 'DM5', 'flow')).toThrow(Refusal);
  });
});

/** Front-matter as people write it: quotes, comments, empty lines, own keys, in any order. */
const scalar = fc.oneof(
  fc.constantFrom(
    'DM1',
    "'single # no comment'",
    '"double: quoted"',
    'two words',
    '12',
    "'it''s'",
    '~',
    '2026-03-12',
    'no',
  ),
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.string({ maxLength: 12 }).map(yamlText),
);
const comment = fc.constantFrom('', '', ' # note', '   # two: words [x]', '  ');
const list = fc.array(scalar, { minLength: 1, maxLength: 3 });
const value = fc.oneof(
  fc.tuple(scalar, comment).map(([text, note]) => ` ${text}${note}\n`),
  fc.tuple(comment).map(([note]) => `${note}\n`),
  fc.tuple(list, comment).map(([items, note]) => ` [${items.join(', ')}]${note}\n`),
  fc
    .tuple(list, comment, fc.constantFrom('', '  ', '    '))
    .map(([items, note, indent]) => `${note}\n${items.map((item) => `${indent}- ${item}${note}\n`).join('')}`),
  fc
    .tuple(list, fc.constantFrom('  ', '    '))
    .map(
      ([items, indent]) =>
        `\n${items.map((item, n) => `${indent}${n === 1 ? `# between\n${indent}` : ''}k${n}: ${item}\n`).join('')}`,
    ),
  fc.constant(' |\n  some text\n\n  # no comment\n'),
);
const keys = fc.uniqueArray(
  fc.constantFrom('kind', 'title', 'date', 'stage', 'criteria', 'evidence', 'achieved', 'hours', 'x-own', '"x-quoted"'),
  { minLength: 1, maxLength: 7 },
);
const frontMatter = keys.chain((names) =>
  fc.tuple(
    ...names.map((name) =>
      fc.tuple(fc.constantFrom('', '', '# above\n', '\n'), value).map(([above, text]) => `${above}${name}:${text}`),
    ),
  ),
);
const raw = fc
  .record({
    lines: frontMatter,
    end: fc.constantFrom('\n', '\r\n'),
    bom: fc.constantFrom('', '\ufeff'),
    body: fc.constantFrom('', '\n', '\n# Title\n\nText.\n', 'No line end'),
  })
  .map(({ lines, end, bom, body }) => bom + `---\n${lines.join('')}---\n${body}`.replaceAll('\n', end));

/** What stands before and behind the one stretch in which two texts differ. */
function difference(before: string, after: string): { removed: string; added: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { removed: before.slice(start, before.length - end), added: after.slice(start, after.length - end) };
}

describe('whatever the file looks like', () => {
  test('setting a value changes this value and not one character more', () => {
    fc.assert(
      fc.property(
        raw,
        fc.constantFrom('title', 'date', 'stage', 'hours'),
        fc.string({ maxLength: 20 }),
        (text, key, wanted) => {
          const result = setField(text, [key], yamlText(wanted));
          const { [key]: old, ...others } = valuesOf(text);
          const { [key]: now, ...same } = valuesOf(result);
          expect(now).toBe(wanted);
          expect(same).toEqual(others);
          const { removed, added } = difference(text, result);
          if (old === undefined || old === null) expect(removed.replaceAll('~', '')).toBe('');
          if (text.includes('\r\n')) expect(result.replaceAll('\r\n', '')).not.toContain('\n');
          else expect(result).not.toContain('\r');
          if (typeof old !== 'object' || old === null)
            expect(added.length).toBeLessThanOrEqual(key.length + yamlText(wanted).length + 4);
          expect(Object.keys(valuesOf(result)).filter((one) => one !== key)).toEqual(Object.keys(others));
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  test('setting a value back gives the file as it was', () => {
    fc.assert(
      fc.property(raw, fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (text, first, second) => {
        const once = setField(text, ['title'], yamlText(first));
        expect(setField(setField(once, ['title'], yamlText(second)), ['title'], yamlText(first))).toBe(once);
      }),
      { numRuns: runs(500) },
    );
  });

  test('adding to a list keeps every item, comment and line', () => {
    fc.assert(
      fc.property(
        raw,
        fc.constantFrom('criteria', 'evidence'),
        fc.constantFrom('flow', 'block'),
        (text, key, style) => {
          const { [key]: old, ...others } = valuesOf(text);
          if (old !== null && typeof old === 'object' && !Array.isArray(old)) {
            expect(() => appendToField(text, key, 'NEW1', style)).toThrow(Refusal);
            return;
          }
          const result = appendToField(text, key, 'NEW1', style);
          const { [key]: now, ...same } = valuesOf(result);
          expect(same).toEqual(others);
          expect(Array.isArray(now)).toBe(true);
          expect((now as unknown[]).at(-1)).toBe('NEW1');
          if (Array.isArray(old)) expect((now as unknown[]).slice(0, -1)).toEqual(old);
          const comments = (one: string): string[] => one.match(/# (note|two|above|between)/g) ?? [];
          expect(comments(result)).toEqual(comments(text));
        },
      ),
      { numRuns: runs(2000) },
    );
  });
});
