import { describe, expect, test } from 'vitest';
import { coverStage } from '../../src/coverage/index.js';
import { certificateFacts, verify } from '../../src/signing/index.js';
import { file, place, sealedSaid, signOffPath, small, smallPack } from '../coverage/small-pack.js';

/** A portfolio on which the school returned, then supported, and the university recognised. */
const ENTRY = 'journal/a.md';
const CONTENT: Record<string, string> = {
  [ENTRY]: file('entry', 'criteria: [S1, S2]\nevidence: evidence/a.txt', 'A café was visited.'),
  'evidence/a.txt': 'What was seen.\n',
};
const FIRST = signOffPath('mentor-in-school', 1);
const SECOND = signOffPath('mentor-in-school', 2);
const THIRD = signOffPath('mentor-in-school', 3);
const TEAM = signOffPath('team', 1);

function signedUp(): Record<string, string> {
  const files = { ...CONTENT };
  files[FIRST] = sealedSaid(files, 'mentor-in-school', 'returned', { date: '2026-05-01' });
  files[SECOND] = sealedSaid(files, 'mentor-in-school', 'supported', { date: '2026-05-10' });
  files[TEAM] = sealedSaid(files, 'team', 'recognised', { date: '2026-05-20' });
  return files;
}

const SIGNED: Readonly<Record<string, string>> = signedUp();
type Files = Record<string, string>;

/** @returns what verify finds of group trust, as `rule: message`, and whether a certificate is given */
async function found(files: Files): Promise<{ told: string[]; certificate: boolean }> {
  const linked = small(files);
  const { findings } = await verify(linked, { from: null, list: null, own: null }, null, '2026-11-20');
  const told = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message}`);
  try {
    certificateFacts(linked, coverStage(linked, place(linked)), null, '2026-11-20');
    return { told, certificate: true };
  } catch {
    return { told, certificate: false };
  }
}

type Forgery = readonly [what: string, forge: (files: Files) => Files, expected: RegExp];

const change =
  (path: string, from: string | RegExp, to: string) =>
  (files: Files): Files => {
    const text = files[path] ?? '';
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${path} has no ${from}`);
    return { ...files, [path]: changed };
  };
const put =
  (more: Files) =>
  (files: Files): Files => ({ ...files, ...more });
const move =
  (from: string, to: string) =>
  (files: Files): Files => {
    const { [from]: text = '', ...rest } = files;
    return { ...rest, [to]: text };
  };
const copy =
  (from: string, to: string) =>
  (files: Files): Files => ({ ...files, [to]: files[from] ?? '' });
const drop =
  (path: string) =>
  (files: Files): Files => {
    const { [path]: _, ...rest } = files;
    return rest;
  };

const FILES: readonly Forgery[] = [
  ['a word of an entry', change(ENTRY, 'visited', 'seen'), /trust\/seal: Changed since .*journal\/a\.md/],
  ['a letter of a text shown', change('evidence/a.txt', 'seen', 'sent'), /Changed since .*evidence\/a\.txt/],
  ['an accent taken apart', change(ENTRY, 'é', 'e\u0301'), /Changed since .*journal\/a\.md/],
  ['a Greek question mark for a semicolon', change(ENTRY, '.', '\u037e'), /Changed since/],
  ['an entry more', put({ 'journal/b.md': file('entry', 'criteria: S1') }), /New since .*journal\/b\.md/],
  [
    'an entry more, of another stage by its word',
    put({ 'journal/b.md': file('entry', 'criteria: S1\nstage: bronze') }),
    /New since/,
  ],
  ['an entry less', drop(ENTRY), /Gone since .*journal\/a\.md/],
  ['a text shown that is gone', drop('evidence/a.txt'), /Gone since .*evidence\/a\.txt/],
  ['an entry renamed', move(ENTRY, 'journal/z.md'), /New since .*journal\/z\.md/],
  ['an entry renamed in capitals', move(ENTRY, 'journal/A.md'), /Gone since .*journal\/a\.md/],
  [
    'a self-assessment put in',
    put({ 'stages/a.md': file('self-assessment', 'stage: silver') }),
    /New since .*stages\/a\.md/,
  ],
  ['a checklist put in', put({ 'stages/a.md': file('checklist', 'stage: silver') }), /New since .*stages\/a\.md/],
  ['a line of the list', change(SECOND, / 15 evidence/, ' 16 evidence'), /The seal is broken/],
  ['a path of the list', change(SECOND, ' journal/a.md', ' journal/b.md'), /The seal is broken/],
  ['a line taken out of the list', change(SECOND, /\n {4}[0-9a-f]{64} \d+ evidence\/a\.txt/, ''), /The seal is broken/],
  ['a digest of the list', change(SECOND, /digest: sha256:..../, 'digest: sha256:0000'), /The seal is broken/],
  ['the form of the seal', change(SECOND, 'mentor-seal-2', 'mentor-seal-1'), /The seal is broken/],
  ['a form that nobody knows', change(SECOND, 'mentor-seal-2', 'mentor-seal-9'), /cannot be read: it has a form/],
  [
    'the seal taken out of the support',
    change(SECOND, /seal:[\s\S]*?\n---/, '---'),
    /trust\/history: .*TEAM|trust\/history/,
  ],
  [
    'the stage in the seal',
    change(SECOND, 'stage: small-2026/silver', 'stage: small-2026/bronze'),
    /The seal is broken/,
  ],
];

