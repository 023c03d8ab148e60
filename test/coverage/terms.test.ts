import { describe, expect, test } from 'vitest';
import { claimFaults, creditsOf } from '../../src/coverage/credits.js';
import { awaitedSignOffs } from '../../src/coverage/sign-off/awaited.js';
import { isPositive, saysYes } from '../../src/coverage/sign-off/decisions.js';
import { isSignedByOwner, signedTwice } from '../../src/coverage/sign-off/hands.js';
import { changedTerms, termsOf } from '../../src/coverage/sign-off/terms.js';
import type { Framework, FrameworkStage } from '../../src/framework/model.js';
import { readDocument } from '../../src/portfolio/document.js';
import { file, place, said, signOffPath, silver, small, smallPack } from './small-pack.js';

describe('what a sign-off is given for', () => {
  const terms = (files: Record<string, string> = {}, stage?: string): string[] => {
    const linked = small(files);
    return termsOf(linked, place(linked, stage));
  };

  test('is the whole stage, line by line', () => {
    const all = terms();
    const requires = all.filter((line) => line.startsWith('requires '));
    expect(all.slice(0, -requires.length)).toEqual([
      'framework Small award',
      'stage Silver',
      'criterion S1 Observes.',
      'point S1.1 Once.',
      'point S1.2 Twice.',
      'criterion S2 Discusses.',
      'dimension D1 Learns.',
      'dimension D2 Shares.',
      'checklist coaching Coaching',
      'skill c.1 Listens.',
      'skill c.2 Asks.',
      'checklist mentoring Mentoring',
      'skill m.1 Shows.',
      'skill m.2 Tells.',
      'standard TS1 Teaches well.',
      'standard TS2 Leads others.',
      'point TS1.1 Plans.',
      'point TS1.2 Explains.',
      'point TS2.1 Coaches.',
      'point TS2.2 Shares.',
      'level red Red',
      'level amber Amber',
      'level green Green',
      'question KQ1 What?',
      'question KQ2 Why?',
      'role 1 mentor-in-school school Mentor in school comment required',
      'role 2 team university Team comment optional',
    ]);
    expect(requires.length).toBeGreaterThan(5);
    expect(requires).toContain('requires sign-off all');
  });

  test('begins with where and for whom, where that is said', () => {
    const config =
      'version: 1\nmentor: {name: Kit Moor, school: "Wren  field"}\nprovider: Mossley\nframework: [small-2026, other-2026]\nstage: silver\n';
    expect(terms({ 'portfolio.yaml': config }).slice(0, 3)).toEqual([
      'school Wren field',
      'provider Mossley',
      'framework Small award',
    ]);
  });

  test('of a stage that lists little is short', () => {
    expect(terms({}, 'bronze').filter((line) => !line.startsWith('requires '))).toEqual([
      'framework Small award',
      'stage Bronze',
      'criterion B1 Begins.',
    ]);
  });

  test.each<[what: string, signed: string[], now: string[], expected: [signed: string[], now: string[]]]>([
    ['nothing', [], [], [[], []]],
    ['the same', ['a', 'b'], ['a', 'b'], [[], []]],
    ['one that came', ['a'], ['a', 'b'], [[], ['b']]],
    ['one that went', ['a', 'b'], ['b'], [['a'], []]],
    ['one that reads otherwise', ['a', 'b'], ['a', 'c'], [['b'], ['c']]],
    [
      'another order',
      ['a', 'b'],
      ['b', 'a'],
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    ],
    ['one twice', ['a', 'a'], ['a'], [['a', 'a'], ['a']]],
    ['all of it', ['a'], ['b'], [['a'], ['b']]],
  ])('%s', (_, before, now, [gone, come]) => {
    expect(changedTerms(before, now)).toEqual({ signed: gone, now: come });
  });
});

