import { execFile } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mentor, tempFolder } from '../e2e/support.js';
import { cohort, roster, smallPortfolio, somebody, write, zipOf } from './support.js';

const TOP = resolve(import.meta.dirname, '../..');
const DAY = '2026-11-20';
const SHARDS = 3;

interface Step {
  run?: string;
  uses?: string;
}
interface GitHub {
  jobs: Record<
    'day' | 'check' | 'board',
    { steps: Step[]; strategy?: { matrix: { shard: number[] } }; needs?: string }
  >;
}
interface GitLab {
  default: { before_script: string[] };
  check: { parallel: number; script: string[]; artifacts: { expire_in: string } };
  board: { script: string[]; needs: string[]; artifacts: { expire_in: string } };
}

async function workflow(host: 'github' | 'gitlab', path: string): Promise<string> {
  const root = tempFolder();
  expect(await mentor(['cohort', 'init', root, '--ci', host, '--shards', String(SHARDS)], root)).toMatchObject({
    code: 0,
  });
  return readFileSync(join(root, path), 'utf8');
}

/** Runs a line as the engine would, with the built program for what npm would install. */
async function runLine(line: string, cwd: string, env: Record<string, string>): Promise<void> {
  const bin = join(cwd, 'bin');
  const path = `${bin}:${process.env['PATH']}`;
  await promisify(execFile)('bash', ['-e', '-c', line], { cwd, env: { ...process.env, ...env, PATH: path } });
}

/** A cohort in which one cannot be read, and `mentor` as a program. */
function madeCohort(): string {
  const root = tempFolder();
  const people = Array.from({ length: 5 }, (_, n) => somebody(n));
  write(root, 'cohort.yaml', 'version: 1\nframeworks: [ljmu-2016]\n');
  write(root, 'people.csv', roster(people));
  for (const who of people) write(root, `received/${who.id}/001.zip`, zipOf(smallPortfolio(who)));
  write(root, 'received/m0001/001.zip', zipOf({ 'notes.txt': 'no portfolio' }));
  write(root, 'bin/mentor', `#!/bin/sh\nexec '${process.execPath}' '${join(TOP, 'bin/mentor.js')}' "$@"\n`);
  chmodSync(join(root, 'bin/mentor'), 0o755);
  return root;
}

async function afterRun(root: string): Promise<void> {
  const merged = readFileSync(join(root, 'out/results.jsonl'), 'utf8');
  await cohort(root, 'check', '--day', DAY, '--out', 'whole.jsonl');
  expect(readFileSync(join(root, 'whole.jsonl'), 'utf8')).toBe(merged);
  expect(readFileSync(join(root, 'out/board.html'), 'utf8')).toContain('m0004');
}

describe('the workflows that look at a cohort in parts', () => {
  test('of GitHub Actions: a matrix whose parts join to the bytes of one run', {
    skip: process.platform === 'win32',
  }, async () => {
    const { jobs } = parse(await workflow('github', '.github/workflows/cohort.yml')) as GitHub;
    expect(jobs.check.strategy?.matrix.shard).toEqual([1, 2, 3]);
    for (const { steps } of Object.values(jobs))
      for (const step of steps)
        expect([step.run, step.uses].filter((part) => typeof part === 'string')).toHaveLength(1);
    const root = madeCohort();
    const lines = (name: 'check' | 'board'): string[] =>
      jobs[name].steps.flatMap(({ run }) => (run && !run.startsWith('npm ') ? [run] : []));
    const filled = (line: string, shard: number): string =>
      line.replace(/\$\{\{ matrix\.shard \}\}/g, String(shard)).replace(/\$\{\{ needs\.day\.outputs\.day \}\}/g, DAY);
    await Promise.all(
      [1, 2, 3].flatMap((shard) => lines('check').map((line) => runLine(filled(line, shard), root, {}))),
    );
    for (const line of lines('board')) await runLine(line, root, {});
    await afterRun(root);
  });

  test('of GitLab CI: the same', { skip: process.platform === 'win32' }, async () => {
    const { check, board } = parse(await workflow('gitlab', '.gitlab-ci.yml')) as GitLab;
    expect([check.parallel, check.artifacts.expire_in, board.needs]).toEqual([SHARDS, '1 day', ['check']]);
    const root = madeCohort();
    const env = (shard: number): Record<string, string> => ({
      CI_NODE_INDEX: String(shard),
      CI_NODE_TOTAL: String(SHARDS),
      CI_PIPELINE_CREATED_AT: `${DAY}T08:00:00Z`,
    });
    await Promise.all([1, 2, 3].flatMap((shard) => check.script.map((line) => runLine(line, root, env(shard)))));
    for (const line of board.script) await runLine(line, root, {});
    await afterRun(root);
  });
});

test('every line of the results is as its schema says', async () => {
  const root = madeCohort();
  await cohort(root, 'check', '--day', DAY);
  const schema = JSON.parse(readFileSync(join(TOP, 'templates/schemas/cohort-results.schema.json'), 'utf8')) as object;
  const isLine = new Ajv({ allErrors: true }).compile(schema);
  const lines = readFileSync(join(root, 'out/results.jsonl'), 'utf8').trim().split('\n');
  for (const line of lines) expect(isLine(JSON.parse(line)), JSON.stringify(isLine.errors)).toBe(true);
  expect(isLine({ ...JSON.parse(lines[1] as string), mark: 7 })).toBe(false);
});
