import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shortenPdfs } from '../signing/support.js';
import { programForTests } from '../support/program.js';
import { mentor, type Run, tempFolder } from './support.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const COMPLETE = 'complete/advanced-2016';
const HALF_DONE = 'half-done/developing-2007';
const [BROKEN, HOSTILE] = ['broken/every-mistake', 'hostile/portfolio'];
/** Each does something of its own with a portfolio. `OUT` stands for a folder of the run's. */
const COMMANDS = [
  'check',
  'status',
  'status --markdown',
  'verify --json --no-git',
  'submit --dry-run --no-pdf --json',
  'render --html --json --out OUT',
  'render --html --no-embed --theme university --language cy --out OUT',
  'render --html --link-evidence --out OUT',
];
/** Redaction in its other forms, of less to redact. */
const REDACTED = ['render --html --redact=strict --out OUT', 'render --docx --redact --out OUT'];
/** Where there is most to report. */
const REPORTS = [
  'check',
  'check --format sarif',
  'check --format junit',
  'check --format github',
  'check --format gitlab',
  'check --format markdown',
  'check --for submission --quiet',
  'check --dry-run',
];
/** With each portfolio: the last two are where most goes wrong. */
const ON_EACH = ['check --format json', 'status --json', 'render --html --redact --out OUT', 'render --docx --out OUT'];
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

type Runner = (args: string[], cwd: string, env: Record<string, string>) => Promise<Run>;

/** What reads only leaves a portfolio as it is, so all commands of one side share a copy, and what it remembers of it. */
class Side {
  readonly #base: string = mkdtempSync(join(tmpdir(), 'mentor-side-'));
  readonly #run: Runner;

  constructor(run: Runner) {
    this.#run = run;
  }

  /** Runs a command on its copy of a portfolio and into a folder of its own. */
  async outcome(command: string, portfolio: string): Promise<Outcome> {
    const [cwd, out] = [this.#copyOf(portfolio), tempFolder()];
    const args = command.replaceAll('OUT', out).replaceAll('FIXTURES', FIXTURES).split(' ');
    const result = await this.#run(args, cwd, { MENTOR_CACHE: join(this.#base, 'cache') });
    const plain = (text: string): string => text.replaceAll(out, 'OUT').replaceAll(cwd, 'PORTFOLIO');
    return { code: result.code, out: plain(result.out), err: plain(result.err), files: filesOf(out) };
  }

  end(): void {
    rmSync(this.#base, { recursive: true, force: true });
  }

  #copyOf(portfolio: string): string {
    const cwd = join(this.#base, portfolio, 'portfolio');
    if (existsSync(cwd)) return cwd;
    cpSync(join(FIXTURES, portfolio), cwd, { recursive: true, verbatimSymlinks: true });
    if (portfolio === COMPLETE) shortenPdfs(cwd, 'steering-group-minutes.pdf');
    if (!existsSync(join(cwd, 'private.yaml'))) writeFileSync(join(cwd, 'private.yaml'), NAMES);
    return cwd;
  }
}

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    names.map((one) => [one.name, readFileSync(join(one.parentPath, one.name)).toString('base64')]),
  );
}

describe('the built program does what the source does', () => {
  const source = new Side((args, cwd, env) =>
    mentor(args, cwd, { env: { ...process.env, ...env }, now: () => new Date() }),
  );
  const built = new Side(programForTests());
  afterAll(() => {
    for (const side of [source, built]) side.end();
  });
  const all = [
    ...COMMANDS.map((command) => ({ path: COMPLETE, command })),
    ...REDACTED.map((command) => ({ path: HALF_DONE, command })),
    ...REPORTS.map((command) => ({ path: BROKEN, command })),
    ...ON_EACH.flatMap((command) => [COMPLETE, HALF_DONE, BROKEN, HOSTILE].map((path) => ({ path, command }))),
    ...ELSEWHERE.map((command) => ({ path: COMPLETE, command })),
  ];
  test.each(all)('$command ($path)', async ({ path, command }) => {
    const [ours, theirs] = await Promise.all([source, built].map((side) => side.outcome(command, path)));
    expect(theirs).toEqual(ours);
    expect(`${ours?.out}${ours?.err}${Object.keys(ours?.files ?? {})}`).not.toBe('');
  });
});
