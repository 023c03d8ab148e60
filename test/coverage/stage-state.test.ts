import { describe, expect, test } from 'vitest';
import { coverStage, isHandedInAgain, portfolioStatus } from '../../src/coverage/index.js';
import type { StageState } from '../../src/coverage/stage-state.js';
import { file, place, said, sealedSaid, signOffPath, small, smallPack } from './small-pack.js';

const ENTRY = { 'journal/a.md': file('entry', 'criteria: S1') };
const SCHOOL = signOffPath('mentor-in-school');
const TEAM = signOffPath('team');

function handedIn(number: string, signOffs: string[] = [], stage = 'small-2026/silver'): Record<string, string> {
  const files = signOffs.map((path) => ({ file: path }));
  const manifest = { submission: number, date: '2026-11-03', stages: [stage], signOffs: files };
  return { [`submissions/${number}/manifest.json`]: JSON.stringify(manifest) };
}

function stateOf(files: Record<string, string>, mentor = 0, school = 0): StageState | undefined {
  const linked = small({ ...ENTRY, ...files });
  return portfolioStatus(linked, [coverStage(linked, place(linked))], {
    today: '2026-11-20',
    owedBy: () => ({ mentor, school }),
    suggestions: [],
    errors: 0,
  }).stages[0]?.state;
}

type Voice = 'nobody' | 'yes' | 'broken yes' | 'wrong yes' | 'returned' | 'noted';
const VOICES: readonly Voice[] = ['nobody', 'yes', 'broken yes', 'wrong yes', 'returned', 'noted'];

const YES = { 'mentor-in-school': 'supported', team: 'recognised' } as const;
const OTHERS_YES = { 'mentor-in-school': 'recognised', team: 'supported' } as const;
type Role = keyof typeof YES;

function signOff(role: Role, voice: Voice): Record<string, string> {
  if (voice === 'nobody') return {};
  const path = signOffPath(role);
  if (voice === 'yes') return { [path]: sealedSaid(ENTRY, role, YES[role]) };
  if (voice === 'broken yes') return { [path]: sealedSaid(ENTRY, role, YES[role]).replace('Words.', 'More words.') };
  return { [path]: said(role, voice === 'wrong yes' ? OTHERS_YES[role] : voice) };
}

const SIGN_OFFS = new Map(
  (['mentor-in-school', 'team'] as const).flatMap((role) =>
    VOICES.map((voice) => [`${role} ${voice}`, signOff(role, voice)] as const),
  ),
);

interface Situation {
  school: Voice;
  team: Voice;
  /** Never, before the team wrote, or after it. */
  handedIn: 'never' | 'before' | 'after';
  owedByMentor: boolean;
  owedBySchool: boolean;
}

const SITUATIONS: readonly Situation[] = VOICES.flatMap((school) =>
  VOICES.flatMap((team) =>
    (['never', 'before', 'after'] as const).flatMap((when) =>
      [false, true].flatMap((owedByMentor) =>
        [false, true].map((owedBySchool) => ({ school, team, handedIn: when, owedByMentor, owedBySchool })),
      ),
    ),
  ),
);

/** docs/design.md, States, as sentences: the first that is true says the state. */
function expected({ school, team, handedIn: when, owedByMentor, owedBySchool }: Situation): StageState {
  if (school === 'returned') return 'returned';
  if (team === 'returned' && when !== 'after') return 'returned';
  if (school === 'yes' && team === 'yes') return 'recognised';
  if (owedByMentor) return 'drafting';
  if (owedBySchool) return 'with the school';
  return team !== 'nobody' || when !== 'never' ? 'with the university' : 'ready';
}

describe('the state of a stage', () => {
  test(`in every situation: ${SITUATIONS.length}`, () => {
    const wrong = SITUATIONS.flatMap((situation) => {
      const { school, team, handedIn: when } = situation;
      const files = {
        ...SIGN_OFFS.get(`mentor-in-school ${school}`),
        ...SIGN_OFFS.get(`team ${team}`),
        ...(when === 'never' ? {} : handedIn('001', when === 'after' && team !== 'nobody' ? [TEAM] : [])),
      };
      const got = stateOf(files, Number(situation.owedByMentor), Number(situation.owedBySchool));
      return got === expected(situation) ? [] : [{ ...situation, expected: expected(situation), got }];
    });
    expect(wrong).toEqual([]);
  });

  test('what was handed in for another stage is not handed in for this one', () => {
    expect(stateOf(handedIn('001', [], 'small-2026/bronze'))).toBe('ready');
    expect(stateOf(handedIn('001', [], 'other-2026/silver'))).toBe('ready');
    expect(stateOf(handedIn('001'))).toBe('with the university');
  });

  test('what the school returned stays returned, handed in or not', () => {
    const returned = { [SCHOOL]: said('mentor-in-school', 'returned') };
    expect(stateOf({ ...returned, ...handedIn('002', [SCHOOL]) })).toBe('returned');
  });

  test('a stage that nobody signs is never recognised', () => {
    const linked = small({ 'journal/a.md': file('entry', 'criteria: B1') });
    const stage = coverStage(linked, place(linked, 'bronze'));
    const owed = { today: '2026-11-20', owedBy: () => ({ mentor: 0, school: 0 }), suggestions: [], errors: 0 };
    expect(portfolioStatus(linked, [stage], owed).stages[0]?.state).toBe('ready');
  });

  test('a stage that one role signs is recognised by that', () => {
    const signed = smallPack.replace('    title: Bronze\n', '    title: Bronze\n    sign-off: [{role: team}]\n');
    const files = {
      'frameworks/small-2026.yaml': signed,
      'a.md': said('team', 'recognised').replace('stage: silver', 'stage: bronze'),
    };
    const linked = small(files);
    const owed = { today: '2026-11-20', owedBy: () => ({ mentor: 0, school: 0 }), suggestions: [], errors: 0 };
    const status = portfolioStatus(linked, [coverStage(linked, place(linked, 'bronze'))], owed);
    expect(status.stages[0]?.state).toBe('recognised');
  });

  test('only a sign-off of the university can be handed in again', () => {
    const files = {
      [SCHOOL]: said('mentor-in-school', 'returned'),
      [TEAM]: said('team', 'returned'),
      ...handedIn('001', [SCHOOL, TEAM]),
    };
    const linked = small(files);
    const stage = coverStage(linked, place(linked));
    expect(stage.signOffs.map((one) => isHandedInAgain(linked, stage, one))).toEqual([false, true]);
    const without = small(handedIn('001', [SCHOOL, TEAM]));
    const unsigned = coverStage(without, place(without));
    expect(unsigned.signOffs.map((one) => isHandedInAgain(without, unsigned, one))).toEqual([false, false]);
  });
});