describe('whose sign-offs a recognition rests on', () => {
  const { stage, signOffs } = silver();
  const optional = { ...stage, requires: { ...stage.requires, 'sign-off': 'none' } } as FrameworkStage;
  const school = silver({ [signOffPath('mentor-in-school')]: said('mentor-in-school', 'noted') }).signOffs;
  test.each([
    ['all of them', stage, signOffs, ['mentor-in-school', 'team']],
    ['the last where nobody has to sign', optional, signOffs, ['team']],
    ['and whoever did', optional, school, ['mentor-in-school', 'team']],
    ['nobody’s', optional, [], []],
  ])('%s', (_, of, all, roles) => {
    expect(awaitedSignOffs({ stage: of, signOffs: all }).map(({ role }) => role.id)).toEqual(roles);
  });

  test.each([
    ['supported', true],
    ['recognised', true],
    ['returned', false],
    ['noted', false],
    ['', false],
    [undefined, false],
  ])('%s is a yes: %s', (decision, yes) => {
    expect(isPositive(decision)).toBe(yes);
  });

  const yeses = { 'mentor-in-school': 'supported', team: 'recognised' } as const;
  const decisions = ['supported', 'recognised', 'returned', 'noted'];
  test.each(
    (['mentor-in-school', 'team'] as const).flatMap((role) => decisions.map((decision) => [role, decision] as const)),
  )('%s says %s', (role, decision) => {
    const found = silver({ [signOffPath(role)]: said(role, decision) }).signOffs.find((one) => one.role.id === role);
    expect(found && saysYes(found)).toBe(yeses[role] === decision);
  });
});

describe('whose hand it was', () => {
  const by = (school: string | null, team: string | null) =>
    silver({
      ...(school === null
        ? {}
        : {
            [signOffPath('mentor-in-school')]: file(
              'sign-off',
              `stage: silver\nrole: mentor-in-school\nname: ${school}`,
            ),
          }),
      ...(team === null ? {} : { [signOffPath('team')]: file('sign-off', `stage: silver\nrole: team\nname: ${team}`) }),
    });

  test.each<[school: string | null, team: string | null, twice: boolean]>([
    ['Ann Lee', 'Bea Ray', false],
    ['Ann Lee', 'Lee, Ann', true],
    ['Ann Lee', 'ann lee', true],
    ['Ann Lee', null, false],
    [null, 'Ann Lee', false],
    [null, null, false],
  ])('%s for the school and %s for the university: one person: %s', (school, team, twice) => {
    expect(
      signedTwice(by(school, team)).map(({ school: one, university }) => [one.role.id, university.role.id]),
    ).toEqual(twice ? [['mentor-in-school', 'team']] : []);
  });

  test.each<[name: string | null, owner: string | null, own: boolean]>([
    ['Kit Moor', 'Kit Moor', true],
    ['Moor, K.', 'Kit Moor', true],
    ['Ann Lee', 'Kit Moor', false],
    ['Kit Moor', null, false],
    [null, 'Kit Moor', false],
  ])('%s signed for %s: the owner: %s', (name, owner, own) => {
    const [school] = by(name, null).signOffs;
    expect(school && isSignedByOwner(school, owner)).toBe(own);
  });
});

