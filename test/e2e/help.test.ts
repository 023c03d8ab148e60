import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { ioOf } from '../../src/cli/io.js';
import { createProgram } from '../../src/cli/program.js';
import { mentor, portfolio, tempFolder } from './support.js';

const io = { cwd: '/', env: {}, interactive: false, colorLevel: { out: 0, err: 0 }, width: 80 } as const;
const program = createProgram(
  ioOf({
    ...io,
    out: () => undefined,
    err: () => undefined,
    now: () => new Date(0),
    signal: new AbortController().signal,
  }),
  () => undefined,
);
/** What shells ask for completion is for no person. */
const isShown = (command: Command): boolean => !command.name().startsWith('__');
const commands = program.commands
  .filter(isShown)
  .flatMap((command) => [[command.name()], ...command.commands.map((inner) => [command.name(), inner.name()])]);

describe('help', () => {
  test.each(commands)('of %s %s shows what it does with an example, on 80 columns', async (...words) => {
    const run = await mentor([...words.filter(Boolean), '--help'], tempFolder());
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/Examples?/);
    expect(run.out).toContain(`$ mentor ${words[0]}`);
    expect(run.out.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });

  test('there is a page for every command', () => {
    expect(commands.length).toBeGreaterThan(30);
  });

  test.each([
    ['statsu', 'Did you mean status?'],
    ['evidnce', 'Did you mean evidence?'],
  ])('an unknown command %s gets a suggestion', async (word, message) => {
    const run = await mentor([word], tempFolder());
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(message);
  });

  test('mentor alone says where the portfolio here stands, elsewhere how to begin one', async () => {
    const [root, empty] = [await portfolio(), tempFolder()];
    expect(await mentor([], root)).toEqual(await mentor(['status'], root));
    const begin = await mentor([], empty);
    expect([begin.code, begin.err]).toEqual([0, '']);
    expect(begin.out.match(/^ {2}mentor \w+/gm)).toHaveLength(5);
    expect(begin.out.split('\n').every((line) => line.length <= 80)).toBe(true);
  });
});