const WORDS: readonly Forgery[] = [
  ['the decision', change(SECOND, 'decision: supported', 'decision: noted'), /was edited after it was sealed/],
  [
    'the returned made supported',
    change(FIRST, 'decision: returned', 'decision: supported'),
    /trust\/history: .*was edited/,
  ],
  [
    'the name',
    change(SECOND, 'name: Name of mentor-in-school', 'name: Somebody Else'),
    /was edited after it was sealed/,
  ],
  ['the date', change(SECOND, 'date: 2026-05-10', 'date: 2026-05-11'), /was edited after it was sealed/],
  ['the comment', change(SECOND, 'Words.', 'Other words.'), /was edited after it was sealed/],
  ['the comment of the returned one', change(FIRST, 'Words.', 'Other words.'), /trust\/history: .*was edited/],
  ['a rating put in', change(SECOND, 'seal:', 'ratings: {TS1.1: green}\nseal:'), /was edited after it was sealed/],
  ['who typed it in', change(SECOND, 'seal:', 'entered-by: Kit Moor\nseal:'), /was edited after it was sealed/],
  ['a scan put in', change(SECOND, 'seal:', 'scan: evidence/a.txt\nseal:'), /was edited after it was sealed/],
  ['an accent of the comment', change(SECOND, 'Words.', 'Wórds.'), /was edited after it was sealed/],
  [
    'the statement digest',
    change(SECOND, /statement: sha256:..../, 'statement: sha256:0000'),
    /was edited after it was sealed/,
  ],
  ['the version of the pack', change(SECOND, 'pack-version: 3', 'pack-version: 4'), /was edited after it was sealed/],
  ['its number', change(SECOND, 'number: 2', 'number: 3'), /was edited after it was sealed/],
  [
    'the one before',
    change(SECOND, /previous: sha256:..../, 'previous: sha256:0000'),
    /was edited after it was sealed/,
  ],
  [
    'after whom',
    change(TEAM, / stages\/silver\/sign-off\/mentor-in-school-2/, ' stages/silver/sign-off/mentor-in-school-1'),
    /was edited after it was sealed/,
  ],
  ['the role', change(TEAM, 'role: team', 'role: head'), /./],
];

const pack =
  (from: string | RegExp, to: string) =>
  (files: Files): Files => {
    const changed = smallPack.replace(from, to);
    if (changed === smallPack) throw new Error(`no ${from}`);
    return { ...files, 'frameworks/small-2026.yaml': changed };
  };
const config =
  (line: string) =>
  (files: Files): Files => ({
    ...files,
    'portfolio.yaml':
      `version: 1\nmentor: {name: Kit Moor, school: Wrenfield}\nprovider: Mossley\nframework: [small-2026, other-2026]\nstage: silver\n`.replace(
        ...(line.split(' => ') as [string, string]),
      ),
  });

