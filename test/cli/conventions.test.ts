import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { ioOf } from '../../src/cli/io.js';
import { createProgram, leavesOf } from '../../src/cli/program.js';
import { VARIABLES } from '../../src/cli/text/environment.js';
import { mentor, portfolio, tempFolder } from '../e2e/support.js';

const io = ioOf({
  cwd: '/',
  env: {},
  out: () => undefined,
  err: () => undefined,
  interactive: false,
  colorLevel: { out: 0, err: 0 },
  width: 80,
  now: () => new Date(0),
  signal: new AbortController().signal,
});
const program = createProgram(io, () => undefined);

const nameOf = (command: Command): string =>
  command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
const commands = leavesOf(program)
  .filter((command) => !command.name().startsWith('_'))
  .map((command) => [nameOf(command), command] as const);
const has = (command: Command, ...flags: string[]): boolean =>
  command.options.some(({ long, short }) => flags.includes(long ?? '') || flags.includes(short ?? ''));

/** What these print is for a program already, or for nobody but a person. */
const NO_JSON = ['completion', 'lsp', 'help'];
const ASK = [
  'init',
  'new',
  'evidence add',
  'rate',
  'tick',
  'open',
  'sign',
  'submit',
  'framework new',
  'cohort receive',
];
const WRITE = [
  'init',
  'new',
  'evidence add',
  'rate',
  'tick',
  'check',
  'render',
  'sign',
  'comment',
  'comment import',
  'submit',
  'diff',
  'certificate',
  'framework new',
  'framework wording',
  'framework import',
  'framework export',
  'browser install',
  'import',
  'receive',
  'cohort receive',
  'cohort allocate',
  'cohort sample',
  'cohort decide',
  'cohort award',
  'cohort register',
  'cohort send',
  'cohort forget',
];

test.each(
  program.commands
    .map((command) => command.name())
    .filter((name) => !['help', 'completion', '__complete'].includes(name)),
)('%s is made alone where it is the first word', (name) => {
  expect(createProgram(io, () => undefined, name).commands.map((command) => command.name())).toEqual([name]);
});

describe('one manner of speaking', () => {
  test.each(commands)('mentor %s', (name, command) => {
    expect(has(command, '--no-input'), '--no-input').toBe(true);
    expect(has(command, '--quiet') && has(command, '-q'), '--quiet').toBe(true);
    expect(has(command, '--json'), '--json').toBe(!NO_JSON.includes(name));
    expect(has(command, '--yes') && has(command, '-y'), '--yes').toBe(ASK.includes(name));
    expect(has(command, '--dry-run'), '--dry-run').toBe(WRITE.includes(name));
  });

  test('every command that is held here is there', () => {
    const names = commands.map(([name]) => name);
    expect([...NO_JSON, ...ASK, ...WRITE].filter((name) => !names.includes(name))).toEqual([]);
  });

  test('-C works in another folder, which has to be there', async () => {
    const [root, away] = [await portfolio(), tempFolder()];
    for (const words of [['status'], ['list'], ['check', '-q'], ['evidence', 'list']]) {
      const [there, here] = [await mentor(['-C', root, ...words], away), await mentor(words, root)];
      expect(there).toEqual(here);
    }
    expect(await mentor(['-C', 'nowhere', 'status'], away)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no folder/),
    });
  });

  test('~ is understood where no shell expanded it', async () => {
    const root = await portfolio();
    const run = await mentor(['status', '~'], tempFolder(), { env: { ...process.env, HOME: root } });
    expect(run).toEqual(await mentor(['status'], root));
    const out = await mentor(['diff', 'now', '--out', '~/x.txt', '--portfolio', root], tempFolder(), {
      env: { ...process.env, HOME: root },
    });
    expect(out).toMatchObject({ code: 0, err: '' });
  });

  test('--color and --no-color decide over the terminal', async () => {
    const root = await portfolio();
    const coloured = await mentor(['status', '--color'], root);
    expect(coloured.out).toContain('\u001b[');
    const plain = await mentor(['status', '--no-color'], root, { colorLevel: { out: 3, err: 3 } });
    expect(plain.out).not.toContain('\u001b[');
  });

  test.each(['-v', '-V', '--version'])('%s prints the version', async (flag) => {
    const run = await mentor([flag], tempFolder());
    expect(run).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test('--quiet leaves the result alone, --no-input and --yes ask nothing', async () => {
    const root = await portfolio();
    expect(await mentor(['list', '-q'], root)).toEqual({ code: 0, out: '', err: '' });
    for (const flag of ['--no-input', '--yes'])
      expect(await mentor(['rate', flag], root, { interactive: true })).toMatchObject({
        code: 2,
        err: expect.stringContaining('There is nobody to ask here'),
      });
  });
});

describe('help environment', () => {
  test('names every variable that the source reads', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const { join, resolve } = await import('node:path');
    const source = resolve(import.meta.dirname, '../../src');
    const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(source, file), 'utf8'));
    const read = texts.flatMap((text) => [...text.matchAll(/\benv\[\s*'([A-Z_]+)'/g)].map(([, name]) => name ?? ''));
    expect(new Set(read).size).toBeGreaterThan(10);
    expect([...new Set(read)].filter((name) => !Object.hasOwn(VARIABLES, name))).toEqual([]);
    expect(
      Object.keys(VARIABLES).filter(
        (name) => !read.includes(name) && texts.filter((text) => text.includes(`'${name}'`)).length === 0,
      ),
    ).toEqual([]);
    const { out } = await mentor(['help', 'environment'], tempFolder());
    for (const name of Object.keys(VARIABLES)) expect(out).toContain(name);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('a topic that is not there is met with what was meant', async () => {
    const run = await mentor(['help', 'enviroment'], tempFolder());
    expect(run).toMatchObject({ code: 2, out: '', err: expect.stringContaining('`environment`') });
    expect((await mentor(['help', 'framework', 'import'], tempFolder())).out).toContain('mentor framework import');
  });
});

describe('a dry run', () => {
  test.each([
    ['rate', 'MS1.1=green'],
    ['tick', 'coaching.1'],
    ['evidence', 'add', 'notes.txt'],
    ['render', '--html', '--docx'],
    ['render'],
    ['diff', 'now', '--out', 'x.txt'],
    ['new', 'entry', 'A title'],
    ['framework', 'new', '--title', 'Hawthorn award'],
    ['framework', 'wording', 'ljmu-2016'],
    ['framework', 'export', 'ljmu-2016', '--to', 'csv', '--out', 'x.csv'],
    ['sign', 'advanced', '--role', 'head-teacher', '--name', 'M. O.', '--decision', 'noted', '--comment', 'Seen.'],
  ])('of %s %s says what it would write, and writes nothing', async (...words) => {
    const { writeFileSync, readdirSync } = await import('node:fs');
    const { join } = await import('node:path');
    const root = await portfolio();
    writeFileSync(join(root, 'notes.txt'), 'Notes.');
    await mentor(['new', 'entry', 'Joint observation', '--criteria', 'AM1', '--text', 'We met.'], root);
    const before = readdirSync(root, { recursive: true }).sort();
    const run = await mentor([...words, '--dry-run'], root);
    expect(run).toMatchObject({ code: 0 });
    expect(run.out).not.toBe('');
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
  });
});
