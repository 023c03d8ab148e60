import { describe, expect, test } from 'vitest';
import { coverStage, type SealVerdict, type StageCoverage } from '../../src/coverage/index.js';
import { assertClean, assertSameContent } from '../../src/signing/assert-clean.js';
import { hoursStatement, isStated } from '../../src/signing/hours-statement.js';
import { assertMaySign, type Intention, nextToSign, roleToSign } from '../../src/signing/may-sign.js';
import { differencesInWords } from '../../src/signing/seal-words.js';
import { type SignOffWords, sealSignOff, signOffOf } from '../../src/signing/sign-off-text.js';
import { vouch } from '../../src/signing/vouch.js';
import { Refusal } from '../../src/text/refusal.js';
import type { AllowedSigner, AllowedSigners } from '../../src/trust/allowed-signers.js';
import type { Seal } from '../../src/trust/seal.js';
import { asking, file, place, said, sealedSaid, signOffPath, silver, small } from '../coverage/small-pack.js';

/** The code and the whole of what is said when something is refused; null where it is not. */
function refusal(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code}: ${error.message} ${error.hint}`;
  }
}

const CONTENT = { 'journal/a.md': file('entry', 'criteria: [S1, S2]') };
const SCHOOL = signOffPath('mentor-in-school');

describe('whose turn it is to sign', () => {
  const supported = { ...CONTENT, [SCHOOL]: sealedSaid(CONTENT, 'mentor-in-school', 'supported') };
  test.each<[what: string, files: Record<string, string>, role: string | null]>([
    ['nobody has', CONTENT, 'mentor-in-school'],
    ['the school has', supported, 'team'],
    [
      'the school returned it',
      { ...CONTENT, [SCHOOL]: sealedSaid(CONTENT, 'mentor-in-school', 'returned') },
      'mentor-in-school',
    ],
    [
      'what the school signed has changed',
      { ...supported, 'journal/a.md': file('entry', 'criteria: S1') },
      'mentor-in-school',
    ],
    [
      'both have',
      { ...supported, [signOffPath('team')]: sealedSaid(supported, 'team', 'recognised', { date: '2026-11-03' }) },
      null,
    ],
  ])('%s', (_, files, role) => {
    const linked = small(files);
    expect(nextToSign(linked, coverStage(linked, place(linked)))?.role.id ?? null).toBe(role);
  });

  test.each([
    ['mentor-in-school', 'mentor-in-school', 'mentor-in-school'],
    ['head', 'head', 'mentor-in-school'],
    ['team', 'team', 'team'],
  ])('%s signs as %s for %s', (id, role, asked) => {
    const found = roleToSign(silver(CONTENT), id);
    expect([found.role.id, found.asked.role.id]).toEqual([role, asked]);
  });

  test('a role that does not sign is none, with the ones that do', () => {
    expect(refusal(() => roleToSign(silver(), 'parent'))).toBe(
      'UnknownRole: The role `parent` does not sign Silver. These roles sign it: mentor-in-school, then team.',
    );
    expect(refusal(() => roleToSign(silver(), 'heed'))).toMatch(/Did you mean `?head/);
    expect(refusal(() => roleToSign({ ...silver(), signOffs: [] }, 'team'))).toMatch(/Nobody signs it\./);
    const { framework } = silver();
    expect(refusal(() => roleToSign({ ...silver(), framework: { ...framework, roles: [] } }, 'team'))).toMatch(
      /^UnknownRole/,
    );
  });
});