const PACKS: readonly Forgery[] = [
  [
    'a criterion',
    pack('Observes.', 'Observes twenty lessons.'),
    /The wording has changed since it was signed: `criterion S1 Observes\.`, now `criterion S1 Observes twenty lessons\.`/,
  ],
  ['a point', pack('Once.', 'Never.'), /The wording has changed since it was signed: `point S1\.1 Once\.`/],
  [
    'a point taken out',
    pack(', {id: S1.2, statement: Twice.}', ''),
    /The wording has changed since it was signed: `point S1\.2 Twice\.`, now gone/,
  ],
  [
    'a criterion put in',
    pack(
      '      - {id: S2, statement: Discusses.}',
      '      - {id: S2, statement: Discusses.}\n      - {id: S3, statement: More.}',
    ),
    /Signed before these words were added: `criterion S3 More\.`/,
  ],
  [
    'the title of the stage',
    pack('title: Silver', 'title: Platinum'),
    /The wording has changed since it was signed: `stage Silver`, now `stage Platinum`/,
  ],
  ['the title of the framework', pack('title: Small award', 'title: Large award'), /`framework Small award`/],
  [
    'the title of a role',
    pack('title: Team', 'title: Senate'),
    /The wording has changed since it was signed: `role 2 team university Team/,
  ],
  [
    'the order of the roles',
    pack(
      '[{role: mentor-in-school, comment: required}, {role: team, comment: optional}]',
      '[{role: team, comment: optional}, {role: mentor-in-school, comment: required}]',
    ),
    /The wording has changed since it was signed: `role 1/,
  ],
  [
    'a role taken out',
    pack('{role: mentor-in-school, comment: required}, ', ''),
    /The wording has changed since it was signed: `role 1 mentor-in-school/,
  ],
  [
    'a comment no longer asked for',
    pack('{role: mentor-in-school, comment: required}', '{role: mentor-in-school, comment: optional}'),
    /The wording has changed since it was signed: `role 1/,
  ],
  [
    'the side of a role',
    pack('title: Mentor in school, side: school', 'title: Mentor in school, side: university'),
    /./,
  ],
  ['a level of the scale', pack('{id: red, title: Red}', '{id: red, title: Excellent}'), /`level red Red`/],
  [
    'a level put in',
    pack('{id: green, title: Green}', '{id: green, title: Green}, {id: gold, title: Gold}'),
    /`level gold Gold`/,
  ],
  ['a standard', pack('Teaches well.', 'Was there.'), /`standard TS1 Teaches well\.`/],
  ['a point to rate', pack('Explains.', 'Talks.'), /`point TS1\.2 Explains\.`/],
  ['a skill', pack('Listens.', 'Hears.'), /`skill c\.1 Listens\.`/],
  ['a checklist', pack('title: Coaching', 'title: Couching'), /`checklist coaching Coaching`/],
  ['a dimension', pack('{id: D1, statement: Learns.}', '{id: D1, statement: Knows.}'), /`dimension D1 Learns\.`/],
  ['a key question', pack('{id: KQ1, statement: What?}', '{id: KQ1, statement: Whatever?}'), /`question KQ1 What\?`/],
  [
    'what is required',
    (files) => ({ ...files, 'frameworks/small-2026.yaml': `${smallPack}    requires: {targets: 4}\n` }),
    /The wording has changed since it was signed: `requires targets/,
  ],
  [
    'an overlay of the wording',
    put({
      'frameworks/small-2026.wording.yaml': 'S1: Observed by all.\n',
    }),
    /The wording has changed since it was signed: `criterion S1 Observes\.`, now `criterion S1 Observed by all\.`/,
  ],
  ["the mentor's name", config('Kit Moor => Lee Marsh'), /another mentor's portfolio/],
  ['a school put in', config('provider: Mossley\n => '), /Signed before these words were added: `school Wrenfield`/],
  ['a provider put in', config(', school: Wrenfield => '), /Signed before these words were added: `provider Mossley`/],
];

const ORDER: readonly Forgery[] = [
  ['the returned one renamed behind', move(FIRST, THIRD), /trust\/history/],
  [
    'the supported one renamed before',
    move(SECOND, signOffPath('mentor-in-school', 0)),
    /trust\/history: .*signed as number 2/,
  ],
  ['the supported one renamed behind', move(SECOND, THIRD), /signed as number 2 of its role/],
  [
    'the two exchanged',
    (files) => ({ ...files, [FIRST]: files[SECOND] ?? '', [SECOND]: files[FIRST] ?? '' }),
    /trust\/history/,
  ],
  ['the returned one taken out', drop(FIRST), /follows one that no longer exists/],
  ['the supported one taken out', drop(SECOND), /trust\/history: .*no longer exists|said something else|is gone/],
  ['an earlier supported copied behind', copy(SECOND, THIRD), /is a copy of an earlier one/],
  ['the returned one copied behind', copy(FIRST, THIRD), /is a copy of an earlier one/],
  [
    'one put in before',
    put({ [signOffPath('mentor-in-school', 0)]: sealedSaid(CONTENT, 'mentor-in-school', 'noted') }),
    /trust\/history/,
  ],
  [
    'one put in between',
    (files) => ({ ...move(SECOND, THIRD)(files), [SECOND]: sealedSaid(CONTENT, 'mentor-in-school', 'noted') }),
    /trust\/history/,
  ],
  ['one of the same number elsewhere', copy(SECOND, 'stages/other/mentor-in-school-2.md'), /trust\/history/],
  [
    'the team without the school',
    (files) => drop(FIRST)(drop(SECOND)(files)),
    /Team signed before Mentor in school did/,
  ],
  ['the recognition copied', copy(TEAM, signOffPath('team', 2)), /is a copy of an earlier one/],
  ['the recognition renamed', move(TEAM, signOffPath('team', 7)), /signed as number 1 of its role/],
  [
    'a sealed one dated before the one it follows',
    (files) => ({ ...files, [THIRD]: sealedSaid(files, 'mentor-in-school', 'supported', { date: '2026-05-02' }) }),
    /is dated before/,
  ],
  [
    'a recognition dated before the support',
    (files) => ({
      ...drop(TEAM)(files),
      [TEAM]: sealedSaid(drop(TEAM)(files), 'team', 'recognised', { date: '2026-05-05' }),
    }),
    /Team signed on 2026-05-05, before/,
  ],
  [
    'a recognition of the day after tomorrow',
    (files) => ({
      ...drop(TEAM)(files),
      [TEAM]: sealedSaid(drop(TEAM)(files), 'team', 'recognised', { date: '2026-11-22' }),
    }),
    /read\/future-date/,
  ],
  [
    'a returned one put behind the recognition',
    (files) => ({ ...files, [THIRD]: sealedSaid(files, 'mentor-in-school', 'returned', { date: '2026-06-01' }) }),
    /Team signed before Mentor in school did/,
  ],
];

const signedBy =
  (role: string, decision: string, name: string) =>
  (files: Files): Files => {
    const rest = role === 'team' ? drop(TEAM)(files) : drop(TEAM)(drop(SECOND)(files));
    const path = role === 'team' ? TEAM : SECOND;
    const signed = { ...rest, [path]: sealedSaid(rest, role, decision, { date: '2026-05-19', name }) };
    return role === 'team'
      ? signed
      : { ...signed, [TEAM]: sealedSaid(signed, 'team', 'recognised', { date: '2026-05-20' }) };
  };

const HANDS: readonly Forgery[] = [
  ...[
    'Kit Moor',
    'kit moor',
    'Moor, Kit',
    'K. Moor',
    'Moor K',
    'Kit A. Moor',
    'K.M.',
    'KM',
    'Dr Kit Moor',
    'Kit\u200bMoor',
    'Kit\u00a0Moor',
    'K\u0456t Moor',
    '\u039a\u03b9t Moor',
    'Kit M00r',
    'Kit Мооr',
    'Kıt Moor',
    'Kít Moór',
    'ＫＩＴ ＭＯＯＲ',
    'Kit-Moor',
    'Kit Moor (mentor)',
  ].map(
    (name): Forgery => [
      `the owner as ${JSON.stringify(name)}`,
      signedBy('mentor-in-school', 'supported', name),
      /trust\/owner: .*is also the owner of the portfolio/,
    ],
  ),
  ['the owner as the university', signedBy('team', 'recognised', 'Moor Kit'), /trust\/owner/],
  ...[
    'Name of mentor-in-school',
    'Mentor-in-school, Name of',
    'N. of mentor-in-school',
    'Name of mentor\u2011in\u2011school',
    'Nаme of mentor-in-school',
  ].map(
    (name): Forgery => [
      `the school's name for the university: ${JSON.stringify(name)}`,
      signedBy('team', 'recognised', name),
      /trust\/both-sides/,
    ],
  ),
];

