import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentor, tempFolder } from './support.js';

const COMPLETE = resolve('fixtures/complete/advanced-2016');
const HALF_DONE = resolve('fixtures/half-done/developing-2007');

async function empty(): Promise<string> {
  const cwd = tempFolder();
  await mentor(
    ['init', '.', '--framework', 'ljmu-2016', '--stage', 'advanced', '--name', 'Jo Example', '--no-git'],
    cwd,
  );
  return cwd;
}

const FOLDERS = [
  ['complete', async () => COMPLETE],
  ['half-done', async () => HALF_DONE],
  ['empty', empty],
] as const;

describe.each(FOLDERS)('status of the %s portfolio', (name, folder) => {
  test('at 80 columns, without colour', async () => {
    const run = await mentor(['status'], await folder());
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).not.toContain('\u001b');
    for (const line of run.out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    await expect(run.out).toMatchFileSnapshot(`__snapshots__/status-${name}.txt`);
  });

  test('as Markdown', async () => {
    const run = await mentor(['status', '--markdown'], await folder());
    await expect(run.out).toMatchFileSnapshot(`__snapshots__/status-${name}.md`);
  });

  test('as JSON with every key, and the state that check gives', async () => {
    const cwd = await folder();
    const run = await mentor(['status', '--json'], cwd);
    const status = JSON.parse(run.out) as {
      stages: { id: string; state: string; criteria: unknown[] }[];
      next: unknown[];
    };
    expect(Object.keys(status)).toEqual(['version', 'stages', 'next']);
    expect(Object.keys(status.stages[0] ?? {})).toEqual([
      'framework',
      'id',
      'state',
      'criteria',
      'ratings',
      'skills',
      'signOffs',
      'comments',
      'targets',
      'hours',
      'credits',
      'contacts',
    ]);
    const check = await mentor(['check', '--for', 'submission'], cwd);
    expect(['ready', 'with the university', 'recognised'].includes(status.stages[0]?.state ?? '')).toBe(
      check.code === 0,
    );
    expect(status.next.length).toBeLessThanOrEqual(3);
  });
});

describe('status', () => {
  test('colours only where colour is wanted, and says the same', async () => {
    const plain = await mentor(['status'], HALF_DONE);
    const coloured = await mentor(['status'], HALF_DONE, { colorLevel: { out: 1, err: 0 } });
    expect(coloured.out).toContain('\u001b[');
    expect(coloured.out.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain.out);
  });

  test('a stage by name, an unknown one, and no portfolio', async () => {
    const cwd = await empty();
    expect((await mentor(['status', '--stage', 'effective'], cwd)).out).toContain('Effective Mentor: drafting');
    const wrong = await mentor(['status', '--stage', 'expert'], cwd);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('Choose from: effective, advanced');
    const above = tempFolder();
    const nowhere = await mentor(['status'], above);
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('cd my-portfolio')]);
    await mentor(['init', 'my own', '--framework', 'ljmu-2016', '--name', 'Jo', '--no-git', '--yes'], above);
    expect((await mentor(['check'], above)).err).toContain('Go to yours first: `cd "my own"`.');
  });
});
