import { describe, expect, test } from 'vitest';
import {
  coverStage,
  hasSigned,
  holds,
  isPositive,
  judgeSignOff,
  ratingDifferences,
  type SealState,
  type SignatureState,
  saysYes,
} from '../../src/coverage/index.js';
import { file, place, said, sealedSaid, signOffPath, silver, small } from './small-pack.js';

const ENTRY = { 'journal/a.md': file('entry', 'criteria: S1') };
const SCHOOL = signOffPath('mentor-in-school');
const TEAM = signOffPath('team');

describe('the state of a sign-off', () => {
  const DECISIONS = ['supported', 'recognised', 'returned', 'noted'];

  test.each(['mentor-in-school', 'team'].flatMap((role) => DECISIONS.map((decision) => [role, decision] as const)))(
    '%s says %s',
    (role, decision) => {
      const linked = small({ [signOffPath(role)]: said(role, decision) });
      const signOff = coverStage(linked, place(linked)).signOffs.find((one) => one.role.id === role);
      if (!signOff) throw new Error('no sign-off');
      const isYes = decision === (role === 'team' ? 'recognised' : 'supported');
      expect([signOff.state, saysYes(signOff), hasSigned(linked, signOff)]).toEqual([decision, isYes, isYes]);
      expect(isPositive(decision)).toBe(['supported', 'recognised'].includes(decision));
    },
  );

  test('without a file, or without a decision in it, is open', () => {
    const undecided = file('sign-off', 'stage: silver\nrole: team\nname: Somebody');
    const linked = small({ [TEAM]: undecided });
    const { signOffs } = coverStage(linked, place(linked));
    expect(signOffs.map(({ state, latest }) => [state, latest?.path ?? null])).toEqual([
      ['open', null],
      ['open', TEAM],
    ]);
    expect(signOffs.map((one) => hasSigned(linked, one))).toEqual([false, false]);
    expect(isPositive(undefined)).toBe(false);
  });

  test.each([
    ['the higher number counts', ['team-1', 'team-2'], 'team-2', ['team-1']],
    ['ten is higher than two', ['team-10', 'team-2', 'team-1'], 'team-10', ['team-1', 'team-2']],
    ['a file without a number is before all', ['team', 'team-1'], 'team-1', ['team']],
  ])('of several %s', (_, names, latest, history) => {
    const path = (name: string): string => `stages/silver/sign-off/${name}.md`;
    const files = Object.fromEntries(names.map((name) => [path(name), said('team', 'noted')]));
    const signOff = silver(files).signOffs[1];
    expect(signOff?.latest?.path).toBe(path(latest));
    expect(signOff?.history.map((one) => one.path)).toEqual(history.map(path));
  });

  test('of one number the later date counts', () => {
    const files = {
      'stages/a/team-1.md': said('team', 'recognised', 'date: 2026-01-02'),
      'stages/b/team-1.md': said('team', 'returned', 'date: 2026-01-01'),
    };
    expect(silver(files).signOffs[1]?.latest?.path).toBe('stages/a/team-1.md');
  });

  test('one of another stage is none of this one', () => {
    const other = said('team', 'recognised').replace('stage: silver', 'stage: bronze');
    expect(silver({ [TEAM]: other }).signOffs.map(({ state }) => state)).toEqual(['open', 'open']);
  });

  test('the role that the pack names signs where the mentor holds the role itself', () => {
    const instead = { [signOffPath('head')]: said('head', 'supported') };
    expect(silver(instead).signOffs[0]).toMatchObject({ state: 'supported', role: { id: 'mentor-in-school' } });
    const both = { ...instead, [SCHOOL]: said('mentor-in-school', 'returned') };
    expect(silver(both).signOffs[0]?.state).toBe('returned');
    expect(silver({ [signOffPath('other')]: said('other', 'supported') }).signOffs[0]?.state).toBe('open');
  });
});