describe('who may sign', () => {
  const YES: Intention = { name: 'Ann Lee', decision: 'supported', comment: 'Words.', date: '2026-11-02' };
  const TODAY = '2026-11-20';
  const supported = { ...CONTENT, [SCHOOL]: sealedSaid(CONTENT, 'mentor-in-school', 'supported') };
  const tried = (files: Record<string, string>, role: string, intention: Partial<Intention>): string | null => {
    const linked = small(files);
    const coverage = coverStage(linked, place(linked));
    return refusal(() => assertMaySign(linked, coverage, roleToSign(coverage, role), { ...YES, ...intention }, TODAY));
  };

  test.each<[what: string, role: string, intention: Partial<Intention>, expected: RegExp | null]>([
    ['the school supports', 'mentor-in-school', {}, null],
    ['the school returns', 'mentor-in-school', { decision: 'returned' }, null],
    ['the head signs instead', 'head', {}, null],
    [
      'the school recognises',
      'mentor-in-school',
      { decision: 'recognised' },
      /^WrongDecision.*Only the university recognises/,
    ],
    ['the university supports', 'team', { decision: 'supported' }, /^WrongDecision.*Only the school supports/],
    [
      'a decision that is none',
      'team',
      { decision: 'yes' },
      /^WrongDecision: Unexpected decision `yes`: Team decides /,
    ],
    ['nobody signs', 'mentor-in-school', { name: '' }, /^NameMissing/],
    [
      'the owner signs',
      'mentor-in-school',
      { name: 'Moor, Kit' },
      /^OwnerCannotSign.*If the mentor is the mentor in school, `head` signs/,
    ],
    ['the owner signs instead', 'head', { name: 'K. Moor' }, /^OwnerCannotSign.*Somebody else has to sign\./],
    ['today', 'mentor-in-school', { date: TODAY }, null],
    ['tomorrow', 'mentor-in-school', { date: '2026-11-21' }, /^WrongDate: 2026-11-21 is in the future/],
    ['no day', 'mentor-in-school', { date: '2026-02-30' }, /^WrongDate: Unexpected date `2026-02-30`/],
    ['no comment where one is asked for', 'mentor-in-school', { comment: '' }, /^CommentMissing.*A short paragraph/],
    [
      'the university before the school',
      'team',
      { decision: 'recognised' },
      /^OutOfOrder: Mentor in school signs before Team: that has not been done yet\. .*mentor sign silver --role mentor-in-school/,
    ],
    ['the university returns before the school', 'team', { decision: 'returned' }, null],
    ['the university notes', 'team', { decision: 'noted' }, null],
  ])('%s', (_, role, intention, expected) => {
    const found = tried(CONTENT, role, intention);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatch(expected);
  });

  const recognised = { decision: 'recognised' };
  test.each<[what: string, files: Record<string, string>, expected: RegExp | null]>([
    ['supported', supported, null],
    [
      'supported, and changed since',
      { ...supported, 'journal/a.md': file('entry', 'criteria: S1') },
      /has changed since/,
    ],
    ['returned', { ...CONTENT, [SCHOOL]: said('mentor-in-school', 'returned') }, /the latest sign-off says returned/],
    ['silent', { ...CONTENT, [SCHOOL]: file('sign-off', 'stage: silver\nrole: mentor-in-school') }, /says nothing/],
    ['recognised by the school', { ...CONTENT, [SCHOOL]: said('mentor-in-school', 'recognised') }, /signs before Team/],
  ])('the university after a sign-off that is %s', (_, files, expected) => {
    const found = tried(files, 'team', { ...recognised, date: '2026-11-03', comment: '' });
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatch(expected);
  });

  test('nobody waits for a role that the pack does not ask for', () => {
    const unasked = { ...CONTENT, ...asking('{sign-off: none}') };
    expect(tried(unasked, 'team', { ...recognised, comment: '' })).toBeNull();
    const returned = { ...unasked, [SCHOOL]: said('mentor-in-school', 'returned') };
    expect(tried(returned, 'team', { ...recognised, comment: '' })).toMatch(/says returned/);
  });

  test('an owner without a name is nobody, and a comment has its own prompt', () => {
    const nobody = { ...CONTENT, 'portfolio.yaml': 'version: 1\nframework: [small-2026, other-2026]\nstage: silver\n' };
    expect(tried(nobody, 'mentor-in-school', { name: 'Kit Moor' })).toBeNull();
  });
});

