import { describe, expect, test } from 'vitest';
import { coverStage, portfolioStatus } from '../../src/coverage/index.js';
import type { Suggestion } from '../../src/coverage/suggestions.js';
import { asking, file, place, said, signOffPath, small, smallPack } from './small-pack.js';

/** Everything that the silver stage asks for. */
const DONE: Readonly<Record<string, string>> = {
  'journal/a.md': file('entry', 'criteria: [S1, S2]\ndimensions: [D1, D2]\nevidence: evidence/a.pdf\nhours: 3'),
  'evidence/a.pdf': '%PDF',
  'stages/silver/self.md': file('self-assessment', 'stage: silver\nratings: {TS1.1: green, TS1.2: green}', ''),
  'stages/silver/list.md': file('checklist', 'stage: silver', '- [x] c.1\n- [x] c.2\n- [x] m.1\n- [x] m.2'),
  'stages/silver/reflection.md': file('reflection', 'stage: silver', '## KQ1\n\nA.\n\n## KQ2\n\nB.'),
  'stages/silver/targets.md': file('targets', 'stage: silver', '- [ ] Go on\n  - due: 2026-12-01'),
  [signOffPath('mentor-in-school')]: said('mentor-in-school', 'supported'),
  [signOffPath('team')]: said('team', 'recognised'),
};

