import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentor, portfolio } from './support.js';

const COMPLETE = resolve('fixtures/complete/advanced-2016');

async function listed(...args: string[]): Promise<string[]> {
  const run = await mentor(['list', ...args, '--json'], COMPLETE);
  return (JSON.parse(run.out) as { documents: { path: string }[] }).documents.map(({ path }) => path);
}

describe('list', () => {
  test('shows the journal by date, within 80 columns', async () => {
    const run = await mentor(['list'], COMPLETE);
    const lines = run.out.trimEnd().split('\n');
    expect(lines).toHaveLength(2 * 38);
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(80);
    expect(lines.slice(0, 2)).toEqual([
      expect.stringMatching(/^2025-09-03 {2}\S.* AM\d/),
      expect.stringMatching(/^ {12}\S+, journal\/2025-09-03-matching-trainees-to-mentors\.md$/),
    ]);
  });

  test('filters narrow the list together', async () => {
    const all = await listed();
    expect(all).toHaveLength(38);
    const [meetings, am3, autumn] = [
      await listed('meeting'),
      await listed('--criterion', 'am3'),
      await listed('--to', '31/12/2025'),
    ];
    for (const some of [meetings, am3, autumn]) {
      expect(some.length).toBeGreaterThan(0);
      expect(some.length).toBeLessThan(all.length);
      for (const path of some) expect(all).toContain(path);
    }
    expect(autumn.every((path) => path < 'journal/2026')).toBe(true);
    const both = await listed('--criterion', 'AM3', '--to', '2025-12-31');
    expect(both).toEqual(am3.filter((path) => autumn.includes(path)));
    expect((await listed('--person', 'trainee-a')).length).toBeGreaterThan(0);
    expect(await listed('agreement')).toEqual(['agreements/trainee-a.md']);
    expect((await listed('--agreement', 'trainee-a')).length).toBe(14);
    expect(await listed('--from', '2027-01-01')).toEqual([]);
  });

  test('words find criteria and standards, those of the official wording too', async () => {
    const run = await mentor(['list', '--criterion', 'liaise subject', '--json'], COMPLETE);
    expect(run.err).toContain('Found by `liaise subject`:\n  AM2  Works with colleagues');
    expect(JSON.parse(run.out)).toEqual(
      JSON.parse((await mentor(['list', '--criterion', 'AM2', '--json'], COMPLETE)).out),
    );
    expect((await listed('--criterion', 'liaise,AM3')).length).toBeGreaterThan(
      (await listed('--criterion', 'AM3')).length,
    );
  });

  test.each([
    [['meating'], 'Did you mean `meeting`?'],
    [['--criterion', 'AM99'], 'There is no criterion `AM99`'],
    [['--from', 'spring'], 'is not a date'],
  ])('%j is told', async (args, message) => {
    const run = await mentor(['list', ...args], COMPLETE);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(message);
  });
});

describe('open', () => {
  test.each([
    ['joint observation', ['journal/2026-01-28-joint-observation.md']],
    ['journal/2026-01-28-joint-observation.md', ['journal/2026-01-28-joint-observation.md']],
    ['kq3', ['stages/advanced/reflection.md']],
    ['MS1.5', ['stages/advanced/self-assessment.md']],
    ['coaching.3', ['stages/advanced/checklist.md']],
    ['trainee-a', ['agreements/trainee-a.md']],
  ])('%s', async (id, paths) => {
    expect((await mentor(['open', id], COMPLETE)).out).toBe(paths.map((path) => `${path}\n`).join(''));
  });

  test('a criterion gives all its entries', async () => {
    expect((await mentor(['open', 'AM11', '--print'], COMPLETE)).out.trim().split('\n')).toHaveLength(3);
  });

  test('nothing yet, and nothing of this name', async () => {
    const root = await portfolio();
    const none = await mentor(['open', 'AM11'], root);
    expect(none.code).toBe(2);
    expect(none.err).toContain('mentor new entry --criteria AM11');
    expect((await mentor(['open', 'reflecton'], root)).err).toContain('Did you mean `reflection`?');
  });
});
