import { describe, expect, test } from 'vitest';
import { type Owed, portfolioStatus, suggestEquivalents } from '../../src/coverage/index.js';
import { advanced, covered } from './in-memory.js';

const signOff = (role: string, decision: string): string =>
  `---\nkind: sign-off\nrole: ${role}\nname: Name of the ${role}\ndate: 2026-11-02\ndecision: ${decision}\n---\n\nWell done.\n`;
const SCHOOL = 'stages/advanced/sign-off/head-teacher-1.md';
const UNIVERSITY = 'stages/advanced/sign-off/recognition-team-1.md';

function stateOf(files: Record<string, string>, owed: Owed): string | undefined {
  const linked = advanced(files);
  const options = { today: '2026-11-20', owedBy: () => owed, errors: 0, suggestions: [] };
  return portfolioStatus(linked, [covered(linked)], options).stages[0]?.state;
}

describe('the state of a stage', () => {
  const done = { mentor: 0, school: 0 };
  test.each([
    ['drafting', {}, { mentor: 3, school: 1 }],
    ['with the school', {}, { mentor: 0, school: 1 }],
    ['ready', { [SCHOOL]: signOff('head-teacher', 'supported') }, done],
    ['returned', { [SCHOOL]: signOff('head-teacher', 'returned') }, { mentor: 1, school: 1 }],
    [
      'with the university',
      { [SCHOOL]: signOff('head-teacher', 'supported'), [UNIVERSITY]: signOff('recognition-team', 'noted') },
      done,
    ],
    [
      'returned',
      { [SCHOOL]: signOff('head-teacher', 'supported'), [UNIVERSITY]: signOff('recognition-team', 'returned') },
      done,
    ],
    [
      'recognised',
      { [SCHOOL]: signOff('head-teacher', 'supported'), [UNIVERSITY]: signOff('recognition-team', 'recognised') },
      done,
    ],
    [
      'recognised',
      {
        [SCHOOL]: signOff('head-teacher', 'returned'),
        'stages/advanced/sign-off/head-teacher-2.md': signOff('head-teacher', 'supported'),
        [UNIVERSITY]: signOff('recognition-team', 'recognised'),
      },
      done,
    ],
  ])('%s, %j', (state, files, owed) => {
    expect(stateOf(files, owed)).toBe(state);
  });
});

describe('the next steps', () => {
  const steps = (files: Record<string, string>, errors = 0): string[] => {
    const linked = advanced(files);
    const options = {
      today: '2026-11-20',
      owedBy: () => ({ mentor: 1, school: 1 }),
      errors,
      suggestions: suggestEquivalents(linked, [covered(linked)]),
    };
    return portfolioStatus(linked, [covered(linked)], options).next.map(({ command }) => command);
  };
  const ENTRY = '---\nkind: entry\ncriteria: [AM1]\n---\n\nText.\n';

  test('begin with a first entry', () => {
    expect(steps({})).toEqual(['mentor new entry', 'mentor rate', 'mentor tick']);
  });

  test('put what is broken and what is late first', () => {
    const files = {
      'journal/a.md': ENTRY,
      'agreements/trainee-a.md':
        '---\nkind: agreement\nschedule: [{period: One, until: 2026-11-01, discussions: 0, observations: 2, reports: 0}]\n---\n',
      'stages/advanced/targets.md': '---\nkind: targets\n---\n\n- [ ] Ask more\n  - due: 2026-11-19\n',
    };
    expect(steps(files, 2)).toEqual([
      'mentor check --severity error',
      'mentor new observation --agreement trainee-a',
      'mentor open stages/advanced/targets.md',
    ]);
  });

  test('name the entry that a crosswalk sets beside an open criterion, and what to write', () => {
    const files = { 'journal/a.md': '---\nkind: entry\ncriteria: [ljmu-2007/EM4]\n---\n\nText.\n' };
    const linked = advanced(files);
    const suggestions = suggestEquivalents(linked, [covered(linked)]);
    const options = { today: '2026-11-20', owedBy: () => ({ mentor: 1, school: 1 }), errors: 0, suggestions };
    const { next, stages } = portfolioStatus(linked, [covered(linked)], options);
    expect(next[0]).toEqual({
      text: 'AM2 is open; journal/a.md names ljmu-2007/EM4, which asks for the same. If it shows AM2 too, add AM2 to its criteria.',
      command: 'mentor open journal/a.md',
    });
    expect(stages[0]?.criteria.slice(0, 2)).toMatchObject([
      { id: 'AM1', candidates: [] },
      {
        id: 'AM2',
        state: 'open',
        entries: [],
        candidates: [{ file: 'journal/a.md', named: 'ljmu-2007/EM4', relation: 'exact', via: null }],
      },
    ]);
  });

  test('name the first criterion that is open, and the entry that shows nothing yet', () => {
    expect(steps({ 'journal/a.md': ENTRY })).toEqual([
      'mentor new entry --criteria AM2',
      'mentor evidence add <file> --to journal/a.md',
      'mentor rate',
    ]);
  });

  test('a done target and one that is due today are not late', () => {
    const targets = '---\nkind: targets\n---\n\n- [x] One\n  - due: 2026-01-01\n- [ ] Two\n  - due: 2026-11-20\n';
    const linked = advanced({ 'stages/advanced/targets.md': targets });
    const options = { today: '2026-11-20', owedBy: () => ({ mentor: 1, school: 1 }), errors: 0, suggestions: [] };
    const status = portfolioStatus(linked, [covered(linked)], options);
    expect(status.stages[0]?.targets).toEqual([
      { text: 'Two', due: '2026-11-20', done: false, overdue: false },
      { text: 'One', due: '2026-01-01', done: true, overdue: false },
    ]);
    expect(status.next.map(({ command }) => command)).not.toContain('mentor open stages/advanced/targets.md');
  });
});