describe('what keeps a stage from being signed', () => {
  const STAGE = { id: 'silver', title: 'Silver' };
  const finding = (rule: string, severity: 'error' | 'warning') =>
    ({ rule, severity, message: `Of ${rule}`, file: 'a.md' }) as Parameters<typeof assertClean>[0][number];
  const [broken, doubtful, sealed] = [
    finding('read/kind', 'error'),
    finding('link/x', 'warning'),
    finding('trust/seal', 'error'),
  ];
  test.each<[what: string, findings: (typeof broken)[], decision: string, expected: string | null]>([
    ['nothing', [], 'supported', null],
    ['a doubt', [doubtful], 'supported', null],
    ['an earlier sign-off', [sealed], 'supported', null],
    ['something broken', [doubtful, broken], 'supported', 'Silver cannot be supported yet: a.md: Of read/kind.'],
    ['two things', [broken, broken], 'recognised', 'Silver cannot be recognised yet: a.md: Of read/kind, and 1 more.'],
    [
      'three things',
      [broken, broken, broken],
      'recognised',
      'Silver cannot be recognised yet: a.md: Of read/kind, and 2 more.',
    ],
    ['something broken, and a no', [broken], 'returned', null],
    ['something broken, and a note', [broken], 'noted', null],
  ])('%s', (_, findings, decision, expected) => {
    const found = refusal(() => assertClean(findings, decision, STAGE));
    if (expected === null) expect(found).toBeNull();
    else
      expect(found).toBe(
        `NotClean: ${expected} \`mentor check --stage silver\` lists them. If something is intended, accept it in portfolio.yaml with a reason.`,
      );
  });

  const seal = (files: Record<string, string>): Seal => ({
    form: 'mentor-seal-2',
    stage: 'small-2026/silver',
    mentor: 'Kit Moor',
    terms: [],
    files: Object.entries(files).map(([path, sha256]) => ({ path, sha256, size: 1 })),
  });
  test.each<[what: string, now: Seal, expected: RegExp | null]>([
    ['the same', seal({ a: '1', b: '2' }), null],
    ['the same in another order', seal({ b: '2', a: '1' }), null],
    ['one changed', seal({ a: '1', b: '3' }), /in the meantime: b\. Nothing was signed\./],
    ['one more', seal({ a: '1', b: '2', c: '3' }), /in the meantime: c\./],
    ['one less', seal({ a: '1' }), /in the meantime\. Nothing/],
    ['other words', { ...seal({ a: '1', b: '2' }), terms: ['x'] }, /in the meantime\. Nothing/],
  ])('content that is %s when the command ends', (_, now, expected) => {
    const found = refusal(() => assertSameContent(seal({ a: '1', b: '2' }), now, 'signed'));
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatch(expected);
  });
});