const PATHS: readonly Forgery[] = [
  [
    'a twin in capitals',
    put({ 'journal/A.md': file('entry', 'stage: bronze') }),
    /could mean two files: journal\/A\.md and journal\/a\.md|could mean two files/,
  ],
  ['a twin of what is shown', put({ 'evidence/A.txt': 'x' }), /could mean two files/],
  [
    'a twin with a full-width dot is none, with a Kelvin sign it is',
    (files) => ({
      ...files,
      'evidence/\u212a.txt': 'x',
      'evidence/K.txt': 'y',
      [ENTRY]: file('entry', 'criteria: S1\nevidence: evidence/K.txt'),
    }),
    /could mean two files|Changed since/,
  ],
];

const ALL: readonly (readonly [group: string, forgeries: readonly Forgery[]])[] = [
  ['what it was given on', FILES],
  ['what it says', WORDS],
  ['what it was signed for', PACKS],
  ['the order of sign-offs', ORDER],
  ['who signed', HANDS],
  ['what a file is called', PATHS],
];

test('without a forgery nothing is found and a certificate is given', async () => {
  expect(await found(SIGNED)).toEqual({ told: [], certificate: true });
});

describe.each(ALL)('%s', (_, forgeries) => {
  test.each(forgeries)('%s', async (_what, forge, expected) => {
    const { told, certificate } = await found(forge({ ...SIGNED }));
    expect(told.join('\n')).toMatch(expected);
    expect(certificate).toBe(false);
  });
});

test('at least a hundred forgeries are made', () => {
  expect(ALL.flatMap(([, forgeries]) => forgeries).length).toBeGreaterThanOrEqual(100);
});
