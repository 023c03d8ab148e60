import { expect, test } from 'vitest';
import { portfolioStatus } from '../../src/coverage/index.js';
import { advanced, covered } from './in-memory.js';

const signOff = (role: string, decision: string): string =>
  `---\nkind: sign-off\nrole: ${role}\nname: Kim Sample\ndate: 2026-11-02\ndecision: ${decision}\n---\n\nWell done.\n`;
const SCHOOL = { 'stages/advanced/sign-off/head-teacher-1.md': signOff('head-teacher', 'supported') };
const RETURNED = 'stages/advanced/sign-off/recognition-team-1.md';

function handedIn(number: string, signOffs: string[], stage = 'ljmu-2016/advanced'): Record<string, string> {
  const manifest = {
    submission: number,
    date: '2026-11-03',
    stages: [stage],
    signOffs: signOffs.map((file) => ({ file })),
  };
  return { [`submissions/${number}/manifest.json`]: JSON.stringify(manifest) };
}

function stateOf(files: Record<string, string>, owed = { mentor: 0, school: 0 }): string | undefined {
  const linked = advanced(files);
  return portfolioStatus(linked, [covered(linked)], {
    today: '2026-11-20',
    owedBy: () => owed,
    suggestions: [],
    errors: 0,
  }).stages[0]?.state;
}

test('what was handed in is with the university, what came back is returned until it is handed in again', () => {
  expect(stateOf(SCHOOL)).toBe('ready');
  const first = { ...SCHOOL, ...handedIn('001', []) };
  expect(stateOf(first)).toBe('with the university');
  expect(stateOf(first, { mentor: 1, school: 0 })).toBe('drafting');
  expect(stateOf({ ...SCHOOL, ...handedIn('001', [], 'ljmu-2016/effective') })).toBe('ready');
  const back = { ...first, [RETURNED]: signOff('recognition-team', 'returned') };
  expect(stateOf(back)).toBe('returned');
  expect(stateOf({ ...back, ...handedIn('002', [RETURNED]) })).toBe('with the university');
});