/** What is worth doing next where these files are otherwise; null: gone. */
function steps(
  changes: Record<string, string | null> = {},
  errors = 0,
  stage = 'silver',
  suggestions: Suggestion[] = [],
): [text: string, command: string][] {
  const files = Object.entries({ ...DONE, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null);
  const linked = small(Object.fromEntries(files));
  const options = { today: '2026-11-20', owedBy: () => ({ mentor: 0, school: 0 }), errors, suggestions };
  const { next } = portfolioStatus(linked, [coverStage(linked, place(linked, stage))], options);
  return next.map(({ text, command }) => [text, command]);
}

describe('what to do next', () => {
  test('nothing, where all is done', () => {
    expect(steps()).toEqual([]);
  });

  const ENTRY = 'journal/a.md';
  const CASES: readonly (readonly [changes: Record<string, string | null>, text: string | RegExp, command: string])[] =
    [
      [{ [ENTRY]: null }, /^Write down the last thing/, 'mentor new entry'],
      [
        { [ENTRY]: file('entry', 'criteria: S1\nevidence: evidence/a.pdf') },
        'One criterion has no entry. S2: Discusses.',
        'mentor new entry --criteria S2',
      ],
      [
        { [ENTRY]: file('entry', 'criteria: B1\nevidence: evidence/a.pdf') },
        '2 criteria have no entry. S1: Observes.',
        'mentor new entry --criteria S1',
      ],
      [
        { [ENTRY]: file('entry', 'criteria: [S1, S2]') },
        'S1 has an entry but no evidence.',
        'mentor evidence add <file> --to journal/a.md',
      ],
      [
        { [ENTRY]: null, 'journal/my talk.md': file('entry', 'criteria: [S1, S2]') },
        'S1 has an entry but no evidence.',
        'mentor evidence add <file> --to "journal/my talk.md"',
      ],
      [
        { 'stages/silver/self.md': file('self-assessment', 'stage: silver\nratings: {TS1.1: green}', '') },
        '1 point without a rating.',
        'mentor rate',
      ],
      [{ 'stages/silver/self.md': null }, '2 points without a rating.', 'mentor rate'],
      [{ 'stages/silver/list.md': null }, '4 skills without a tick.', 'mentor tick'],
      [{ 'stages/silver/reflection.md': null }, 'Reflect on what you yourself have learned.', 'mentor new reflection'],
      [
        { 'stages/silver/reflection.md': file('reflection', 'stage: silver', '## KQ2\n\nB.') },
        '1 key question without an answer. KQ1: What?',
        'mentor new reflection --question KQ1',
      ],
      [
        { 'stages/silver/targets.md': file('targets', 'stage: silver', '- [ ] Ask\n  - due: 2026-11-19') },
        'A target was due on 2026-11-19: Ask. Tick it, or give it a new date.',
        'mentor open stages/silver/targets.md',
      ],
      [{ 'comments/a.md': file('comment', 'stage: silver') }, "Answer a reviewer's comment.", 'mentor comment'],
      [
        { 'comments/a.md': file('comment', 'stage: silver'), 'comments/b.md': file('comment', 'stage: silver') },
        "Answer 2 reviewers' comments.",
        'mentor comment',
      ],
      [
        { [signOffPath('mentor-in-school')]: null },
        'Ask for the signature of the Mentor in school.',
        'mentor sign silver --role mentor-in-school',
      ],
      [
        { [signOffPath('mentor-in-school')]: said('mentor-in-school', 'returned') },
        'Returned by the Mentor in school: do what the comment asks for.',
        `mentor open ${signOffPath('mentor-in-school')}`,
      ],
      [{ [signOffPath('team')]: null }, 'Hand it in.', 'mentor submit'],
      [
        {
          'agreements/kim.md': file(
            'agreement',
            'schedule: [{period: One, until: 2026-11-01, discussions: 1, observations: 0, reports: 0}]',
          ),
        },
        'Write up the discussions with kim of One: 0 of 1 are recorded.',
        'mentor new meeting --agreement kim',
      ],
      [
        {
          'agreements/kim.md': file(
            'agreement',
            'schedule: [{until: 2026-11-01, discussions: 0, observations: 0, reports: 2}]',
          ),
        },
        'Write up the reports with kim of the time to 2026-11-01: 0 of 2 are recorded.',
        'mentor new report --agreement kim',
      ],
    ];

  test.each(CASES)('%j', (changes, text, command) => {
    const [first] = steps(changes);
    expect(first).toEqual([typeof text === 'string' ? text : expect.stringMatching(text), command]);
  });

  test.each([
    ['answered', { 'comments/a.md': file('comment', 'stage: silver\nstate: answered') }],
    ['of another stage', { 'comments/a.md': file('comment', 'stage: bronze') }],
  ])('a comment that is %s asks for nothing', (_, changes) => {
    expect(steps(changes)).toEqual([]);
  });

  test('what the pack does not require is not asked for', () => {
    const none = asking(
      '{evidence: none, dimensions: none, self-assessment: none, checklists: none, reflection: none, questions: none, targets: 0, sign-off: none}',
    );
    const nothing = Object.fromEntries(Object.keys(DONE).map((path) => [path, null]));
    expect(steps({ ...nothing, 'journal/a.md': file('entry', 'stage: bronze'), ...none })).toEqual([]);
  });

  test('what it requires beyond that is', () => {
    const much = asking('{dimensions: all, hours: 10, credits: 20, targets: 2, agreements: 1, evidence: file}');
    expect(steps(much)).toEqual([
      ['Set a target, with a date and a measure.', 'mentor new targets'],
      ['3 of 10 hours are recorded.', 'mentor new cpd --hours 1'],
      ['0 of 20 credits are claimed.', 'mentor new credit-claim'],
    ]);
    const url = file('entry', "criteria: [S1, S2]\nevidence: [{url: 'https://example.org/a'}]\nhours: 10");
    expect(steps({ ...much, 'journal/a.md': url }).slice(0, 2)).toEqual([
      ['S1 has an entry but no evidence.', 'mentor evidence add <file> --to journal/a.md'],
      ['No entry shows D1: Learns.', 'mentor new entry --dimensions D1'],
    ]);
  });

  test('commands for a stage where the mentor does not work name it', () => {
    expect(
      steps({ 'portfolio.yaml': 'version: 1\nframework: small-2026\nstage: bronze\n', 'stages/silver/list.md': null }),
    ).toEqual([['4 skills without a tick.', 'mentor tick --stage silver']]);
  });

  test('of late contacts the first alone is a step', () => {
    const agreement = file(
      'agreement',
      'schedule: [{period: One, until: 2026-11-01, discussions: 0, observations: 1, reports: 1}]',
    );
    const both = { 'agreements/kim.md': agreement, 'agreements/lee.md': agreement, 'stages/silver/list.md': null };
    expect(steps(both).map(([, command]) => command)).toEqual([
      'mentor new observation --agreement kim',
      'mentor tick',
    ]);
  });

  test('an agreement is asked for where there are not enough', () => {
    expect(steps(asking('{agreements: 1}'))).toEqual([
      ['Make an agreement with the person you mentor.', 'mentor new agreement "Trainee A"'],
    ]);
    expect(steps({ ...asking('{agreements: 1}'), 'agreements/kim.md': file('agreement', '') })).toEqual([]);
  });

  test.each<[asked: string, criteria: string, evidence: string, isStep: boolean]>([
    ['entry', '[S1, S2]', 'URL', false],
    ['file', '[S1, S2]', 'URL', true],
    ['file', '[S1, S2]', 'URL, evidence/a.pdf', false],
    ['file', 'S2', 'URL', true],
    ['file', 'S2', 'evidence/a.pdf', false],
  ])('where evidence is to be a %s, an entry of %s with %s: a step %s', (asked, criteria, shown, isStep) => {
    const evidence = `[${shown.replace('URL', "{url: 'https://example.org/a'}")}]`;
    const entry = file('entry', `criteria: ${criteria}\ndimensions: [D1, D2]\nevidence: ${evidence}`);
    const found = steps({ ...asking(`{evidence: ${asked}}`), 'journal/a.md': entry });
    expect(found.some(([, command]) => command.startsWith('mentor evidence add'))).toBe(isStep);
  });

  test('a stage without a self-assessment has nothing to rate', () => {
    const entry = file('entry', 'criteria: B1\nevidence: evidence/a.pdf');
    expect(steps({ 'journal/a.md': entry }, 0, 'bronze')).toEqual([]);
  });

  test('what is broken comes first, and three things are enough', () => {
    const nothing = Object.fromEntries(Object.keys(DONE).map((path) => [path, null]));
    expect(steps(nothing, 1).map(([text]) => text)).toEqual([
      'Mend what is broken: 1 error.',
      'Write down the last thing you did as a mentor: two minutes are enough.',
      'No entry shows D1: Learns.',
    ]);
  });

  const CLOSE: Suggestion = {
    file: 'journal/a.md',
    at: { line: 1, column: 1, endLine: 1, endColumn: 2 },
    named: 'other-2026/X1',
    framework: 'small-2026',
    id: 'S2',
    kind: 'criteria',
    relation: 'exact',
    via: null,
    open: true,
    add: { criteria: ['S2'] },
  };
  const ONE_OPEN = { 'journal/a.md': file('entry', 'criteria: S1\nevidence: evidence/a.pdf') };

  test.each<[said: Partial<Suggestion>, how: string]>([
    [{}, 'which asks for the same'],
    [{ relation: 'related' }, 'which is related'],
    [{ relation: 'broader' }, 'which is part of the same'],
    [{ relation: 'narrower' }, 'which is wider'],
    [{ relation: 'related', via: 'third/Y1' }, 'which is loosely related'],
    [{ relation: 'exact', via: 'third/Y1' }, 'which asks for the same'],
  ])('an entry that names a counterpart is read again first: %j', (said, how) => {
    expect(steps(ONE_OPEN, 0, 'silver', [{ ...CLOSE, ...said }])[0]).toEqual([
      `S2 is open; journal/a.md names other-2026/X1, ${how}. If it shows S2 too, add S2 to its criteria.`,
      'mentor open journal/a.md',
    ]);
  });

  test.each<[why: string, said: Partial<Suggestion>, changes: Record<string, string>]>([
    ['of another framework', { framework: 'other-2026' }, ONE_OPEN],
    ['no criterion', { kind: 'standards' }, ONE_OPEN],
    ['a criterion that has an entry', { id: 'S1' }, ONE_OPEN],
    ['a stage that asks for no evidence', {}, { ...ONE_OPEN, ...asking('{evidence: none}') }],
  ])('a counterpart that is %s is no step', (_, said, changes) => {
    const found = steps(changes, 0, 'silver', [{ ...CLOSE, ...said }]);
    expect(found.filter(([, command]) => command.startsWith('mentor open'))).toEqual([]);
  });

  const scale = (red: string): Record<string, string> => ({
    'frameworks/small-2026.yaml': smallPack.replace('{id: red, title: Red}', `{id: red, title: Red, ${red}}`),
    'stages/silver/self.md': file('self-assessment', 'stage: silver\nratings: {TS1.1: red, TS1.2: green}', ''),
  });
  const own = (text: string): Record<string, string> => ({
    'stages/silver/targets.md': file('targets', 'stage: silver', text),
  });
  const section = (standard: string, name: string): Record<string, string> => ({
    'stages/silver/self.md': file(
      'self-assessment',
      'stage: silver\nratings: {TS1.1: red, TS1.2: green}',
      `## ${standard}\n\n### ${name}\n\nAsk Kim.`,
    ),
  });
  const AIM = ['TS1.1 is red: say what you aim for, and the first step.', 'mentor new targets --for TS1.1'];

  test.each<[asked: string, files: Record<string, string>, isStep: boolean]>([
    ['asks-for: [target]', {}, true],
    ['suggests: [target]', {}, true],
    ['asks-for: [action]', {}, true],
    ['asks-for: [target]', own('- [ ] Plan\n  - for: TS1.1\n  - due: 2026-12-01'), false],
    ['asks-for: [target]', own('- [ ] Plan\n  - for: TS1\n  - due: 2026-12-01'), false],
    ['asks-for: [target]', own('- [ ] Plan\n  - for: TS1.2\n  - due: 2026-12-01'), true],
    ['asks-for: [action]', own('- [ ] Plan\n  - for: TS1.1\n  - due: 2026-12-01'), true],
    ['asks-for: [target]', section('TS1', 'Targets'), false],
    ['asks-for: [target]', section('TS1', 'Actions'), true],
    ['asks-for: [target]', section('TS2', 'Targets'), true],
    ['asks-for: [action]', section('TS1', 'Actions'), false],
    ['asks-for: [action]', own('- [ ] Plan\n  - for: TS1.1\n  - action: Ask Kim\n  - due: 2026-12-01'), false],
  ])('a red rating that %s, with %j: a step %s', (asked, files, isStep) => {
    expect(steps({ ...scale(asked), ...files })).toEqual(isStep ? [AIM] : []);
  });
});
