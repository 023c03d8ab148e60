import { describe, expect, test } from 'vitest';
import { compareSnapshots, type Difference, type StageDifference } from '../../src/submission/diff/compare.js';
import { differenceParts } from '../../src/submission/diff/lines.js';
import type { Snapshot, StageSnapshot } from '../../src/submission/snapshot.js';

const STAGE = 'small-2026/silver';
const NOTHING: StageSnapshot = {
  stage: STAGE,
  seal: '',
  criteria: [],
  ratings: {},
  skills: [],
  questions: [],
  targets: [],
  signOffs: [],
  files: [],
};
const NONE = { added: [], changed: [], removed: [] };
const SAME: StageDifference = {
  stage: STAGE,
  criteria: { gained: [], lost: [] },
  ratings: [],
  skills: { ticked: [], unticked: [] },
  questions: { answered: [], unanswered: [] },
  targets: { added: [], done: [], removed: [] },
  signOffs: [],
  entries: NONE,
  evidence: NONE,
  others: NONE,
};

const on = (stage: Partial<StageSnapshot>, comments: Snapshot['comments'] = []): Snapshot => ({
  mentor: 'Kit Moor',
  stages: [{ ...NOTHING, ...stage }],
  comments,
});
const changed = (from: Partial<StageSnapshot>, to: Partial<StageSnapshot>): StageDifference | undefined =>
  compareSnapshots(on(from), on(to)).stages[0];
const criterion = (id: string, state: string, entries: string[] = [], evidence: string[] = []) => ({
  id,
  state,
  entries,
  evidence,
});
const file = (path: string, content = 'a') => ({ path, size: 1, sha256: content.repeat(64) });
const signed = (role: string, decision: string | null, date: string | null = '2026-05-01') => ({
  file: `stages/${role}.md`,
  role,
  name: null,
  date,
  decision,
});
const target = (text: string, done = false) => ({ text, done });

describe('what changed in a stage', () => {
  const states = ['open', 'claimed', 'evidenced'] as const;
  test.each(states.flatMap((from, a) => states.map((to, b) => [from, to, Math.sign(b - a)] as const)))(
    'a criterion that was %s and is %s',
    (from, to, way) => {
      const move = { id: 'S1', from, to };
      const { criteria } = changed({ criteria: [criterion('S1', from)] }, { criteria: [criterion('S1', to)] }) ?? SAME;
      expect(criteria).toEqual({ gained: way > 0 ? [move] : [], lost: way < 0 ? [move] : [] });
    },
  );

  test.each<
    [what: string, from: Partial<StageSnapshot>, to: Partial<StageSnapshot>, difference: Partial<StageDifference>]
  >([
    ['nothing', {}, {}, {}],
    ['nothing of much', { ratings: { A: 'red' }, skills: ['c.1'] }, { ratings: { A: 'red' }, skills: ['c.1'] }, {}],
    [
      'a criterion that is new, and evidenced',
      {},
      { criteria: [criterion('S1', 'evidenced')] },
      { criteria: { gained: [{ id: 'S1', from: null, to: 'evidenced' }], lost: [] } },
    ],
    ['a criterion that is new, and open', {}, { criteria: [criterion('S1', 'open')] }, {}],
    [
      'a criterion that is gone',
      { criteria: [criterion('S1', 'claimed')] },
      {},
      { criteria: { gained: [], lost: [{ id: 'S1', from: 'claimed', to: null }] } },
    ],
    [
      'ratings',
      { ratings: { A: 'red', B: 'red', C: 'red' } },
      { ratings: { B: 'green', C: 'red', D: 'amber' } },
      {
        ratings: [
          { id: 'A', from: 'red', to: null },
          { id: 'B', from: 'red', to: 'green' },
          { id: 'D', from: null, to: 'amber' },
        ],
      },
    ],
    ['skills', { skills: ['a', 'b'] }, { skills: ['b', 'c'] }, { skills: { ticked: ['c'], unticked: ['a'] } }],
    [
      'questions',
      { questions: ['a', 'b'] },
      { questions: ['b', 'c'] },
      { questions: { answered: ['c'], unanswered: ['a'] } },
    ],
    [
      'targets',
      { targets: [target('A'), target('B'), target('C', true), target('D', true)] },
      { targets: [target('B', true), target('C', true), target('D'), target('E'), target('F', true)] },
      { targets: { added: ['E', 'F'], done: ['B', 'F'], removed: ['A'] } },
    ],
    [
      'sign-offs',
      { signOffs: [signed('head', 'supported'), signed('team', null, null), signed('parent', 'noted')] },
      {
        signOffs: [
          signed('head', 'returned', '2026-05-02'),
          signed('team', 'recognised', null),
          signed('parent', 'noted'),
        ],
      },
      {
        signOffs: [
          { role: 'head', from: 'supported 2026-05-01', to: 'returned 2026-05-02' },
          { role: 'team', from: 'undecided', to: 'recognised' },
        ],
      },
    ],
    [
      'the day of a sign-off alone',
      { signOffs: [signed('head', 'supported')] },
      { signOffs: [signed('head', 'supported', '2026-05-02')] },
      { signOffs: [{ role: 'head', from: 'supported 2026-05-01', to: 'supported 2026-05-02' }] },
    ],
    [
      'a sign-off that came without a decision',
      {},
      { signOffs: [signed('head', null)] },
      { signOffs: [{ role: 'head', from: null, to: 'undecided 2026-05-01' }] },
    ],
    [
      'entries by their folder',
      { files: [file('journal/a.md'), file('journal/b.md'), file('journal/c.md')] },
      { files: [file('journal/b.md', 'b'), file('journal/c.md'), file('journal/d.md')] },
      { entries: { added: ['journal/d.md'], changed: ['journal/b.md'], removed: ['journal/a.md'] } },
    ],
    [
      'entries by what they are named for',
      { criteria: [criterion('S1', 'open', ['notes/a.md'])], files: [file('notes/a.md')] },
      { criteria: [criterion('S1', 'open', ['notes/b.md'])], files: [file('notes/b.md')] },
      { entries: { added: ['notes/b.md'], changed: [], removed: ['notes/a.md'] } },
    ],
    [
      'evidence by its folder and by what is shown',
      {
        criteria: [criterion('S1', 'open', [], ['scans/a.pdf'])],
        files: [file('scans/a.pdf'), file('evidence/x.pdf')],
      },
      {
        criteria: [criterion('S1', 'open', [], ['journal/b.pdf'])],
        files: [file('journal/b.pdf'), file('evidence/x.pdf', 'b')],
      },
      { evidence: { added: ['journal/b.pdf'], changed: ['evidence/x.pdf'], removed: ['scans/a.pdf'] } },
    ],
    [
      'an entry that is shown as evidence is evidence',
      { criteria: [criterion('S1', 'open', ['notes/a.md'], ['notes/a.md'])], files: [file('notes/a.md')] },
      { files: [file('notes/a.md', 'b')] },
      { evidence: { added: [], changed: ['notes/a.md'], removed: [] } },
    ],
    [
      'other files',
      { files: [file('stages/a.md'), file('agreements/b.md')] },
      { files: [file('stages/a.md', 'b'), file('references.bib')] },
      { others: { added: ['references.bib'], changed: ['stages/a.md'], removed: ['agreements/b.md'] } },
    ],
  ])('%s', (_, from, to, difference) => {
    expect(changed(from, to)).toEqual({ ...SAME, ...difference });
  });
});

