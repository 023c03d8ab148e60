import { describe, expect, test } from 'vitest';
import { coverStage } from '../../src/coverage/index.js';
import { historyTroubles, nextPlace, strayTroubles } from '../../src/coverage/sign-off/history.js';
import type { PortfolioDocument } from '../../src/portfolio/index.js';
import { file, place, said, sealedSaid, signOffPath, small } from './small-pack.js';

type Files = Readonly<Record<string, string>>;

const CONFIG = 'version: 1\nmentor: {name: Kit Moor}\nframework: [small-2026, other-2026]\nstage: silver\n';
const CONTENT: Files = {
  'journal/a.md': file('entry', 'criteria: S1\nevidence: evidence/a.txt'),
  'evidence/a.txt': 'x',
};
const ROLE = 'mentor-in-school';
const [FIRST, SECOND, THIRD] = [1, 2, 3].map((number) => signOffPath(ROLE, number)) as [string, string, string];
const TEAM = signOffPath('team');

/** These files and a sealed sign-off of a role more, each a day after the one before. */
const signed = (files: Files, path: string, decision = 'noted', date = '2026-05-02', role: string = ROLE): Files => ({
  ...files,
  [path]: sealedSaid(files, role, decision, { date }),
});
const change = (files: Files, path: string, from: string | RegExp, to: string): Files => {
  const text = files[path] ?? '';
  expect(text).toMatch(from);
  return { ...files, [path]: text.replace(from, to) };
};
const without = (files: Files, ...paths: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
const move = (files: Files, from: string, to: string): Files => ({ ...without(files, from), [to]: files[from] ?? '' });

const ONE = signed(CONTENT, FIRST);
const TWO = signed(ONE, SECOND, 'returned', '2026-05-03');
const THREE = signed(TWO, THIRD, 'supported', '2026-05-04');
const ALL = signed(THREE, TEAM, 'recognised', '2026-05-05', 'team');

/** What is told of each sign-off in the order of the roles; `?` before what may be a slip. */
function told(files: Files): string[] {
  const linked = small(files);
  const coverage = coverStage(linked, place(linked));
  const troubles = [
    ...coverage.signOffs.flatMap((signOff) => historyTroubles(linked, signOff)),
    ...strayTroubles(linked, coverage),
  ];
  return troubles.map(
    ({ document, why, isSure }) => `${isSure ? '' : '?'}${document.path.replace(/.*sign-off\//, '')} ${why}`,
  );
}

const [one, two, three] = [FIRST, SECOND, THIRD].map((path) => path.replace(/.*sign-off\//, '')) as [
  string,
  string,
  string,
];

describe('the order of the sign-offs of a role', () => {
  test.each<[what: string, files: Files, expected: string[]]>([
    ['as they were made', ALL, []],
    ['what they speak of has changed since', change(ALL, 'journal/a.md', 'Something', 'Nothing'), []],
    ['the latest is edited: the rule about seals says so', change(THREE, THIRD, 'Words', 'Others'), []],
    [
      'an earlier one is edited',
      change(THREE, FIRST, 'Words', 'Others'),
      [`${one} was edited after it was sealed`, `${two} was not signed after ${FIRST} as it is now`],
    ],
    [
      'the list of an earlier one',
      change(TWO, FIRST, / \d+ journal/, ' 9 journal'),
      [
        `${one} has a seal that its list of files was changed by hand`,
        `${two} was not signed after ${FIRST} as it is now`,
      ],
    ],
    [
      'an earlier one with a seal of no known form',
      change(TWO, FIRST, 'mentor-seal-2', 'mentor-seal-9'),
      [
        expect.stringMatching(`^${one} has a seal that has a form`) as unknown as string,
        `${two} was not signed after ${FIRST} as it is now`,
      ],
    ],
    [
      'an earlier one that is not sealed has a signature',
      { ...CONTENT, [FIRST]: said(ROLE, 'noted', 'date: 2026-05-01\nsignature: x'), [SECOND]: said(ROLE, 'noted') },
      [`${one} has a signature that does not fit what it says`],
    ],
    ['the first is gone', without(THREE, FIRST), [`${two} follows one that no longer exists`]],
    ['the second is gone', without(THREE, SECOND), [`${three} was not signed after ${FIRST} as it is now`]],
    ['the second is renamed behind', move(TWO, SECOND, THIRD), [`${three} was signed as number 2 of its role`]],
    [
      'one that was signed as the first follows another',
      { ...signed(CONTENT, SECOND), [FIRST]: said(ROLE, 'noted', 'date: 2026-05-01') },
      [`${two} was signed as number 1 of its role`, `${two} was signed as the first, and follows ${FIRST}`],
    ],
    [
      'a copy of the first',
      { ...TWO, [THIRD]: TWO[FIRST] ?? '' },
      [
        `${three} is a copy of an earlier one`,
        `${three} was signed as number 1 of its role`,
        `${three} was signed as the first, and follows ${SECOND}`,
        `${three} is dated before ${SECOND}, which it follows`,
      ],
    ],
    [
      'what the university saw of the school is another',
      { ...without(ALL, THIRD), [THIRD]: signed(TWO, THIRD, 'supported', '2026-05-05')[THIRD] ?? '' },
      [`team-1.md was signed when ${THIRD} said something else, or that file is gone`],
    ],
    [
      'what the university saw of the school is gone',
      without(ALL, THIRD),
      [`team-1.md was signed when ${THIRD} said something else, or that file is gone`],
    ],
    [
      'a sealed one of an earlier day',
      signed(ONE, SECOND, 'noted', '2026-05-01'),
      [`${two} is dated before ${FIRST}, which it follows`],
    ],
    ['two of one day', signed(ONE, SECOND, 'noted', '2026-05-02'), []],
    [
      'one without a seal, of an earlier day',
      { ...ONE, [SECOND]: said(ROLE, 'noted', 'date: 2026-05-01') },
      [`?${two} is dated before ${FIRST}, which it follows`],
    ],
    ['one without a day', { ...ONE, [SECOND]: said(ROLE, 'noted', '') }, []],
    [
      'a role that stands in for another keeps an order of its own',
      { ...ONE, [signOffPath('head')]: said('head', 'noted', 'date: 2026-05-03') },
      [],
    ],
    [
      'an edited one of a role that the stage has not',
      change(change(ONE, FIRST, 'role: mentor-in-school', 'role: nobody'), FIRST, 'Words', 'Others'),
      [`${one} was edited after it was sealed`],
    ],
    [
      "an earlier one of another mentor's portfolio",
      { ...TWO, 'portfolio.yaml': CONFIG.replace('Kit Moor', 'Lee Marsh') },
      [`${one} does not belong here: it was made for another mentor's portfolio`],
    ],
  ])('%s', (_, files, expected) => {
    expect(told(files)).toEqual(expected);
  });
});

describe('where the next stands', () => {
  const among = (files: Files): PortfolioDocument[] =>
    small(files).portfolio.documents.filter(({ kind }) => kind === 'sign-off');

  test('behind the highest number, after the last of its role, with the latest of the others as they are', () => {
    const own = among({ [FIRST]: said(ROLE, 'noted'), [signOffPath(ROLE, 12)]: said(ROLE, 'noted') });
    const text = said('team', 'noted').replace('Words', 'Wörter');
    const next = nextPlace(own, among({ 'stages/silver/sign-off/cafe\u0301-1.md': text }));
    expect(next).toEqual({
      number: 13,
      previous: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      after: [
        {
          path: 'stages/silver/sign-off/café-1.md',
          size: Buffer.byteLength(text),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
    expect(next.previous).not.toContain(next.after[0]?.sha256);
    expect(nextPlace([], [])).toEqual({ number: 1, previous: null, after: [] });
  });

  test('one without a number in its name counts as none', () => {
    expect(nextPlace(among({ 'stages/silver/sign-off/a.md': said(ROLE, 'noted') }), []).number).toBe(1);
  });
});