describe('credits', () => {
  const modules = [
    { id: 'M1', title: 'One', credits: 20, routes: ['taught', 'claimed'] },
    { id: 'M2', title: 'Two', credits: 10 },
  ];
  const framework = { ...silver().framework, modules } as unknown as Framework;
  const stageOf = (...ids: string[]): FrameworkStage => ({ ...silver().stage, modules: ids });
  const claim = (head: string) => {
    const { document } = readDocument('stages/c.md', file('credit-claim', head));
    if (!document) throw new Error('no claim');
    return document;
  };

  test.each<[head: string, faults: [field: string, module: string | null][]]>([
    ['module: M1\ncredits: 20', []],
    ['module: m1\ncredits: 20', [['module', null]]],
    ['module: small-2026/M1\nroute: taught', []],
    ['module: M3', [['module', null]]],
    ['module: M1\nroute: bought', [['route', 'M1']]],
    ['module: M2\nroute: bought', []],
    ['module: M1\ncredits: 21', [['credits', 'M1']]],
    [
      'module: M1\nroute: bought\ncredits: 30',
      [
        ['route', 'M1'],
        ['credits', 'M1'],
      ],
    ],
    ['credits: 300', []],
  ])('%j', (head, faults) => {
    expect(claimFaults(claim(head), framework).map(({ field, module }) => [field, module?.id ?? null])).toEqual(faults);
  });

  test.each<[what: string, claims: string[], stage: FrameworkStage, credits: number]>([
    ['none', [], stageOf('M1'), 0],
    ['of a module', ['module: M1\ncredits: 15'], stageOf('M1', 'M2'), 15],
    ['of two', ['module: M1\ncredits: 20', 'module: M2\ncredits: 10'], stageOf('M1', 'M2'), 30],
    ['of one twice, at most what it gives', ['module: M1\ncredits: 15', 'module: M1\ncredits: 15'], stageOf('M1'), 20],
    ['of a module of another stage', ['module: M2\ncredits: 10'], stageOf('M1'), 0],
    ['of a claim that does not stand', ['module: M1\ncredits: 30'], stageOf('M1'), 0],
    ['without a number', ['module: M1'], stageOf('M1'), 0],
    ['of a stage without modules, all', ['credits: 5', 'module: M2\ncredits: 10'], stageOf(), 15],
  ])('%s', (_, claims, stage, credits) => {
    expect(creditsOf(claims.map(claim), framework, stage)).toBe(credits);
  });
});

describe('who signed for a role', () => {
  const HEAD = signOffPath('head');
  const SCHOOL = signOffPath('mentor-in-school');
  const stateOf = (
    files: Record<string, string>,
    role: string,
  ): [state: string, path: string | null, before: number] => {
    const one = silver(files).signOffs.find((signOff) => signOff.role.id === role);
    if (!one) throw new Error(`nobody signs as ${role}`);
    return [one.state, one.latest?.path ?? null, one.history.length];
  };

  test.each<[what: string, files: Record<string, string>, role: string, expected: [string, string | null, number]]>([
    ['nobody', {}, 'mentor-in-school', ['open', null, 0]],
    ['itself', { [SCHOOL]: said('mentor-in-school', 'supported') }, 'mentor-in-school', ['supported', SCHOOL, 0]],
    ['the one that signs instead', { [HEAD]: said('head', 'supported') }, 'mentor-in-school', ['supported', HEAD, 0]],
    [
      'itself rather than the one instead',
      { [HEAD]: said('head', 'supported'), [SCHOOL]: said('mentor-in-school', 'returned') },
      'mentor-in-school',
      ['returned', SCHOOL, 0],
    ],
    ['one that nobody signs instead of', { [HEAD]: said('head', 'recognised') }, 'team', ['open', null, 0]],
    [
      'a file without a role is nobody’s',
      { [HEAD]: file('sign-off', 'stage: silver\ndecision: recognised') },
      'team',
      ['open', null, 0],
    ],
    [
      'the highest number of several',
      {
        [SCHOOL]: said('mentor-in-school', 'returned'),
        [signOffPath('mentor-in-school', 10)]: said('mentor-in-school', 'supported'),
        [signOffPath('mentor-in-school', 9)]: said('mentor-in-school', 'noted'),
      },
      'mentor-in-school',
      ['supported', signOffPath('mentor-in-school', 10), 2],
    ],
    [
      'of another stage',
      { 'stages/b.md': file('sign-off', 'stage: bronze\nrole: mentor-in-school\ndecision: supported') },
      'mentor-in-school',
      ['open', null, 0],
    ],
  ])('%s', (_, files, role, expected) => {
    expect(stateOf(files, role)).toEqual(expected);
  });

  test('who signs the stage for itself signs for nobody else', () => {
    const pack = smallPack.replace(
      '{role: mentor-in-school, comment: required}',
      '{role: mentor-in-school, comment: required}, {role: head, comment: optional}',
    );
    const files = { 'frameworks/small-2026.yaml': pack, [HEAD]: said('head', 'supported') };
    expect(stateOf(files, 'mentor-in-school')).toEqual(['open', null, 0]);
    expect(stateOf(files, 'head')).toEqual(['supported', HEAD, 0]);
  });
});
