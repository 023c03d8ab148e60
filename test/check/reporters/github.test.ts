import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/check/model.js';
import { githubReport } from '../../../src/check/reporters/github.js';
import { rule as criterion } from '../../../src/check/rules/complete/criterion.js';
import { aboutOf, findingOf, resultOf } from '../in-memory.js';
import { HOSTILE_RESULT } from './hostile.js';

const PLURAL: Rule = { ...criterion, plural: 'criteria that no entry shows' };
const linesOf = (text: string): string[] => text.trimEnd().split('\n');
const absent = { line: null, column: null, endLine: null, endColumn: null };

/** The runner's way to read a command: properties between the name and `::`, `%XX` undone last. */
function readCommand(line: string): { name: string; properties: Record<string, string>; message: string } | null {
  const match = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line);
  if (!match) return null;
  const undo = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const properties = (match[2] ?? '').split(',').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), undo(pair.slice(at + 1))];
  });
  return { name: match[1] ?? '', properties: Object.fromEntries(properties), message: undo(match[3] ?? '') };
}

describe('github', () => {
  test('a place becomes an annotation beside the file', () => {
    const [line] = linesOf(githubReport(resultOf([findingOf({})]), aboutOf([], 'portfolios/anna')));
    expect(line).toBe(
      '::error file=portfolios/anna/journal/a.md,line=3,endLine=3,col=7,endColumn=17,title=read/date::Unexpected date%0AYear first.',
    );
  });

  test('what is absent is told without a place, and over several lines no columns are given', () => {
    const result = resultOf([
      findingOf({ ...absent, file: 'journal', severity: 'missing' }),
      findingOf({ endLine: 4 }),
    ]);
    expect(linesOf(githubReport(result, aboutOf([]))).slice(0, 2)).toEqual([
      '::error file=journal/a.md,line=3,endLine=4,title=read/date::Unexpected date%0AYear first.',
      '::warning title=read/date::journal: Unexpected date%0AYear first.',
    ]);
  });

  test('names and words with the signs of the command itself come through whole, and none of them makes a command', () => {
    const file = 'journal/50%, a:b.md';
    const message = '100%0A ::error::x,\r\n::stop-commands::y';
    const lines = linesOf(githubReport(resultOf([findingOf({ file, message, hint: 'h' })]), aboutOf([])));
    expect(lines).toHaveLength(2);
    expect(readCommand(lines[0] ?? '')).toMatchObject({ properties: { file }, message: `${message}\nh` });
  });

  test('nothing hostile begins a line', () => {
    const lines = linesOf(githubReport(HOSTILE_RESULT, aboutOf([])));
    expect(lines.map((line) => readCommand(line)?.name)).toEqual(['error', 'warning', 'notice', 'notice', undefined]);
  });

  test('the gravest come first, and 21 of a kind are one', () => {
    const many = Array.from({ length: 21 }, (_, index) =>
      findingOf({ ...absent, rule: PLURAL.id, file: 'journal', severity: 'missing', criterion: `DM${index + 1}` }),
    );
    const result = resultOf([findingOf({ severity: 'warning' }), ...many, findingOf({ severity: 'error' })]);
    const commands = linesOf(githubReport(result, aboutOf([PLURAL]))).map(readCommand);
    expect(commands.map((command) => command?.name)).toEqual(['error', 'warning', 'notice', undefined]);
    expect(commands[1]?.message).toContain('21 criteria that no entry shows: DM1 to DM21');
  });
});
