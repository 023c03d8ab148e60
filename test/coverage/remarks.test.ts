import { describe, expect, test } from 'vitest';
import { commentWords, type ReviewComment, reviewComments } from '../../src/coverage/comments.js';
import { coverStage } from '../../src/coverage/index.js';
import { ratingDifferences } from '../../src/coverage/rating-differences.js';
import { firstWord, sectionSays } from '../../src/coverage/sections.js';
import { isLate } from '../../src/coverage/targets.js';
import type { Heading } from '../../src/portfolio/model.js';
import { file, place, said, signOffPath, silver, small } from './small-pack.js';

describe('targets', () => {
  const targets = (list: string) => silver({ 'stages/t.md': file('targets', 'stage: silver', list) }).targets;

  test('each item of the outermost list is one, with what it says of itself', () => {
    const found = targets(
      '- [ ] Read more.\n  - due: 2026-12-01\n  - Measure: two books\n  - action: borrow them\n  - ACTION : read them\n  - for: TS1.1, TS2\n- [x] Write.\n- A plain one.\n',
    );
    expect(found.map(({ text, done, day, fields }) => [text, done, day, fields.length])).toEqual([
      ['Read more.', false, '2026-12-01', 5],
      ['Write.', true, null, 0],
      ['A plain one.', false, null, 0],
    ]);
    const [first, second] = found;
    expect([first?.due?.value, first?.measure?.value]).toEqual(['2026-12-01', 'two books']);
    expect(first?.actions.map(({ value }) => value)).toEqual(['borrow them', 'read them']);
    expect(first?.for.map(({ value }) => value)).toEqual(['TS1.1', 'TS2']);
    expect([second?.due, second?.measure, second?.actions, second?.for]).toEqual([null, null, [], []]);
  });

  test.each([
    ['due: 2026-12-01', '2026-12-01'],
    ['due: next week', null],
    ['due: 2026-02-30', null],
    ['due:', null],
    ['overdue: 2026-12-01', null],
    ['due 2026-12-01', null],
  ])('%s is the day %s', (line, day) => {
    expect(targets(`- Read.\n  - ${line}\n`)[0]?.day).toBe(day);
  });

  test('what stands below belongs to its own target, and to no other', () => {
    const found = targets('- A\n  - due: 2026-12-01\n    - due: 2026-12-02\n- B\n  - due: 2026-12-03\n');
    expect(found.map(({ text, day }) => [text, day])).toEqual([
      ['A', '2026-12-01'],
      ['B', '2026-12-03'],
    ]);
  });

  test.each([
    [false, '2026-12-01', '2026-12-02', true],
    [false, '2026-12-01', '2026-12-01', false],
    [false, '2026-12-01', '2026-11-30', false],
    [true, '2026-12-01', '2026-12-02', false],
    [false, null, '2026-12-02', false],
  ])('done %s, due %s, on %s: late: %s', (done, day, today, late) => {
    const [target] = targets('- A\n');
    expect(target && isLate({ ...target, done, day }, today)).toBe(late);
  });
});