describe('whether a sign-off holds', () => {
  const SEALS: readonly SealState[] = [
    'none',
    'unreadable',
    'broken',
    'foreign',
    'edited',
    'reworded',
    'changed',
    'intact',
  ];
  const SIGNATURES: readonly SignatureState[] = ['none', 'unreadable', 'unsupported', 'bad', 'good'];

  test.each(SEALS.flatMap((seal) => SIGNATURES.map((signature) => [seal, signature] as const)))(
    'seal %s, signature %s',
    (state, signature) => {
      const none = { changed: [], came: [], went: [], terms: { signed: [], now: [] } };
      const seal = { state, why: null, files: 0, form: null, ...none };
      const expected = ['none', 'intact'].includes(state) && ['none', 'good', 'unsupported'].includes(signature);
      expect(holds({ seal, signature })).toBe(expected);
    },
  );
});

describe('a seal against the portfolio as it is', () => {
  const sealed = sealedSaid(ENTRY, 'mentor-in-school', 'supported');
  const judged = (files: Record<string, string>): unknown[] => {
    const linked = small(files);
    const document = linked.portfolio.documents.find(({ path }) => path === SCHOOL);
    if (!document) throw new Error('no sign-off');
    const { seal } = judgeSignOff(linked, document);
    return [seal.state, ...seal.changed, ...seal.came, ...seal.went];
  };
  const more = file('entry', 'criteria: S1.2');
  const CASES: readonly (readonly [what: string, files: Record<string, string>, expected: string[]])[] = [
    ['nothing', {}, ['intact']],
    ['an entry of another stage', { 'journal/b.md': file('entry', 'criteria: B1') }, ['intact']],
    ['a comment', { 'comments/a.md': file('comment', 'stage: silver') }, ['intact']],
    ['another sign-off', { [TEAM]: said('team', 'noted') }, ['intact']],
    ['a file that nothing shows', { 'evidence/new.pdf': '%PDF' }, ['intact']],
    ['line ends', { 'journal/a.md': ENTRY['journal/a.md'].replaceAll('\n', '\r\n') }, ['intact']],
    ['a word', { 'journal/a.md': ENTRY['journal/a.md'].replace('was', 'is') }, ['changed', 'journal/a.md']],
    ['a new entry', { 'journal/b.md': more }, ['changed', 'journal/b.md']],
    [
      'an entry of the stage without criteria',
      { 'journal/b.md': file('entry', 'stage: silver') },
      ['changed', 'journal/b.md'],
    ],
    [
      'an entry of another stage that names a point',
      { 'journal/b.md': `${more.replace('kind: entry', 'kind: entry\nstage: bronze')}` },
      ['changed', 'journal/b.md'],
    ],
    [
      'a dimension named',
      { 'journal/b.md': file('entry', 'stage: bronze\ndimensions: D1') },
      ['changed', 'journal/b.md'],
    ],
    [
      'a stage file',
      { 'stages/silver/checklist.md': file('checklist', 'stage: silver') },
      ['changed', 'stages/silver/checklist.md'],
    ],
    [
      'a credit claim',
      { 'stages/silver/credits.md': file('credit-claim', 'stage: silver') },
      ['changed', 'stages/silver/credits.md'],
    ],
    ['the words of the sign-off', { [SCHOOL]: sealed.replace('Words.', 'Other words.') }, ['edited']],
    ['its decision', { [SCHOOL]: sealed.replace('decision: supported', 'decision: noted') }, ['edited']],
    ['its date', { [SCHOOL]: sealed.replace('date: 2026-11-02', 'date: 2026-11-03') }, ['edited']],
    ['a rating in it', { [SCHOOL]: sealed.replace('decision:', 'ratings: {TS1.1: red}\ndecision:') }, ['edited']],
    ['who typed it', { [SCHOOL]: sealed.replace('decision:', 'entered-by: Else\ndecision:') }, ['edited']],
    ['a scan named', { [SCHOOL]: sealed.replace('decision:', 'scan: evidence/scan.pdf\ndecision:') }, ['edited']],
    ['the list', { [SCHOOL]: sealed.replace(' journal/a.md', ' journal/b.md') }, ['broken']],
    [
      'the stage of the seal',
      { [SCHOOL]: sealed.replace('stage: small-2026/silver', 'stage: small-2026/bronze') },
      ['broken'],
    ],
    ['the stage of the sign-off', { [SCHOOL]: sealed.replace('stage: silver', 'stage: bronze') }, ['foreign']],
    ['the form', { [SCHOOL]: sealed.replace(/form: mentor-seal-\d/, 'form: mentor-seal-9') }, ['unreadable']],
    ['no seal', { [SCHOOL]: said('mentor-in-school', 'supported') }, ['none']],
  ];

  test.each(CASES)('%s', (_, files, expected) => {
    expect(judged({ ...ENTRY, [SCHOOL]: sealed, ...files })).toEqual(expected);
  });

  test('an entry that is gone', () => {
    expect(judged({ [SCHOOL]: sealed })).toEqual(['changed', 'journal/a.md']);
  });

  test('what an entry shows is covered with it, and an agreement by the meetings under it', () => {
    const shown = {
      'journal/a.md': file(
        'meeting',
        'criteria: S1\nagreement: kim\nevidence: evidence/a.pdf',
        'See [b](../evidence/b.txt).',
      ),
      'agreements/kim.md': file('agreement', ''),
      'agreements/lee.md': file('agreement', ''),
      'evidence/a.pdf': '%PDF',
      'evidence/b.txt': 'b',
    };
    const text = sealedSaid(shown, 'mentor-in-school', 'supported');
    const paths = [...text.matchAll(/^ {4}[0-9a-f]{64} \d+ (.+)$/gm)].map(([, path]) => path);
    expect(paths).toEqual(['agreements/kim.md', 'evidence/a.pdf', 'evidence/b.txt', 'journal/a.md']);
    for (const path of ['agreements/kim.md', 'evidence/a.pdf', 'evidence/b.txt'])
      expect(judged({ ...shown, [SCHOOL]: text, [path]: 'other' })[0]).toBe('changed');
  });

  test('references.bib is covered where an entry cites from it', () => {
    const bib = { 'references.bib': '@book{smith, title = {T}, author = {S}, year = {2020}}\n' };
    const covers = (body: string): boolean =>
      sealedSaid({ ...bib, 'journal/a.md': file('entry', 'criteria: S1', body) }, 'team', 'noted').includes(
        ' references.bib',
      );
    expect(['As [@smith] says.', 'As @smith says.', 'As smith says.', 'Ask @jones.'].map(covers)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('ratings side by side', () => {
  const rated = (kind: string, head: string, ratings: string): string =>
    file(kind, `stage: silver\n${head}ratings: {${ratings}}`);

  test('a point that a reviewer rates otherwise is told, with every voice', () => {
    const stage = silver({
      'stages/a.md': rated('self-assessment', '', 'TS1.1: green, TS1.2: red'),
      [SCHOOL]: rated(
        'sign-off',
        'role: mentor-in-school\nname: A\n',
        'TS1.1: green, TS1.2: {rating: amber, note: Better}',
      ),
      [TEAM]: rated('sign-off', 'role: team\n', 'TS1.2: red'),
    });
    expect(ratingDifferences(stage)).toEqual([
      {
        point: 'TS1.2',
        statement: 'Explains.',
        own: 'red',
        reviewers: [
          { role: 'mentor-in-school', name: 'A', level: 'amber', note: 'Better' },
          { role: 'team', name: null, level: 'red', note: null },
        ],
      },
    ]);
  });

  test('a reviewer may rate what the mentor has not', () => {
    const stage = silver({ [TEAM]: rated('sign-off', 'role: team\n', 'TS1.1: red') });
    expect(ratingDifferences(stage).map(({ point, own }) => [point, own])).toEqual([['TS1.1', null]]);
    expect(ratingDifferences(silver())).toEqual([]);
  });
});