describe('what changed between two days', () => {
  test('a stage that is new, and one that is gone, are told apart', () => {
    const one = (stage: string): Snapshot => ({ ...on({ stage, skills: ['a'] }) });
    const { stages } = compareSnapshots(one('x/old'), one('x/new'));
    expect(stages.map(({ stage, skills }) => [stage, skills])).toEqual([
      ['x/old', { ticked: [], unticked: ['a'] }],
      ['x/new', { ticked: ['a'], unticked: [] }],
    ]);
  });

  const remark = (open: boolean) => ({ file: 'comments/1.md', open });
  test.each<[was: boolean | null, is: boolean | null, opened: number, answered: number]>([
    [null, true, 1, 0],
    [null, false, 0, 1],
    [true, true, 0, 0],
    [true, false, 0, 1],
    [false, true, 1, 0],
    [false, false, 0, 0],
    [true, null, 0, 0],
    [false, null, 0, 0],
  ])('a comment that was open: %s, is open: %s', (was, is, opened, answered) => {
    const at = (open: boolean | null): Snapshot => on({}, open === null ? [] : [remark(open)]);
    const { comments } = compareSnapshots(at(was), at(is));
    expect([comments.opened.length, comments.answered.length]).toEqual([opened, answered]);
  });
});

describe('a difference in words', () => {
  const all: StageDifference = {
    stage: STAGE,
    criteria: { gained: [{ id: 'S1', from: null, to: 'claimed' }], lost: [{ id: 'S2', from: 'evidenced', to: null }] },
    ratings: [{ id: 'A', from: 'red', to: 'green' }],
    skills: { ticked: ['a'], unticked: ['b'] },
    questions: { answered: ['a'], unanswered: ['b'] },
    targets: { added: ['A'], done: ['B'], removed: ['C'] },
    signOffs: [{ role: 'head', from: null, to: 'supported' }],
    entries: { added: ['a'], changed: ['b'], removed: ['c'] },
    evidence: { added: ['d'], changed: [], removed: [] },
    others: { added: [], changed: ['e'], removed: [] },
  };
  const lines = [
    ['Criteria gained', ['S1: nothing → claimed']],
    ['Criteria lost', ['S2: evidenced → nothing']],
    ['Ratings', ['A: red → green']],
    ['Skills', ['ticked: a', 'unticked: b']],
    ['Key questions', ['answered: a', 'no longer answered: b']],
    ['Targets', ['new: A', 'done: B', 'gone: C']],
    ['Sign-offs', ['head: nothing → supported']],
    ['Entries', ['added: a', 'changed: b', 'removed: c']],
    ['Evidence', ['added: d']],
    ['Other files', ['changed: e']],
  ];
  const said = (difference: Difference): unknown =>
    differenceParts(difference).map(({ heading, lines: below }) => [heading, below]);

  test('every part with a line, comments at the end', () => {
    const comments = { opened: ['x'], answered: ['y'] };
    expect(said({ stages: [all], comments })).toEqual([...lines, ['Comments', ['answered: y', 'new: x']]]);
    expect(said({ stages: [SAME], comments: { opened: [], answered: [] } })).toEqual([]);
  });

  test('with the stage before each heading where there are several', () => {
    const other = { ...SAME, stage: 'x/y', skills: { ticked: ['z'], unticked: [] } };
    expect(said({ stages: [all, other], comments: { opened: [], answered: [] } })).toEqual([
      ...lines.map(([heading, below]) => [`${STAGE}: ${heading}`, below]),
      ['x/y: Skills', ['ticked: z']],
    ]);
  });
});