describe('comments of reviewers', () => {
  const comment = (head: string, body = 'Which?'): string => file('comment', head, body);
  const about = (head: string, more: Record<string, string> = {}): ReviewComment | undefined =>
    reviewComments(small({ ...more, 'comments/1.md': comment(head) }))[0];

  test.each<[head: string, on: Partial<ReviewComment>, stage: string]>([
    ['on: S1', { criterion: 'S1', item: null, file: null, line: null }, 'silver'],
    ['on: B1', { criterion: 'B1' }, 'bronze'],
    ['on: TS1', { criterion: 'TS1', item: null }, 'silver'],
    ['on: {item: KQ1}', { criterion: null, item: 'KQ1' }, 'silver'],
    ['stage: bronze\non: {item: KQ1}', { item: 'KQ1' }, 'bronze'],
    ['on: D1', { criterion: 'D1' }, 'silver'],
    ['on: nothing-known', {}, 'silver'],
    ['stage: bronze\non: S1', { criterion: 'S1' }, 'bronze'],
    ['name: Ann', { file: null, criterion: null, item: null }, 'silver'],
    ['on: {file: journal/a.md}', { file: 'journal/a.md', line: null }, 'bronze'],
    ['on: {file: ./journal/../journal/a.md, line: 3}', { file: 'journal/a.md', line: 3 }, 'bronze'],
    ['on: {file: ../../elsewhere.md}', { file: '../../elsewhere.md' }, 'silver'],
    ['on: {file: journal/none.md}', { file: 'journal/none.md' }, 'silver'],
  ])('%s', (head, on, stage) => {
    const found = about(head, { 'journal/a.md': file('entry', 'criteria: B1') });
    expect(found).toMatchObject(on);
    expect(found?.place?.stage.id).toBe(stage);
  });

  test.each([
    ['', true],
    ['state: open', true],
    ['state: answered', false],
  ])('with %j is open: %s', (state, open) => {
    expect(about(`on: S1\n${state}`)?.open).toBe(open);
  });

  test('open ones first, each by its day, those without one last', () => {
    const files = {
      'comments/a.md': comment('state: answered\ndate: 2026-05-01'),
      'comments/b.md': comment('on: S1'),
      'comments/c.md': comment('date: 2026-05-03'),
      'comments/d.md': comment('date: 2026-05-02'),
      'comments/e.md': comment('date: 2026-05-02'),
      'comments/f.md': comment('state: answered\ndate: 2026-04-01'),
    };
    const order = reviewComments(small(files)).map(({ document }) => document.path.slice(9, 10));
    expect(order.join('')).toBe('decbfa');
  });

  test('are told in one line, without guidance', () => {
    const files = {
      'comments/1.md': comment('on: S1', '\n<!-- Say\nwhat. -->\nWhich\n  one?\n\nThis <!-- x -->one.\n'),
    };
    const [found] = reviewComments(small(files));
    expect(found && commentWords(found.document)).toBe('Which one? This one.');
  });
});

describe('ratings side by side', () => {
  const own = file('self-assessment', 'stage: silver\nratings: {TS1.1: red, TS1.2: green}');
  const review = (role: string, ratings: string): string => said(role, 'returned', `ratings: ${ratings}`);
  test.each<
    [what: string, files: Record<string, string>, expected: [point: string, own: string | null, others: string[]][]]
  >([
    ['nobody else', { 'stages/a.md': own }, []],
    ['the same', { 'stages/a.md': own, [signOffPath('team')]: review('team', '{TS1.1: red}') }, []],
    [
      'another',
      { 'stages/a.md': own, [signOffPath('team')]: review('team', '{TS1.1: amber, TS1.2: green}') },
      [['TS1.1', 'red', ['team amber']]],
    ],
    [
      'none of one’s own',
      { [signOffPath('team')]: review('team', '{TS1.2: amber}') },
      [['TS1.2', null, ['team amber']]],
    ],
    [
      'two, of whom one agrees',
      {
        'stages/a.md': own,
        [signOffPath('mentor-in-school')]: review('mentor-in-school', '{TS1.1: red}'),
        [signOffPath('team')]: review('team', '{TS1.1: green}'),
      },
      [['TS1.1', 'red', ['mentor-in-school red', 'team green']]],
    ],
    [
      'only the latest of a role',
      {
        'stages/a.md': own,
        [signOffPath('team')]: review('team', '{TS1.1: green}'),
        [signOffPath('team', 2)]: review('team', '{TS1.1: red}'),
      },
      [],
    ],
  ])('%s', (_, files, expected) => {
    const linked = small(files);
    const found = ratingDifferences(coverStage(linked, place(linked)));
    const shown = found.map(({ point, own: mine, reviewers }) => [
      point,
      mine,
      reviewers.map(({ role, level }) => `${role} ${level}`),
    ]);
    expect(shown).toEqual(expected);
  });

  test('a stage without a self-assessment has none', () => {
    expect(ratingDifferences({ ...silver(), selfAssessment: null })).toEqual([]);
  });
});

