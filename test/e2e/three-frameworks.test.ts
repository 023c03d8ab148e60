import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProgramRun, runProgram } from '../support/program.js';

const JOINT = `---
kind: entry
title: Joint observation with the link tutor
date: 2026-03-12
criteria: [AM4, ljmu-pgcert/PG3.analysis]
dimensions: [gtc-tla/TLA3.coaching]
evidence: [evidence/notes.txt]
---

We watched a lesson together, and I weighed my feedback against what the tutor saw.
`;
const ALONE = `---
kind: entry
title: A talk in the staff room
date: 2026-03-19
criteria: [AM5]
---

We talked about what makes a good plan.
`;

interface Checked {
  findings: { rule: string; severity: string; file: string }[];
  suggestions: { file: string; named: string; framework: string; id: string; add: Record<string, string[]> }[];
  summary: { errors: number };
}

let root: string;
const mentor = (...args: string[]): Promise<ProgramRun> => runProgram(args, root);
const parsed = async <T>(...args: string[]): Promise<T> => JSON.parse((await mentor(...args, '--json')).out) as T;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'mentor-three-'));
  const start = ['init', '.', '--framework', 'ljmu-2016,gtc-tla,ljmu-pgcert', '--stage', 'advanced'];
  const run = await mentor(...start, '--name', 'Jo Example', '--no-input', '--no-git', '--quiet');
  expect(run).toMatchObject({ code: 0, err: '' });
  mkdirSync(join(root, 'journal'), { recursive: true });
  writeFileSync(join(root, 'evidence/notes.txt'), 'Three columns.\n');
  writeFileSync(join(root, 'journal/joint.md'), JOINT);
  writeFileSync(join(root, 'journal/talk.md'), ALONE);
});

afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

describe('a portfolio on three frameworks', () => {
  test('init writes all three, the first with its stage', () => {
    const config = readFileSync(join(root, 'portfolio.yaml'), 'utf8');
    expect(config).toContain('framework: [ljmu-2016, gtc-tla, ljmu-pgcert]\n');
    expect(config).toContain('stage: advanced\n');
  });

  test('one entry, three coverages', async () => {
    const { stages } = await parsed<{ stages: { id: string; criteria: { id: string; state: string }[] }[] }>('status');
    expect(stages.map(({ id }) => id)).toEqual(['advanced']);
    const shown = async (stage: string): Promise<string[]> => {
      const status = await parsed<typeof found>('status', '--stage', stage);
      return status.stages.flatMap(({ criteria }) =>
        criteria.filter(({ state }) => state === 'evidenced').map(({ id }) => id),
      );
    };
    const found = { stages };
    expect(await shown('advanced')).toEqual(['AM4']);
    expect(await shown('ljmu-pgcert/module-3')).toEqual(['PG3.analysis']);
    const { out } = await mentor('status', '--stage', 'gtc-tla/stage-3');
    expect(out).toMatch(/Dimensions .* 1 of 6 shown/);
  });

  test('nothing about it is broken, and each framework asks for what it lacks', async () => {
    const { findings, summary } = await parsed<Checked>('check');
    expect(summary.errors).toBe(0);
    expect(findings.filter(({ file, severity }) => file === 'journal/joint.md' && severity !== 'warning')).toEqual([]);
    expect(findings.filter(({ rule }) => rule.startsWith('link/'))).toEqual([]);
    const open = await parsed<Checked>('check', '--stage', 'gtc-tla/stage-3', '--rule', 'complete/dimension');
    expect(open.findings).toHaveLength(5);
  });

  test('what else an entry could count for is suggested, and changes no exit code', async () => {
    const { suggestions } = await parsed<Checked>('check');
    expect(suggestions.map(({ file, named, framework, id }) => `${file} ${named} -> ${framework}/${id}`)).toEqual([
      'journal/talk.md ljmu-2016/advanced -> gtc-tla/stage-3',
      'journal/talk.md ljmu-2016/advanced -> gtc-tla/stage-4',
      'journal/talk.md ljmu-2016/advanced -> ljmu-pgcert/module-3',
    ]);
    expect(suggestions[2]?.add['criteria']).toContain('ljmu-pgcert/PG3.reflection');
    const alone = await mentor('check', '--rule', 'link/equivalent', '--severity', 'warning', '--max-warnings', '0');
    expect(alone.code).toBe(0);
    expect(alone.out).toContain('journal/talk.md\n    ljmu-2016/advanced -> gtc-tla/stage-4 (open): related\n');
  });

  test('render shows the entry in the tables of all three', async () => {
    expect((await mentor('render', '--html', '--quiet')).code).toBe(0);
    const html = readFileSync(join(root, 'dist/portfolio.html'), 'utf8');
    expect(html).toContain('Joint observation with the link tutor');
    for (const stage of ['gtc-tla/stage-3', 'ljmu-pgcert/module-3']) {
      expect((await mentor('render', '--html', '--quiet', '--stage', stage, '--out', 'other')).code).toBe(0);
      const other = readFileSync(join(root, 'other/portfolio.html'), 'utf8');
      expect(other).toContain('Joint observation with the link tutor');
      expect(other).toContain(stage.startsWith('gtc') ? 'TLA3.coaching' : 'PG3.analysis');
    }
  });
});
