import { describe, expect, test } from 'vitest';
import { coverStage, type Owed, portfolioStatus, suggestEquivalents } from '../../src/coverage/index.js';
import type { Suggestion } from '../../src/coverage/suggestions.js';
import { advanced, covered } from './in-memory.js';
import { asking, file, place, said, sealedSaid, signOffPath, small } from './small-pack.js';

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

describe('where a stage stands', () => {
  const FILES: Record<string, string> = {
    'journal/a.md': file('entry', 'criteria: S1\nevidence: evidence/a.pdf\nhours: 3\ndate: 2026-10-01'),
    'journal/b.md': file('entry', 'stage: silver\nhours: 2\ndate: 2026-12-01'),
    'journal/c.md': file('meeting', 'stage: silver\nagreement: kim\ndate: 2026-10-02'),
    'journal/d.md': file('meeting', 'stage: silver\ndate: 2026-10-02\nhours: 9', ''),
    'journal/e.md': file('conversation', 'stage: bronze\nagreement: lee\ndate: 2026-10-02'),
    'evidence/a.pdf': '%PDF',
    'agreements/kim.md': file(
      'agreement',
      'schedule: [{period: One, until: 2026-11-01, discussions: 1, observations: 0, reports: 0}, {period: Two, until: 2026-11-10, discussions: 0, observations: 1, reports: 0}]',
    ),
    'agreements/lee.md': file(
      'agreement',
      'stage: bronze\nschedule: [{period: Three, until: 2026-11-01, discussions: 1, observations: 0, reports: 0}]',
    ),
    'stages/silver/self.md': file('self-assessment', 'stage: silver\nratings: {TS1.1: green, TS1.2: red}', ''),
    'stages/silver/list.md': file('checklist', 'stage: silver', '- [x] c.1\n- [ ] c.2'),
    'stages/silver/targets.md': file(
      'targets',
      'stage: silver',
      '- [ ] Never\n- [x] Done\n- [ ] Late\n  - due: 2026-11-19\n- [ ] Soon\n  - due: 2026-12-01',
    ),
    'claims/a.md': file('credit-claim', 'stage: silver\ncredits: 20'),
    'comments/a.md': file('comment', 'on: {criterion: S1}\nname: Ann\ndate: 2026-11-03', 'Which?'),
    'comments/b.md': file('comment', 'on: {file: journal/a.md, line: 7}', 'Where?'),
    'comments/c.md': file('comment', 'stage: silver\nstate: answered'),
    'comments/d.md': file('comment', 'stage: bronze'),
  };
  const CLOSE: Suggestion = {
    file: 'journal/b.md',
    at: { line: 1, column: 1, endLine: 1, endColumn: 2 },
    named: 'other-2026/X1',
    framework: 'small-2026',
    id: 'S2',
    kind: 'criteria',
    relation: 'related',
    via: 'third/Y1',
    open: true,
    add: {},
  };
  const statusOf = (more: Record<string, string> = {}, stage = 'silver') => {
    const linked = small({ ...FILES, ...more });
    const others = [{ framework: 'other-2026' }, { kind: 'standards' as const }, { id: 'S1' }];
    const suggestions = [CLOSE, ...others.map((other) => ({ ...CLOSE, ...other }))];
    const options = { today: '2026-11-20', owedBy: () => ({ mentor: 1, school: 0 }), errors: 0, suggestions };
    return portfolioStatus(linked, [coverStage(linked, place(linked, stage))], options).stages[0];
  };

  test('is told with all that was done, by whom, and what waits', () => {
    const nobody = { state: 'open', name: null, date: null, holds: true };
    const content = { ...FILES, [signOffPath('team')]: said('team', 'noted') };
    const broken = sealedSaid(content, 'mentor-in-school', 'supported').replace('Words.', 'Others.');
    const period = (name: string, until: string, discussions: number[], observations: number[]) => ({
      agreement: 'kim',
      period: name,
      until,
      ...Object.fromEntries(
        Object.entries({ discussions, observations, reports: [0, 0] }).map(([kind, [agreed, made]]) => [
          kind,
          { agreed, made },
        ]),
      ),
    });
    expect(statusOf()).toEqual({
      framework: 'small-2026',
      id: 'silver',
      state: 'drafting',
      criteria: [
        { id: 'S1', state: 'evidenced', entries: ['journal/a.md'], evidence: ['evidence/a.pdf'], candidates: [] },
        {
          id: 'S2',
          state: 'open',
          entries: [],
          evidence: [],
          candidates: [{ file: 'journal/b.md', named: 'other-2026/X1', relation: 'related', via: 'third/Y1' }],
        },
      ],
      ratings: { red: 1, amber: 0, green: 1, unrated: 0 },
      skills: { done: 1, of: 4 },
      signOffs: [
        { role: 'mentor-in-school', ...nobody },
        { role: 'team', ...nobody },
      ],
      comments: {
        open: 2,
        answered: 1,
        toAnswer: [
          {
            file: 'comments/a.md',
            on: { file: null, line: null, criterion: 'S1', item: null },
            name: 'Ann',
            date: '2026-11-03',
            text: 'Which?',
          },
          {
            file: 'comments/b.md',
            on: { file: 'journal/a.md', line: 7, criterion: null, item: null },
            name: null,
            date: null,
            text: 'Where?',
          },
        ],
      },
      targets: [
        { text: 'Late', due: '2026-11-19', done: false, overdue: true },
        { text: 'Soon', due: '2026-12-01', done: false, overdue: false },
        { text: 'Never', due: null, done: false, overdue: false },
        { text: 'Done', due: null, done: true, overdue: false },
      ],
      hours: 5,
      credits: 20,
      contacts: {
        made: 1,
        periods: [
          { ...period('One', '2026-11-01', [1, 1], [0, 0]), met: true, overdue: false },
          { ...period('Two', '2026-11-10', [0, 0], [1, 0]), met: false, overdue: true },
        ],
      },
    });
    expect(statusOf({ ...content, [signOffPath('mentor-in-school')]: broken })?.signOffs).toEqual([
      {
        role: 'mentor-in-school',
        state: 'supported',
        name: 'Name of mentor-in-school',
        date: '2026-11-02',
        holds: false,
      },
      { role: 'team', state: 'noted', name: 'Name of team', date: '2026-11-02', holds: true },
    ]);
  });

  test('counts a point without a rating, and no hours of a day to come where it asks for hours', () => {
    const self = file('self-assessment', 'stage: silver\nratings: {TS1.1: green}', '');
    const asked = statusOf({ 'stages/silver/self.md': self, ...asking('{hours: 4}') });
    expect(asked).toMatchObject({ ratings: { red: 0, amber: 0, green: 1, unrated: 1 }, hours: 3 });
  });

  test('of another stage is told with what is of that alone', () => {
    expect(statusOf({}, 'bronze')).toMatchObject({
      id: 'bronze',
      ratings: { unrated: 0 },
      skills: { done: 0, of: 0 },
      comments: { open: 1, answered: 0 },
      targets: [],
      contacts: { made: 1, periods: [{ agreement: 'lee', period: 'Three' }] },
    });
    const config = 'version: 1\nframework: small-2026\n';
    expect(statusOf({ 'portfolio.yaml': config })?.contacts.periods).toEqual([]);
  });
});