describe('sections of a document', () => {
  const heading = (depth: number, empty: boolean): Heading => ({ depth, empty }) as Heading;
  test.each<[what: string, headings: [depth: number, empty: boolean][], says: boolean]>([
    ['nothing', [], false],
    ['a heading with a text', [[2, false]], true],
    ['a heading without', [[2, true]], false],
    [
      'one with a text below',
      [
        [2, true],
        [3, false],
      ],
      true,
    ],
    [
      'one with a text two below',
      [
        [2, true],
        [3, true],
        [4, false],
      ],
      true,
    ],
    [
      'one whose text is the next one’s',
      [
        [2, true],
        [2, false],
      ],
      false,
    ],
    [
      'one whose text is a higher one’s',
      [
        [2, true],
        [1, false],
        [3, false],
      ],
      false,
    ],
    [
      'one whose text comes after the next',
      [
        [2, true],
        [3, true],
        [2, true],
        [3, false],
      ],
      false,
    ],
  ])('%s', (_, headings, says) => {
    expect(
      sectionSays(
        headings.map(([depth, empty]) => heading(depth, empty)),
        0,
      ),
    ).toBe(says);
  });

  test.each([
    ['MS1 Personal qualities', 'MS1'],
    ['KQ3: Why?', 'KQ3'],
    ['  MS1.1 – x', 'MS1.1'],
    ['MS1.', 'MS1'],
    ['MS1—Personal', 'MS1—Personal'],
    ['c.1; Listens', 'c.1'],
    [': x', ''],
    ['', ''],
  ])('%j begins with %j', (text, id) => {
    expect(firstWord(text)).toBe(id);
  });
});

describe('a self-assessment', () => {
  const of = (text: string) => silver({ 'stages/self.md': text }).selfAssessment;
  const rated = (ratings: string): string => file('self-assessment', `stage: silver\nratings: ${ratings}`);

  test.each<[ratings: string, levels: [point: string, level: string | null][]]>([
    [
      '{}',
      [
        ['TS1.1', null],
        ['TS1.2', null],
      ],
    ],
    [
      '{TS1.1: red, TS1.2: green}',
      [
        ['TS1.1', 'red'],
        ['TS1.2', 'green'],
      ],
    ],
    [
      '{TS1.1: blue}',
      [
        ['TS1.1', null],
        ['TS1.2', null],
      ],
    ],
    [
      '{TS2.1: amber}',
      [
        ['TS1.1', null],
        ['TS1.2', null],
        ['TS2.1', 'amber'],
      ],
    ],
  ])('%s: a point past the threshold counts where it is rated', (ratings, levels) => {
    const points = of(rated(ratings))?.points.map(({ point, level }) => [point.id, level?.id ?? null]);
    expect(points).toEqual(levels);
  });

  const section = (...lines: string[]): string => file('self-assessment', 'stage: silver', lines.join('\n\n'));
  test.each<[what: string, text: string, says: [strengths: boolean, targets: boolean, actions: boolean]]>([
    ['nothing', section(), [false, false, false]],
    ['a heading alone', section('## TS1 Teaches well'), [false, false, false]],
    ['empty headings', section('## TS1', '### Strengths', '### Targets', '### Actions'), [false, false, false]],
    ['strengths', section('## TS1', '### Strengths', 'Many.', '### Targets'), [true, false, false]],
    ['all', section('## TS1', '### strength', 'A.', '### TARGETS', 'B.', '### Actions', 'C.'), [true, true, true]],
    ['those of the next standard', section('## TS1', '## TS2', '### Strengths', 'Many.'), [false, false, false]],
    ['those of a part above it', section('## TS1', '# Appendix', '### Strengths', 'Many.'), [false, false, false]],
    ['those under a deeper heading', section('### TS1', '### Strengths', 'Many.'), [false, false, false]],
    ['another word', section('## TS1', '### My strengths', 'Many.'), [false, false, false]],
  ])('says %s of a standard', (_, text, [strengths, targets, actions]) => {
    const [found] = of(text)?.sections ?? [];
    expect(found).toMatchObject({ standard: 'TS1', strengths, targets, actions });
  });
});