describe('what became of the content, in words', () => {
  const verdict = (more: Partial<SealVerdict>): SealVerdict => ({
    state: 'changed',
    form: 'mentor-seal-2',
    why: null,
    files: 3,
    changed: [],
    came: [],
    went: [],
    terms: { signed: [], now: [] },
    ...more,
  });
  const paths = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index + 1}.md`);
  test.each<[Partial<SealVerdict>, string]>([
    [{ state: 'none' }, 'nobody can tell what changed: it has no seal'],
    [{ state: 'unreadable', why: 'lacks a digest' }, 'nobody can tell what changed: its seal lacks a digest'],
    [{ state: 'broken', why: 'because' }, 'nobody can tell what changed: because'],
    [{ state: 'foreign', why: 'because' }, 'nobody can tell what changed: because'],
    [{ state: 'intact' }, 'nothing changed'],
    [{ changed: ['a.md'] }, 'changed: a.md'],
    [{ changed: ['a.md'], came: ['b.md'], went: ['c.md', 'd.md'] }, 'changed: a.md; came: b.md; went: c.md, d.md'],
    [{ came: paths(5) }, 'came: 1.md, 2.md, 3.md, 4.md, 5.md'],
    [{ came: paths(6) }, 'came: 1.md, 2.md, 3.md, 4.md, 5.md and 1 more'],
    [{ came: paths(8) }, 'came: 1.md, 2.md, 3.md, 4.md, 5.md and 3 more'],
    [{ terms: { signed: ['a'], now: [] } }, 'the wording that was signed has changed'],
    [{ terms: { signed: [], now: ['a'] }, went: ['a.md'] }, 'the wording that was signed has changed; went: a.md'],
    [{ state: 'edited' }, 'the sign-off itself was edited'],
    [
      { state: 'edited', changed: ['a.md'], terms: { signed: ['a'], now: ['b'] } },
      'the sign-off itself was edited; the wording that was signed has changed; changed: a.md',
    ],
  ])('%j', (more, words) => {
    expect(differencesInWords(verdict(more))).toBe(words);
  });
});

describe('a sign-off as it is written', () => {
  const WORDS: SignOffWords = {
    stage: 'silver',
    role: 'team',
    name: 'Zoë: "Z" Marsh',
    date: '2026-05-20',
    decision: 'recognised',
    comment: 'Well done.\n\nAll of it.',
    ratings: [],
    enteredBy: null,
    scan: null,
  };
  const scan = { path: 'stages/a-scan.pdf', size: 3, outside: false, digest: { size: 3, sha256: 'c'.repeat(64) } };

  test('with nothing that is not there', () => {
    expect(signOffOf({ ...WORDS, name: 'Ann', comment: '' }).text).toBe(
      '---\nkind: sign-off\ndate: 2026-05-20\nstage: silver\nrole: team\nname: Ann\ndecision: recognised\n---\n',
    );
  });

  test('with all that there can be, as it is read again', () => {
    const ratings: [string, string][] = [
      ['TS1.1', 'red'],
      ['TS1.2', 'green'],
    ];
    const { frontMatter, text, bodyOffset, path } = signOffOf(
      { ...WORDS, ratings, enteredBy: 'Bea', scan },
      'stages/x.md',
    );
    expect(path).toBe('stages/x.md');
    expect(frontMatter.name?.value).toBe('Zoë: "Z" Marsh');
    expect(frontMatter['entered-by']?.value).toBe('Bea');
    expect(frontMatter.scan?.value).toBe('stages/a-scan.pdf');
    expect(frontMatter.ratings?.value.map(({ point, level }) => [point, level])).toEqual(ratings);
    expect(text.slice(bodyOffset)).toBe('\nWell done.\n\nAll of it.\n');
  });

  const seal: Seal = {
    form: 'mentor-seal-2',
    stage: 'small-2026/silver',
    mentor: 'Kit Moor',
    terms: ['school W', 'level red'],
    files: [{ path: 'a.md', size: 1, sha256: 'd'.repeat(64) }],
  };
  test('its seal says its place, for what and on what; a signature stands behind it', () => {
    const before = { path: 'b.md', size: 2, sha256: 'e'.repeat(64) };
    const place = { number: 2, previous: `sha256:${'f'.repeat(64)}`, after: [before] };
    const { text, statement, seal: digest } = sealSignOff({ ...WORDS, scan }, seal, 3, place);
    const written = text('-----BEGIN\nAAAA\n-----END\n');
    expect(written).toContain(
      `scan: stages/a-scan.pdf\nseal:\n  form: mentor-seal-2\n  stage: small-2026/silver\n  pack-version: 3\n  mentor: Kit Moor\n  digest: ${digest}\n  statement: sha256:`,
    );
    expect(written).toContain(
      `\n  number: 2\n  previous: ${place.previous}\n  after: |\n    ${before.sha256} 2 b.md\n  for: |\n    school W\n    level red\n  files: |\n    ${'d'.repeat(64)} 1 a.md\nsignature: |\n  -----BEGIN\n  AAAA\n  -----END\n---\n\nWell done.`,
    );
    expect(JSON.parse(statement)).toMatchObject({
      number: 2,
      pack: 'small-2026',
      stage: 'silver',
      packVersion: 3,
      scan: `sha256:${'c'.repeat(64)}`,
    });
  });

  test('the first of a stage follows nobody, and an empty list is not written', () => {
    const { text, statement } = sealSignOff(WORDS, { ...seal, terms: [], files: [] }, 1);
    expect(text(null)).toMatch(/\n {2}number: 1\n---\n/);
    expect(text(null)).not.toMatch(/signature|previous|after|for:|files/);
    expect(JSON.parse(statement)).toMatchObject({ number: 1, previous: null });
  });
});

describe('whom the keys of a list speak for', () => {
  const key = Buffer.from('a key');
  const other = Buffer.from('another key');
  const signer = (more: Partial<AllowedSigner> = {}): AllowedSigner => ({
    line: 1,
    principals: 'Ann*',
    namespaces: null,
    validAfter: null,
    validBefore: null,
    key,
    ...more,
  });
  const list = (...signers: AllowedSigner[]): AllowedSigners => ({ signers, troubles: [] });
  const signature = {
    publicKey: key,
    namespace: 'team@mentor-sign-off',
    hash: 'sha512' as const,
    algorithm: 'x',
    signature: key,
  };
  const ANN = { name: 'Ann Lee', role: 'team', date: '2026-05-20' };
  const says = (believed: AllowedSigners | null, own: AllowedSigners | null, who = ANN): string => {
    const { state, why, key: print } = vouch(signature, who, { from: believed && 'my-keys', list: believed, own });
    expect(print).toMatch(/^SHA256:/);
    return `${state}: ${why}`;
  };

  test.each<[what: string, believed: AllowedSigners | null, own: AllowedSigners | null, expected: string]>([
    ['for her', list(signer()), null, 'good: my-keys, line 1: Ann*'],
    [
      'for her by a later line',
      list(signer({ principals: 'Bea' }), signer({ line: 2 })),
      null,
      'good: my-keys, line 2: Ann*',
    ],
    ['for her in this role', list(signer({ namespaces: '*@mentor-sign-off' })), null, 'good: my-keys, line 1: Ann*'],
    [
      'for somebody else',
      list(signer({ principals: 'Bea' })),
      null,
      'unknown-key: my-keys, line 1: the key belongs to Bea, not to Ann Lee',
    ],
    [
      'in another role',
      list(signer({ namespaces: 'head@mentor-sign-off' })),
      null,
      'unknown-key: my-keys, line 1: Ann* may not sign as team (namespaces)',
    ],
    [
      'no longer',
      list(signer({ validBefore: '20260101' })),
      null,
      'unknown-key: my-keys, line 1: the key was not valid on 2026-05-20',
    ],
    [
      'for two others',
      list(signer({ principals: 'Bea' }), signer({ line: 2, principals: 'Cy' })),
      null,
      'unknown-key: my-keys, line 1: the key belongs to Bea, not to Ann Lee',
    ],
    ['not at all', list(signer({ key: other })), null, 'unknown-key: my-keys does not name this key'],
    ['not at all, empty', list(), null, 'unknown-key: my-keys does not name this key'],
    [
      'only in the portfolio',
      list(signer({ key: other })),
      list(signer()),
      'not-vouched: only the portfolio itself names this key',
    ],
    [
      'only in the portfolio, no list',
      null,
      list(signer({ key: other }), signer()),
      'not-vouched: only the portfolio itself names this key',
    ],
    ['nowhere', null, list(signer({ key: other })), 'not-vouched: there is no list of trusted keys: --allowed-signers'],
    ['nowhere, nothing', null, null, 'not-vouched: there is no list of trusted keys: --allowed-signers'],
  ])('%s', (_, believed, own, expected) => {
    expect(says(believed, own)).toBe(expected);
  });

  test('an undated sign-off is not in any time', () => {
    const undated = { ...ANN, date: '' };
    expect(says(list(signer({ validBefore: '20300101' })), null, undated)).toMatch(/not valid on no date$/);
    expect(says(list(signer()), null, undated)).toMatch(/^good/);
  });
});

describe('a statement of hours', () => {
  const TODAY = '2026-11-20';
  const hours = (count: number): Record<string, string> => {
    const pack = asking(`{hours: ${count}}`);
    const [[name = '', text = ''] = []] = Object.entries(pack);
    return { [name]: text.replace(/\n {4}sign-off: .*\n/, '\n') };
  };
  const entry = (date: string, count: number, title: string | null): string =>
    file('entry', `date: ${date}\nhours: ${count}${title === null ? '' : `\ntitle: ${title}`}\nstage: silver`);
  const covered = (files: Record<string, string>): [ReturnType<typeof small>, StageCoverage] => {
    const linked = small(files);
    return [linked, coverStage(linked, place(linked))];
  };
  const THREE = {
    ...hours(5),
    'journal/b.md': entry('2026-11-03', 2, 'Second'),
    'journal/a.md': entry('2026-11-01', 1.5, 'First'),
    'journal/c.md': entry('2026-11-09', 3, null),
    'journal/d.md': entry('2027-11-09', 3, 'To come'),
    'journal/e.md': file('entry', 'hours: 0.5\ntitle: Some day\nstage: silver'),
    'journal/f.md': entry('2026-11-04', 0, 'Nothing'),
  };

  test('names what counts, in the order of its days', () => {
    expect(hoursStatement(...covered(THREE), TODAY)).toEqual({
      mentor: 'Kit Moor',
      school: null,
      framework: 'Small award',
      stage: 'Silver',
      hours: 7,
      demanded: 5,
      from: '2026-11-01',
      until: '2026-11-09',
      activities: [
        { date: '2026-11-01', title: 'First', hours: 1.5 },
        { date: '2026-11-03', title: 'Second', hours: 2 },
        { date: '2026-11-09', title: 'journal/c.md', hours: 3 },
        { date: '', title: 'Some day', hours: 0.5 },
      ],
    });
  });

  test('is there with the very hours that are asked for, and not with fewer', () => {
    const { hours: there } = hoursStatement(...covered({ ...THREE, ...hours(7) }), TODAY);
    expect(there).toBe(7);
    expect(refusal(() => hoursStatement(...covered({ ...THREE, ...hours(7.5) }), TODAY))).toMatch(
      /only 7 of 7\.5 hours are recorded/,
    );
  });

  test('of hours without a day says none, and there is none of nobody’s', () => {
    const undated = { ...hours(0.5), 'journal/e.md': THREE['journal/e.md'] };
    expect(hoursStatement(...covered(undated), TODAY)).toMatchObject({ from: '', until: '' });
    const nameless = { ...THREE, 'portfolio.yaml': 'version: 1\nframework: [small-2026, other-2026]\nstage: silver\n' };
    expect(refusal(() => hoursStatement(...covered(nameless), TODAY))).toMatch(/does not say whose portfolio it is/);
  });

  test('is stated only where hours are asked for and nobody signs', () => {
    const [, asksHours] = covered(hours(5));
    const { signOffs } = silver(CONTENT);
    expect(isStated(asksHours)).toBe(true);
    expect(isStated(covered(hours(1))[1])).toBe(true);
    expect(isStated({ ...asksHours, signOffs })).toBe(false);
    expect(
      isStated({ ...asksHours, stage: { ...asksHours.stage, requires: { ...asksHours.stage.requires, hours: 0 } } }),
    ).toBe(false);
    expect(isStated(silver(CONTENT))).toBe(false);
  });
});
