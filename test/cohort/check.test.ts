import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResultLine } from '../../src/cohort/results.js';
import { runProgram } from '../support/program.js';
import { cohort, cohortOf, json, roster, smallPortfolio, somebody, write, zipOf } from './support.js';

const ROOT = resolve(import.meta.dirname, '../..');
const DAY = '2026-11-20';
const people = Array.from({ length: 80 }, (_, n) => somebody(n));
/** Four without portfolio.yaml, three in which it does not parse, the rest whole; as in any year. */
const BARE = new Set([3, 29, 55, 77]);
const BROKEN = new Set([11, 44, 66]);

function mixed(root: string): string {
  write(root, 'cohort.yaml', 'version: 1\nframeworks: [ljmu-2016]\n');
  write(root, 'people.csv', roster(people));
  for (const [n, who] of people.entries()) {
    const { 'portfolio.yaml': settings = '', ...rest } = smallPortfolio(who);
    const files: Record<string, string> = BARE.has(n) ? rest : { 'portfolio.yaml': settings, ...rest };
    if (BROKEN.has(n)) files['portfolio.yaml'] = `${settings}mentor: {name: "Ada\n`;
    write(root, `received/${who.id}/001.zip`, zipOf(files));
  }
  return root;
}

describe('eighty, some of them broken', () => {
  let root = '';
  let whole: Buffer = Buffer.alloc(0);
  const results = (name: string): Buffer => readFileSync(join(root, name));
  const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    runProgram(['cohort', 'check', '--day', DAY, ...args], root);

  beforeAll(async () => {
    root = mixed(mkdtempSync(join(tmpdir(), 'mentor-test-')));
    expect(await run('--jobs', '2')).toMatchObject({
      code: 1,
      err: expect.stringContaining('80 portfolios, of which 7 cannot be read'),
    });
    whole = results('out/results.jsonl');
    return () => rmSync(root, { recursive: true, force: true });
  });

  test('each costs its own line, which says what is wrong and where', () => {
    const lines = whole
      .toString('utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line) as ResultLine);
    const failed = lines.filter((line) => !line.ok);
    expect(lines.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
    expect(failed.filter(({ error }) => error.code === 'NoPortfolio').map(({ id }) => Number(id.slice(1)))).toEqual([
      ...BARE,
    ]);
    const broken = failed.filter(({ error }) => error.code === 'BrokenPortfolio');
    expect(broken.map(({ id }) => Number(id.slice(1)))).toEqual([...BROKEN]);
    for (const { error } of broken) expect(error.message).toMatch(/^portfolio\.yaml, line [67]: /);
    expect(lines.find(({ ok }) => ok)).toMatchObject({
      mentor: people[0]?.name,
      counts: { evidenced: 2, open: 10 },
      stage: 'advanced',
    });
  });

  test('the board says how many cannot be taken in, and its table has the sentence to send back to each', async () => {
    expect((await cohort(root, 'board')).code).toBe(0);
    expect(readFileSync(join(root, 'out/board.html'), 'utf8')).toContain('<b>7</b> cannot be taken in');
    const table = readFileSync(join(root, 'out/board.csv'), 'utf8').split('\r\n');
    const said = (words: string): number => table.filter((row) => row.includes(words)).length;
    expect([said('There is no portfolio.yaml in it.'), said('portfolio.yaml, line ')]).toEqual([4, 3]);
  });

  test('one thread, two, and three shards merged give the same bytes', async () => {
    await run('--jobs', '1', '--out', 'one.jsonl');
    await Promise.all([1, 2, 3].map((n) => run('--shard', `${n}/3`, '--out', `shard-${n}.jsonl`)));
    const shards = ['shard-2.jsonl', 'shard-3.jsonl', 'shard-1.jsonl'];
    expect(await cohort(root, 'merge', ...shards, '--of', '3', '--out', 'merged.jsonl')).toMatchObject({ code: 0 });
    for (const name of ['one.jsonl', 'merged.jsonl']) expect(results(name).equals(whole), name).toBe(true);
    const missing = await cohort(root, 'merge', 'shard-1.jsonl', 'shard-3.jsonl', '--out', 'merged.jsonl');
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('Shard 2 of 3 is missing') });
    for (const command of [['check'], ['merge', ...shards], ['register', '--format', 'csv']])
      expect(await cohort(root, ...command, '--out', 'people.csv')).toMatchObject({
        code: 2,
        err: expect.stringContaining('people.csv already exists and holds something else'),
      });
    expect(await cohort(root, 'merge', 'shard-1.jsonl', '--partial', '--out', 'part.jsonl')).toMatchObject({ code: 0 });
    writeFileSync(
      join(root, 'other.jsonl'),
      results('shard-2.jsonl')
        .toString('utf8')
        .replace(/"tool":"[^"]+"/, '"tool":"9.9.9"'),
    );
    const differing = await cohort(root, 'merge', 'shard-1.jsonl', 'other.jsonl', 'shard-3.jsonl');
    expect(differing).toMatchObject({ code: 2, err: expect.stringContaining('9.9.9') });
    writeFileSync(join(root, 'lies.jsonl'), results('shard-2.jsonl').toString('utf8').replace('"open":10', '"open":9'));
    const lying = await cohort(root, 'merge', 'shard-2.jsonl', 'lies.jsonl', 'shard-1.jsonl', 'shard-3.jsonl');
    expect(lying).toMatchObject({ code: 2, err: expect.stringContaining('different things') });
  });

  test('a run that is killed is taken up, and one in which nothing changed reads nothing', async () => {
    const args = ['cohort', 'check', '--day', DAY, '--out', 'killed.jsonl'];
    const done = (): number =>
      existsSync(join(root, 'killed.part')) ? results('killed.part').toString().split('\n').length - 2 : 0;
    let kept = 0;
    // On a busy machine it may have ended before anybody looked.
    while (kept === 0) {
      rmSync(join(root, 'killed.jsonl'), { force: true });
      const child = spawn(process.execPath, [join(ROOT, 'bin/mentor.js'), ...args], { cwd: root, stdio: 'ignore' });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      while (done() < 8 && child.exitCode === null) await wait(5);
      child.kill('SIGKILL');
      await ended;
      kept = done();
    }
    const next = await run('--out', 'killed.jsonl', '--json');
    expect(json<{ read: number }>(next).read).toBe(80 - kept);
    expect(results('killed.jsonl').equals(whole)).toBe(true);
    expect(json<{ read: number }>(await run('--json')).read).toBe(0);
    expect(existsSync(join(root, 'killed.part'))).toBe(false);
    write(root, 'received/m0005/002.zip', zipOf(smallPortfolio(somebody(5))));
    const only = await run('--only', 'm0005', '--json');
    expect(json<{ read: number; lines: unknown[] }>(only)).toMatchObject({ read: 1, lines: { length: 80 } });
  });

  test('names stay out where they are not wanted', async () => {
    await run('--names', 'no', '--only', 'm0000', '--out', 'nameless.jsonl');
    expect(results('nameless.jsonl').toString()).not.toContain(people[0]?.name);
  });
});

test('a portfolio that takes too long costs its line, and the next one gets a fresh thread', async () => {
  const root = await cohortOf([somebody(1), somebody(2)]);
  const jobs = [1, 2].map((n) => {
    const { id } = somebody(n);
    const from = `received/${id}/001.zip`;
    write(root, from, zipOf(smallPortfolio(somebody(n))));
    return { id, from, digest: 'sha256:x', submission: '001' };
  });
  const built = join(ROOT, 'dist/app/cohort/check-pool.js');
  const { checkAll } = (await import(built)) as typeof import('../../src/app/cohort/check-pool.js');
  const lines: ResultLine[] = [];
  const options = { threads: 1, signal: new AbortController().signal, most: 1 };
  await checkAll(jobs, { root, day: DAY, withNames: true }, options, (line) => lines.push(line));
  expect(lines).toMatchObject([1, 2].map((n) => ({ id: somebody(n).id, ok: false, error: { code: 'TimedOut' } })));
});
