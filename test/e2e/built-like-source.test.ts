import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../support/program.js';
import { mentor, type Run, tempFolder } from './support.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const COMPLETE = 'complete/advanced-2016';
const HALF_DONE = 'half-done/developing-2007';
const [BROKEN, HOSTILE] = ['broken/every-mistake', 'hostile/portfolio'];
/** Each does something of its own with a portfolio. `OUT` stands for a folder of the run's. */
const COMMANDS = [
  'check',
  'check --format json',
  'check --format sarif',
  'check --format junit',
  'check --format github',
  'check --format gitlab',
  'check --format markdown',
  'check --for submission --quiet',
  'check --dry-run',
  'status',
  'status --json',
  'status --markdown',
  'verify --json --no-git',
  'submit --dry-run --no-pdf --json',
  'render --html --json --out OUT',
  'render --html --no-embed --theme university --language cy --out OUT',
  'render --html --link-evidence --out OUT',
  'render --html --redact --out OUT',
  'render --html --redact=strict --out OUT',
  'render --docx --out OUT',
  'render --docx --redact --out OUT',
];
/** Where most goes wrong. */
const ON_BAD_INPUT = [
  'check --format json',
  'status --json',
  'render --html --redact --out OUT',
  'render --docx --out OUT',
];
/** Whatever the portfolio. */
const ELSEWHERE = [
  'list --json',
  'comment --json',
  'evidence list --json',
  'framework list --json',
  'framework show ljmu-2016 --json',
  'framework export ljmu-2016 --format case',
  'framework export ljmu-2016 --format mahara',
  'framework check nowhere.yaml',
  'framework import FIXTURES/interchange/hawthorn-1p0.json --out OUT/pack.yaml',
  'framework import FIXTURES/interchange/hawthorn.csv --out OUT/pack.yaml',
  'check --explain private/name',
  'completion bash',
  'diff 001',
  'no-such-command',
];

/** One stands in a PDF of the complete portfolio, one in its texts. */
const NAMES =
  'people:\n  - {name: Seminar Room, as: a place, id: place-a}\n  - {name: Tuesday, as: a day, id: day-a}\n';

interface Outcome extends Run {
  files: Record<string, string>;
}

/** Runs a command by the source and by the built program, each on a copy of the portfolio and into a folder of its own. */
async function both(command: string, portfolio: string): Promise<[source: Outcome, built: Outcome]> {
  const run = async (
    by: (args: string[], cwd: string, env: Record<string, string>) => Promise<Run>,
  ): Promise<Outcome> => {
    const [cwd, out, cache] = [join(tempFolder(), 'portfolio'), tempFolder(), tempFolder()];
    cpSync(join(FIXTURES, portfolio), cwd, { recursive: true, verbatimSymlinks: true });
    if (!existsSync(join(cwd, 'private.yaml'))) writeFileSync(join(cwd, 'private.yaml'), NAMES);
    const args = command.replaceAll('OUT', out).replaceAll('FIXTURES', FIXTURES).split(' ');
    const result = await by(args, cwd, { MENTOR_CACHE: cache });
    const plain = (text: string): string => text.replaceAll(out, 'OUT').replaceAll(cwd, 'PORTFOLIO');
    return { code: result.code, out: plain(result.out), err: plain(result.err), files: filesOf(out) };
  };
  return Promise.all([
    run((args, cwd, env) => mentor(args, cwd, { env: { ...process.env, ...env }, now: () => new Date() })),
    run(runProgram),
  ]);
}

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    names.map((one) => [one.name, readFileSync(join(one.parentPath, one.name)).toString('base64')]),
  );
}

describe('the built program does what the source does', () => {
  const all = [
    ...COMMANDS.flatMap((command) => [COMPLETE, HALF_DONE].map((path) => ({ path, command }))),
    ...ON_BAD_INPUT.flatMap((command) => [BROKEN, HOSTILE].map((path) => ({ path, command }))),
    ...ELSEWHERE.map((command) => ({ path: COMPLETE, command })),
  ];
  test.each(all)('$command ($path)', async ({ path, command }) => {
    const [source, built] = await both(command, path);
    expect(built).toEqual(source);
    expect(built.out + built.err + Object.keys(built.files).join('')).not.toBe('');
  });
});
