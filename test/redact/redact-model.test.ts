import { describe, expect, test } from 'vitest';
import type { DocumentModel } from '../../src/document/model.js';
import type { Text } from '../../src/document/text.js';
import { handOn, parsePlaced } from '../../src/html/markdown/parse-markdown.js';
import { renderProse } from '../../src/html/markdown/render-prose.js';
import { type RedactedModel, redactModel } from '../../src/redact/redact-model.js';
import { english, modelOf, noLinks, proseOf } from '../html/support.js';
import { redactor } from './support.js';

/** A document that holds nothing but this. */
function redacted(parts: object): RedactedModel {
  return redactModel({ places: [], language: 'en-GB', ...parts } as unknown as DocumentModel, redactor);
}

const shown = (text: unknown): unknown => (redacted({ text }).model as unknown as { text: unknown }).text;
const theirs = (text: string, from?: 'file' | 'file-title'): Text => ({ whose: 'theirs', text, ...(from && { from }) });
const framework = (text: string, language: 'en-GB' | null): Text => ({ whose: 'framework', text, language });

describe('a text', () => {
  test.each<[string, Text, Text]>([
    ['of theirs', theirs('Jane, jane'), theirs('Trainee A, jane')],
    ['that was a title of a file', theirs('Visit of jane', 'file-title'), theirs('Visit of Trainee A', 'file-title')],
    ['of a framework', framework('Ask Jane', 'en-GB'), framework('Ask Jane', 'en-GB')],
    [
      'of a framework of their own',
      framework('Ask Jane; so Will asked', null),
      framework('Ask Trainee A; so Will asked', null),
    ],
    [
      'of several',
      { whose: 'several', parts: ['Jane', theirs('Jane'), framework('Jane', 'en-GB')] },
      { whose: 'several', parts: ['Jane', theirs('Trainee A'), framework('Jane', 'en-GB')] },
    ],
    ['of ours', { whose: 'ours', say: 'entry.reference' }, { whose: 'ours', say: 'entry.reference' }],
    ['of ours about a day', { whose: 'ours', day: 'Jane' }, { whose: 'ours', day: 'Jane' }],
    [
      'of ours about them',
      { whose: 'ours', say: 'fact.people', values: { a: theirs('Jane'), b: 'Jane', c: 3 } },
      { whose: 'ours', say: 'fact.people', values: { a: theirs('Trainee A'), b: 'Jane', c: 3 } },
    ],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('that stands in two places stays one', () => {
    const text = theirs('Jane');
    const [one, two] = shown([text, text]) as [object, object];
    expect(one).toBe(two);
    expect(shown(null)).toBeNull();
  });
});

describe('paths and places', () => {
  test('become others, and no two the same', () => {
    const file = ['evidence/jane.txt', 'evidence/holloway.txt', 'trainee-a.txt', 'jane/a.txt'];
    const { model, originals } = redacted({ file, named: theirs('evidence/holloway.txt', 'file'), label: 'trainee-a' });
    const names = ['evidence/trainee-a-2.txt', 'evidence/trainee-a-3.txt', 'trainee-a.txt', 'trainee-a/a.txt'];
    expect(model).toMatchObject({ file: names, named: theirs('evidence/trainee-a-3.txt', 'file'), label: 'trainee-a' });
    expect(names.map((name) => originals.get(name))).toEqual(file);
  });

  test('are read apart: a path takes no name from a place, and no code from either', () => {
    const { model } = redacted({ path: 'jane', anchor: 'jo', label: 'trainee-b', list: [{ file: 'trainee-b' }] });
    expect(model).toMatchObject({ path: 'trainee-a', anchor: 'trainee-b', list: [{ file: 'trainee-b' }] });
    expect(redacted({ path: 'jo', places: ['trainee-b'] }).model).toMatchObject({ path: 'trainee-b' });
  });

  test('that are taken already stay whose they are, wherever they stand', () => {
    const taken = [
      { places: ['trainee-a', 'jane'] },
      { anchors: { first: 'trainee-a' }, places: ['jane'] },
      { deep: [{ slugs: ['x--trainee-a'] }], places: ['jane'] },
    ];
    for (const parts of taken) expect(redacted({ ...parts, id: 'jane' }).model).toMatchObject({ id: 'trainee-a-2' });
  });

  test('an id is one where the document has such a place, else a code', () => {
    expect(redacted({ id: 'jane', places: ['entry--jane'] }).model).toMatchObject({ id: 'jane' });
    expect(redacted({ id: 'entry--jane', places: ['entry--jane'] }).model).toMatchObject({ id: 'entry--trainee-a' });
    expect(redacted({ anchors: { 'jane.md': { x: 'jane' } } }).model).toMatchObject({
      anchors: { 'jane.md': { x: 'trainee-a' } },
    });
  });
});

describe('links', () => {
  test.each([
    ['a%20plan.md?x=%20#h%20i', 'a%20plan.md?x=%20#h%20i'],
    ['jane.md', 'trainee-a-2.md'],
    ['jane.md#jo', 'trainee-a-2.md#trainee-b'],
    ['a%20plan.md#jo', 'a%20plan.md#trainee-b'],
    ['#jo', '#trainee-b'],
    ['a%20plan.md?by=J%61ne', 'a%20plan.md'],
    ['a%20plan.md?by=jane#x', 'a%20plan.md#x'],
    ['https://a.example/jane.md', 'https://a.example/trainee-a.md'],
    ['mailto:jane@school.sch.uk', 'mailto:e-mail'],
  ])('%s leads to %s', (url, expected) => {
    expect(redacted({ url, path: ['jane.md', 'trainee-a.md'] }).model).toMatchObject({ url: expected });
    const markdown = `[x](<${url}>) Jo`;
    const set = redacted({ markdown, path: ['jane.md', 'trainee-a.md'] }).model as unknown as { markdown: string };
    expect(set.markdown).toBe(`[x](<${expected}>) Trainee B`);
  });

  test('what is cited keeps its form', () => {
    expect(redacted({ cite: 'holloway2019' }).model).toMatchObject({ cite: 'trainee-a2019' });
    expect(redacted({ cite: 'field2019' }).model).toMatchObject({ cite: 'field2019' });
  });
});

test('a whole document keeps as many parts as it had', () => {
  const model = modelOf({ 'journal/a.md': '---\nkind: entry\ntitle: With Jane\ncriteria: [AM1]\n---\n\nWe met Jo.\n' });
  const parts = (value: unknown, seen: Set<object>): Set<object> => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return seen;
    for (const part of Object.values(value)) parts(part, seen.add(value));
    return seen;
  };
  expect(parts(redactModel(model, redactor).model, new Set()).size).toBe(parts(model, new Set()).size);
});

test('a text is set from the tree that it was redacted by as from one of its own', () => {
  const texts = [
    'We met *Jo* and **Ja**ne[^1], %%not Jane%% 5%.\n\n[^1]: Note.\n\n[Mentor]: Yes.',
    'Mail (jo@a.example),www.a.example; "https://a.example/x" and [b](https://b.example).',
    '> [!tip] Ask ==Jane==\n\n| a |\n|---|\n| b | c |\n\n- [ ] `Jo`\n  <b>x</b> <!-- y -->',
    'No name at all, [[entry]] and ![board|300](a.png)',
  ];
  for (const markdown of texts) {
    const { prose } = redacted({ prose: proseOf(markdown) }).model as unknown as { prose: ReturnType<typeof proseOf> };
    const anew = renderProse({ ...prose }, noLinks, english);
    expect([renderProse(prose, noLinks, english), renderProse(prose, noLinks, english)]).toEqual([anew, anew]);
  }
});

test('a tree that was handed on is of no use for another text', () => {
  const prose = proseOf('one');
  handOn(prose, 'two', parsePlaced('two'));
  expect(renderProse(prose, noLinks, english).html).toBe('<p>one</p>');
});
