import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/portfolio/index.js';
import { runs } from '../support/amount.js';
import { tempFolder } from '../support/folder.js';

const rules = (text: string, path = 'journal/a.md'): string[] =>
  readDocument(path, text).problems.map(({ rule }) => rule);
const entry = (frontMatter: string, body = 'We met.'): string => `---\n${frontMatter}\n---\n\n${body}\n`;

describe('front-matter', () => {
  test('is read with the place of every value', () => {
    const { document, problems } = readDocument(
      'journal/a.md',
      entry('kind: entry\ntitle: A first talk\ncriteria: [DM5, DM7]'),
    );
    expect(problems).toEqual([]);
    expect(document?.frontMatter.title).toEqual({
      value: 'A first talk',
      at: { line: 3, column: 8, endLine: 3, endColumn: 20 },
    });
    expect(document?.frontMatter.criteria?.value).toEqual([
      { value: 'DM5', at: { line: 4, column: 12, endLine: 4, endColumn: 15 } },
      { value: 'DM7', at: { line: 4, column: 17, endLine: 4, endColumn: 20 } },
    ]);
  });

  test.each(['---js', '---javascript', '---JS', '--- js', '---json'])('refuses `%s` and runs nothing', (fence) => {
    const trap = join(tempFolder(), 'ran');
    const program = `module.exports = (require('node:fs').writeFileSync(${JSON.stringify(trap)}, ''), { kind: 'entry' })`;
    const { document, problems } = readDocument('journal/a.md', `${fence}\n${program}\n---\n\nText\n`);
    expect(document).toBeNull();
    expect(problems.map(({ rule }) => rule)).toEqual(['read/front-matter']);
    expect(existsSync(trap)).toBe(false);
  });

  test.each([
    ['codes on one line', 'criteria: DM5, DM7', ['DM5', 'DM7']],
    ['one word', 'criteria: DM5', ['DM5']],
    ['a number-like code', 'criteria: 1.10', ['1.10']],
    ['a list of number-like codes', 'criteria: [010, 1e3]', ['010', '1e3']],
    ['a quoted list', 'criteria: "DM5,DM7"', ['DM5', 'DM7']],
    ['nothing', 'criteria:', []],
  ])('reads %s as written', (_name, line, expected) => {
    const { document, problems } = readDocument('journal/a.md', entry(`kind: entry\n${line}`));
    expect(problems).toEqual([]);
    expect(document?.frontMatter.criteria?.value.map(({ value }) => value)).toEqual(expected);
  });

  test('places every code of one scalar', () => {
    const text = entry('kind: entry\ncriteria: DM5, DM7');
    const codes = readDocument('journal/a.md', text).document?.frontMatter.criteria?.value ?? [];
    expect(codes.map(({ at }) => text.split('\n')[at.line - 1]?.slice(at.column - 1, at.endColumn - 1))).toEqual([
      'DM5',
      'DM7',
    ]);
  });

  test.each([
    ['title: Meeting: Year 9', "`title: 'Meeting: Year 9'`"],
    ['criteria:\n\t- DM5', 'spaces'],
    ['title: a\ntitle: b', 'once'],
    ['date: 12/03/2026', '2026-03-12'],
    ['critera: [DM5]', '`criteria`'],
    ['consent: givn', '`given`'],
  ])('says how to mend `%s`', (line, cure) => {
    const { document, problems } = readDocument('journal/a.md', entry(`kind: entry\n${line}`));
    expect(document?.kind).toBe('entry');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.hint).toContain(cure);
  });

  test('BOM and CRLF change nothing', () => {
    const text = entry('kind: entry\ntitle: A talk\ndate: 2026-03-12', '## One\n\n[a](b.md)');
    const plain = readDocument('journal/a.md', text);
    expect(readDocument('journal/a.md', `\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(plain);
  });

  test('an unclosed block is not taken for the whole file', () => {
    expect(rules('---\nkind: entry\n\nA text\n')).toEqual(['read/front-matter']);
    expect(rules('---\nkind: entry\n----\n\nA text\n')).toEqual(['read/front-matter']);
  });

  test('what has no kind counts in the journal only', () => {
    expect(rules('Just a text\n')).toEqual(['read/front-matter']);
    expect(rules('Just a text\n', 'README.md')).toEqual([]);
    expect(rules('')).toEqual(['read/front-matter']);
  });

  test('deep nesting and aliases are refused quickly', () => {
    expect(rules(entry(`kind: entry\ntitle: ${'['.repeat(5000)}`))).toContain('read/yaml');
    const bomb = Array.from(
      { length: 9 },
      (_, level) => `x-${level}: &a${level} [${`*a${level - 1}, `.repeat(level === 0 ? 0 : 9)}1]`,
    );
    expect(rules(entry(`kind: entry\n${bomb.join('\n')}\ntitle: *a8`))).toContain('read/yaml');
  });

  test('twenty thousand keys or tags do not keep it busy', () => {
    const keys = Array.from({ length: 20_000 }, (_, number) => `x-${number}: 1`).join('\n');
    const tags = `x-a: [${'!a b, '.repeat(30_000)}]`;
    for (const part of [keys, tags]) expect(rules(entry(`kind: entry\n${part}`))).toContain('read/yaml');
  });

  test('keys of the prototype are unknown keys and nothing more', () => {
    const { document } = readDocument(
      'journal/a.md',
      entry('kind: entry\n__proto__: {polluted: 1}\nconstructor: x\nratings: {__proto__: green}'),
    );
    expect(document?.kind).toBe('entry');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('any text gives a document or problems, never an exception, and places inside the file', () => {
    const part = fc.constantFrom(
      '---\n',
      'kind: entry\n',
      'title: ',
      '[',
      '{',
      '- ',
      '"',
      "'",
      ': ',
      '\t',
      '\n',
      '&a ',
      '*a',
      '!x ',
      '|\n',
      '2026-02-30',
      '# ',
      '<!--',
      '](',
      '\r\n',
      'ratings:\n  MS1.1: ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ maxLength: 8 })), { maxLength: 40 }), (parts) => {
        const text = `---\nkind: entry\n${parts.join('')}`;
        const { document, problems } = readDocument('journal/a.md', text);
        const lines = (document?.text ?? text).split('\n').length;
        for (const { at } of problems)
          expect(at === null || (at.line >= 1 && at.line <= lines && at.column >= 1)).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});
