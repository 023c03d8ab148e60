import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { answerComment } from '../../src/app/comment.js';
import { coverStage } from '../../src/coverage/index.js';
import { digestContent } from '../../src/portfolio/digest.js';
import type { PortfolioFile } from '../../src/portfolio/model.js';
import { badgeOf } from '../../src/signing/badge.js';
import { type CertificateFacts, certificateFacts } from '../../src/signing/certificate.js';
import type { SignOffWords } from '../../src/signing/sign-off-text.js';
import { signatureFrom } from '../../src/signing/signature-from.js';
import type { Believed } from '../../src/signing/vouch.js';
import { nextSignOff, readScan, writeSignOff } from '../../src/signing/write-sign-off.js';
import { readAllowedSigners } from '../../src/trust/allowed-signers.js';
import { armour } from '../../src/trust/ssh/private-key.js';
import type { PlaceInOrder } from '../../src/trust/statement.js';
import {
  asking,
  file,
  place,
  said,
  sealedAtFirst,
  sealedSaid,
  signOffPath,
  silver,
  small,
} from '../coverage/small-pack.js';
import { folderWith, tempFolder, writeIn } from '../support/folder.js';
import { makeKey, signedByKeygen } from './keys.js';

const CONTENT = { 'journal/a.md': file('entry', 'criteria: S1\ntitle: A talk\ndate: 2026-04-01') };
const SCHOOL = signOffPath('mentor-in-school');
const TEAM = signOffPath('team');

const folder = mkdtempSync(join(tmpdir(), 'mentor-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const key = makeKey(folder);

/** A signature that says it is of another kind, which nobody knows. */
function ofNoKind(armoured: string): string {
  const blob = Buffer.from(armoured.replace(/-----.*-----/g, ''), 'base64');
  blob.write('ssh-ed25518', blob.lastIndexOf('ssh-ed25519'));
  return armour(blob);
}

function recognised(): Record<string, string> {
  const supported = {
    ...CONTENT,
    [SCHOOL]: sealedSaid(CONTENT, 'mentor-in-school', 'supported', { date: '2026-05-01' }),
  };
  return { ...supported, [TEAM]: sealedSaid(supported, 'team', 'recognised', { date: '2026-05-20', comment: '' }) };
}

describe('what a certificate says', () => {
  const factsOf = (files: Record<string, string>, believed: Believed | null = null): CertificateFacts => {
    const linked = small(files);
    return certificateFacts(linked, coverStage(linked, place(linked)), believed, '2026-11-20');
  };

  test('is from the portfolio, all of it', () => {
    const facts = factsOf(recognised());
    expect(facts).toMatchObject({ mentor: 'Kit Moor', school: null, provider: null, date: '2026-05-20', credits: 0 });
    expect(facts.signers).toEqual([
      {
        role: 'Mentor in school',
        side: 'school',
        name: 'Name of mentor-in-school',
        date: '2026-05-01',
        comment: 'Words.',
      },
      { role: 'Team', side: 'university', name: 'Name of team', date: '2026-05-20', comment: '' },
    ]);
    expect(facts.criteria).toEqual([
      { id: 'S1', statement: 'Observes.', entries: [{ title: 'A talk', date: '2026-04-01' }] },
      { id: 'S2', statement: 'Discusses.', entries: [] },
    ]);
    expect(facts.seal).toMatch(/^sha256:/);
    expect(facts.terms).toContain('criterion S1 Observes.');
  });

  test('an entry without a title is named by its file', () => {
    const files = { 'journal/b.md': file('entry', 'criteria: S1') };
    const supported = { ...files, [SCHOOL]: sealedSaid(files, 'mentor-in-school', 'supported') };
    const all = { ...supported, [TEAM]: sealedSaid(supported, 'team', 'recognised', { date: '2026-11-03' }) };
    expect(factsOf(all).criteria[0]?.entries).toEqual([{ title: 'journal/b.md', date: null }]);
  });

  const signedBy =
    (said: Partial<SignOffWords>) =>
    ({ [TEAM]: _, ...files }: Record<string, string>): Record<string, string> => ({
      ...files,
      [TEAM]: sealedSaid(files, 'team', 'recognised', { date: '2026-05-20', ...said }),
    });
  const NAMELESS = 'version: 1\nframework: [small-2026, other-2026]\nstage: silver\n';
  test.each<[what: string, change: (files: Record<string, string>) => Record<string, string>, why: RegExp]>([
    ['nobody’s', (files) => ({ ...files, 'portfolio.yaml': NAMELESS }), /does not say whose portfolio it is/],
    ['not recognised', ({ [TEAM]: _, ...files }) => files, /Team has not signed/],
    ['not sealed', (files) => ({ ...files, [TEAM]: said('team', 'recognised', 'date: 2026-05-20') }), /team-1\.md/],
    [
      'changed since',
      (files) => ({ ...files, 'journal/a.md': file('entry', 'criteria: S1') }),
      /has not signed, or what was signed has changed/,
    ],
    ['of no day', signedBy({ date: '' }), /team-1\.md does not say who signed it, or when/],
    ['of nobody', signedBy({ name: '' }), /team-1\.md does not say who signed it, or when/],
    ['the owner’s own', signedBy({ name: 'K. Moor' }), /team-1\.md: Unexpected name/],
    ['of a day to come', signedBy({ date: '2026-11-21' }), /team-1\.md: Unexpected date/],
  ])('there is none where it is %s', (_, change, why) => {
    expect(() => factsOf(change(recognised()))).toThrow(why);
  });

  test('there is none where nobody signs', () => {
    const linked = small(recognised());
    const coverage = { ...coverStage(linked, place(linked)), signOffs: [] };
    expect(() => certificateFacts(linked, coverage, null, '2026-11-20')).toThrow(/nobody signs it/);
  });

  test('where the pack asks nobody to sign, it rests on the last role and on whoever signed before', () => {
    const files = { ...CONTENT, ...asking('{sign-off: none}') };
    const alone = { ...files, [TEAM]: sealedSaid(files, 'team', 'recognised', { date: '2026-05-20' }) };
    expect(factsOf(alone).signers.map(({ role }) => role)).toEqual(['Team']);
    expect(() => factsOf(files)).toThrow(/Team has not signed/);
    const twice = { ...alone, [SCHOOL]: sealedSaid(alone, 'mentor-in-school', 'returned', { date: '2026-05-21' }) };
    expect(() => factsOf(twice)).toThrow(/Mentor in school has not signed/);
  });

  test('what was handed in and changed later is another matter', () => {
    const handedIn = { 'submissions/001/manifest.json': '{}', 'submissions/001/SHA256SUMS': 'none\n' };
    expect(factsOf({ ...recognised(), ...handedIn })).toEqual(factsOf(recognised()));
  });

  test('it does not say for what where one of the seals does not, and names the last', () => {
    const school = sealedAtFirst(CONTENT, 'mentor-in-school', 'supported');
    const supported = { ...CONTENT, [SCHOOL]: school };
    const team = sealedSaid(supported, 'team', 'recognised', { date: '2026-11-03' });
    const { seal, terms } = factsOf({ ...supported, [TEAM]: team });
    expect(terms).toEqual([]);
    expect(team).toContain(`digest: ${seal}\n`);
    expect(school).not.toContain(seal);
  });

  describe('where signatures are asked for', () => {
    const believing = (path: string): Believed => ({
      from: 'my-keys',
      list: readAllowedSigners(`* ${readFileSync(`${path}.pub`, 'utf8')}`),
      own: null,
    });
    const signed = (by: (role: string) => (statement: string) => string): Record<string, string> => {
      const files: Record<string, string> = { ...CONTENT };
      files[SCHOOL] = sealedSaid(
        files,
        'mentor-in-school',
        'supported',
        { date: '2026-05-01' },
        by('mentor-in-school'),
      );
      files[TEAM] = sealedSaid(files, 'team', 'recognised', { date: '2026-05-20' }, by('team'));
      return files;
    };
    const good = signed((role) => (statement) => signedByKeygen(key, `${role}@mentor-sign-off`, statement));
    // Anybody has the public key; a kind of signature that nobody can check is no reason to believe it.
    const forged = signed((role) => () => ofNoKind(signedByKeygen(key, `${role}@mentor-sign-off`, 'other words')));

    test('those that are believed are enough', () => {
      expect(factsOf(good, believing(key))).toEqual(factsOf(good));
    });

    test.each<[what: string, files: Record<string, string>, believed: Believed, why: RegExp]>([
      ['there is none', recognised(), believing(key), /mentor-in-school-1\.md has no signature/],
      [
        'the key is not known',
        good,
        believing(makeKey(folder)),
        /the signature in .*mentor-in-school-1\.md is not one that you trust \(my-keys does not name this key\)/,
      ],
      [
        'a believed key is named by what nobody can check',
        forged,
        believing(key),
        /is not one that you trust \(mentor cannot check this kind\)/,
      ],
    ])('there is none where %s', (_, files, believed, why) => {
      expect(() => factsOf(files, believed)).toThrow(why);
    });
  });
});

describe('a badge', () => {
  const { framework, stage } = silver();
  const FACTS: CertificateFacts = {
    mentor: 'Kit Moor',
    school: null,
    provider: 'Mossley',
    framework,
    stage,
    date: '2026-05-20',
    signers: [
      { role: 'Head', side: 'school', name: 'Ann', date: '2026-05-01', comment: 'Well done.' },
      { role: 'Team', side: 'university', name: 'Bea', date: '2026-05-20', comment: '' },
    ],
    criteria: [
      {
        id: 'S1',
        statement: 'Observes.',
        entries: [
          { title: 'A talk', date: '2026-04-01' },
          { title: 'B', date: null },
        ],
      },
      { id: 'S2', statement: 'Discusses.', entries: [] },
    ],
    credits: 0,
    seal: 'sha256:x',
    terms: [],
  };
  const made = (
    more: Partial<CertificateFacts> = {},
    url: string | null = null,
    addresses: Record<string, string> = {},
  ) =>
    badgeOf({ ...FACTS, ...more }, { url }, (id) => addresses[id] ?? null) as Record<string, unknown> & {
      id: string;
      issuer: { id: string; name: string };
      credentialSubject: { achievement: Record<string, unknown>; creditsEarned?: number; identifier: unknown };
      evidence: unknown[];
      endorsement: { name: string; credentialSubject: unknown; validFrom: string }[];
    };

  test('says who, what, when, and that it is a draft', () => {
    const badge = made();
    expect(badge).toMatchObject({
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Silver, Small award',
      description: expect.stringMatching(/^Unsigned draft/),
      validFrom: '2026-05-20T00:00:00Z',
      issuer: { type: ['Profile'], name: 'Mossley' },
    });
    expect(badge.credentialSubject).toMatchObject({
      identifier: [{ type: 'IdentityObject', identityHash: 'Kit Moor', identityType: 'name', hashed: false }],
      achievement: { type: ['Achievement'], name: 'Silver', description: 'Silver of Small award.', alignment: [] },
    });
    expect(made()).toEqual(badge);
    expect(made({ seal: 'sha256:y' }).id).not.toBe(badge.id);
    expect(made({}, 'https://example.org').issuer.id).toBe('https://example.org');
    expect(badge.issuer.id).toMatch(/^urn:uuid:/);
    expect(made({ provider: null }).issuer.name).toBe('Small award');
    expect(made({ provider: null }).issuer.id).not.toBe(badge.issuer.id);
  });

  test.each([
    [0, undefined],
    [1, 1],
    [20, 20],
  ])('%i credits are %s in it', (credits, earned) => {
    const { creditsEarned } = made({ credits }).credentialSubject;
    expect(creditsEarned).toBe(earned);
  });

  test.each<[what: string, more: Partial<CertificateFacts>, narrative: string]>([
    [
      'what was signed for',
      { terms: ['stage Silver', 'criterion S1 As signed.', 'dimension D1 Learns.', 'level red Red'] },
      '- S1: As signed.\n- D1: Learns.',
    ],
    ['the one that was signed for', { terms: ['criterion S1 As signed.'] }, '- S1: As signed.'],
    ['the criteria, where a seal does not say', {}, '- S1: Observes.\n- S2: Discusses.'],
    ['the framework, where there are none', { criteria: [] }, 'As Small award sets out.'],
    ['the framework, where none was signed for', { terms: ['stage Silver'] }, 'As Small award sets out.'],
  ])('its criteria are %s', (_, more, narrative) => {
    expect(made(more).credentialSubject.achievement['criteria']).toEqual({ narrative });
  });

  test('is aligned with the criteria that have an address', () => {
    expect(made({}, null, { S2: 'https://example.org/S2' }).credentialSubject.achievement['alignment']).toEqual([
      {
        type: ['Alignment'],
        targetName: 'Discusses.',
        targetUrl: 'https://example.org/S2',
        targetType: 'CFItem',
        targetCode: 'S2',
        targetFramework: 'Small award',
      },
    ]);
    const described = made({ stage: { ...stage, descriptor: 'For those who observe.' } });
    expect(described.credentialSubject.achievement['description']).toBe('For those who observe.');
  });

  test('names the entries behind each criterion, and everybody who said something', () => {
    const last = { id: 'S3', statement: 'Talks.', entries: [{ title: 'C', date: null }] };
    const { evidence, endorsement, id } = made({ criteria: [...FACTS.criteria, last] });
    expect(evidence).toEqual([
      {
        type: ['Evidence'],
        name: 'S1',
        description: 'Entries of the portfolio with the seal sha256:x',
        narrative: '- 2026-04-01: A talk\n- B',
        genre: 'Portfolio',
      },
      expect.objectContaining({ name: 'S3', narrative: '- C' }),
    ]);
    expect(endorsement.map(({ name, credentialSubject, validFrom }) => [name, credentialSubject, validFrom])).toEqual([
      ['Head: Ann', { id, type: ['EndorsementSubject'], endorsementComment: 'Well done.' }, '2026-05-01T00:00:00Z'],
    ]);
  });
});

test.each<[text: string, answer: string, name: string, expected: string]>([
  [
    '---\nkind: comment\nstate: open\n---\n\nWhich?\n\n\n',
    '',
    'Kit',
    '---\nkind: comment\nstate: answered\n---\n\nWhich?\n',
  ],
  [
    '---\nkind: comment\nstate: open\n---\n\nWhich?\n',
    'That.\n\nAnd this.',
    'Kit',
    '---\nkind: comment\nstate: answered\n---\n\nWhich?\n\n**Kit, 2026-05-20:** That.\n\nAnd this.\n',
  ],
  [
    '---\r\nkind: comment\r\nstate: open\r\n---\r\n\r\nWhich?\r\n',
    'That.',
    '',
    '---\r\nkind: comment\r\nstate: answered\r\n---\r\n\r\nWhich?\r\n\r\n**Answer, 2026-05-20:** That.\r\n',
  ],
])('a comment answered: %j', (text, answer, name, expected) => {
  const root = folderWith({ 'comments/1.md': text });
  answerComment(root, 'comments/1.md', answer, { name, date: '2026-05-20' });
  expect(readFileSync(join(root, 'comments/1.md'), 'utf8')).toBe(expected);
});

describe('a signature that somebody made', () => {
  const good = signedByKeygen(key, 'team@mentor-sign-off', 'words');

  test('is taken as ssh-keygen writes it', () => {
    expect(signatureFrom(`\n${good.replaceAll('\n', '\r\n')}\n`, 'words', 'team')).toBe(good.trim());
  });

  test.each<[what: string, armoured: string, statement: string, role: string, why: RegExp]>([
    ['none', 'words', 'words', 'team', /This is not an SSH signature/],
    ['for another role', good, 'words', 'head', /made for `team@mentor-sign-off`, expected `head@mentor-sign-off`/],
    ['over something else', good, 'other words', 'team', /does not fit this statement/],
    ['by a kind of key that is not known', ofNoKind(good), 'words', 'team', /kind of key that mentor does not know/],
  ])('that is %s is refused', (_, armoured, statement, role, why) => {
    expect(() => signatureFrom(armoured, statement, role)).toThrow(why);
  });

  test('says what to do about each', () => {
    const hint = (armoured: string, statement: string): unknown => {
      try {
        return signatureFrom(armoured, statement, 'team');
      } catch (error) {
        return (error as { hint: string }).hint;
      }
    };
    expect(hint(good, 'other')).toMatch(/^Print the statement again/);
    expect(hint(ofNoKind(good), 'words')).toMatch(/^Use an ed25519/);
  });
});

describe('where the next sign-off goes', () => {
  const returned = said('mentor-in-school', 'returned');
  test.each<
    [what: string, files: Record<string, string>, role: string, folder: string, number: number, others: number]
  >([
    ['the first', CONTENT, 'team', 'stages/silver/sign-off/', 1, 0],
    ['behind the first of its role', { [SCHOOL]: returned }, 'mentor-in-school', 'stages/silver/sign-off/', 2, 0],
    ['beside that of another role', { 'papers/mentor-in-school-1.md': returned }, 'team', 'papers/', 1, 1],
    [
      'beside its own rather',
      { 'a/mentor-in-school-1.md': returned, 'b/team-1.md': said('team', 'returned') },
      'team',
      'b/',
      2,
      1,
    ],
    ['at the top', { 'mentor-in-school-1.md': returned }, 'team', '', 1, 1],
    [
      'behind the second',
      { [SCHOOL]: returned, [signOffPath('mentor-in-school', 2)]: returned },
      'mentor-in-school',
      'stages/silver/sign-off/',
      3,
      0,
    ],
    [
      'behind a gap',
      { [signOffPath('mentor-in-school', 7)]: returned },
      'mentor-in-school',
      'stages/silver/sign-off/',
      8,
      0,
    ],
  ])('%s', (_, files, role, folder, number, others) => {
    const next = nextSignOff(silver(files), role);
    expect([next.folder, next.place.number, next.place.after.length]).toEqual([folder, number, others]);
    expect(next.place.previous === null).toBe(number === 1);
  });

  const PDF = Buffer.from('%PDF-1.7\n');
  test('it is written under the first number that is free, with its scan; nothing is written over', async () => {
    const root = folderWith({
      [SCHOOL]: 'mine',
      [signOffPath('mentor-in-school', 2).replace('.md', '-scan.pdf')]: 'mine too',
    });
    const asked: unknown[] = [];
    const path = await writeSignOff({
      root,
      coverage: silver(),
      role: 'mentor-in-school',
      scan: PDF,
      text: async (scan, { number }) => {
        asked.push([scan, number]);
        return `text ${number}`;
      },
    });
    expect(path).toBe(signOffPath('mentor-in-school', 3));
    const scan = path.replace('.md', '-scan.pdf');
    expect(asked).toEqual([[{ path: scan, size: 9, outside: false, digest: digestContent(scan, PDF) }, 3]]);
    expect(readFileSync(join(root, path), 'utf8')).toBe('text 3');
    expect(readFileSync(join(root, path.replace('.md', '-scan.pdf')))).toEqual(PDF);
    expect(readFileSync(join(root, SCHOOL), 'utf8')).toBe('mine');
  });

  test('only finding out writes nothing; what fails leaves no scan', async () => {
    const root = folderWith({ [SCHOOL]: 'mine' });
    const base = { root, coverage: silver(), role: 'mentor-in-school', scan: PDF };
    expect(await writeSignOff({ ...base, dryRun: true, text: async () => 'x' })).toBe(
      signOffPath('mentor-in-school', 2),
    );
    await expect(writeSignOff({ ...base, text: async () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
    await expect(
      writeSignOff({ ...base, scan: null, text: async () => Promise.reject(new Error('no')) }),
    ).rejects.toThrow(/^no$/);
    await expect(
      writeSignOff({
        ...base,
        text: async (scan) => {
          rmSync(join(root, scan?.path ?? ''));
          throw new Error('no');
        },
      }),
    ).rejects.toThrow(/^no$/);
    expect(readdirSync(join(root, 'stages/silver/sign-off'))).toEqual(['mentor-in-school-1.md']);
    expect(await writeSignOff({ ...base, scan: null, text: async (scan) => String(scan) })).toBe(
      signOffPath('mentor-in-school', 2),
    );
    expect(readdirSync(join(root, 'stages/silver/sign-off'))).toEqual([
      'mentor-in-school-1.md',
      'mentor-in-school-2.md',
    ]);
  });

  test.each([null, PDF])(
    'one that is written while it is signed keeps its place; a scan goes along: %s',
    async (scan) => {
      const root = folderWith({});
      const next = (path: string | undefined): string => path?.replace('-scan.pdf', '.md') ?? SCHOOL;
      const text = async (page: PortfolioFile | null, { number }: PlaceInOrder): Promise<string> => {
        if (number === 1) writeIn(root, { [next(page?.path)]: 'theirs' });
        return `text ${number}`;
      };
      const made = await writeSignOff({ root, coverage: silver(), role: 'mentor-in-school', scan, text });
      expect(made).toBe(signOffPath('mentor-in-school', 2));
      expect(readdirSync(join(root, 'stages/silver/sign-off'))).toEqual([
        'mentor-in-school-1.md',
        ...(scan ? ['mentor-in-school-2-scan.pdf'] : []),
        'mentor-in-school-2.md',
      ]);
      expect(readFileSync(join(root, SCHOOL), 'utf8')).toBe('theirs');
    },
  );

  test('numbers end at ten thousand', async () => {
    const write = (number: number): Promise<string> => {
      const coverage = silver({ [signOffPath('mentor-in-school', number)]: returned });
      return writeSignOff({
        root: folderWith({}),
        coverage,
        role: 'mentor-in-school',
        scan: null,
        text: async () => '',
      });
    };
    expect(await write(9_999)).toBe(signOffPath('mentor-in-school', 10_000));
    await expect(write(10_000)).rejects.toThrow(/have run out of numbers/);
  });

  test('one that was written meanwhile is the one before', async () => {
    const root = folderWith({ [SCHOOL]: said('mentor-in-school', 'returned') });
    const previous: (string | null)[] = [];
    const text = async (_: unknown, one: { previous: string | null }): Promise<string> =>
      String(previous.push(one.previous));
    await writeSignOff({ root, coverage: silver(), role: 'mentor-in-school', scan: null, text });
    const other = folderWith({ [signOffPath('team')]: said('mentor-in-school', 'returned') });
    await writeSignOff({ root: other, coverage: silver(), role: 'team', scan: null, text });
    expect(previous).toEqual([expect.stringMatching(/^sha256:/), null]);
  });
});

test('a scan is a PDF of at most 50 MB', () => {
  const folder = tempFolder();
  const put = (name: string, bytes: Buffer | string, size?: number): string => {
    writeFileSync(join(folder, name), bytes);
    if (size !== undefined) truncateSync(join(folder, name), size);
    return join(folder, name);
  };
  const most = 50 * 2 ** 20;
  expect(readScan(put('a', '%PDF-1.7'))).toHaveLength(8);
  expect(readScan(put('b', `${'x'.repeat(1019)}%PDF-`))).toHaveLength(1024);
  expect(readScan(put('c', '%PDF-', most))).toHaveLength(most);
  expect(() => readScan(put('d', '%PDF-', most + 1))).toThrow(/larger than 50 MB/);
  expect(() => readScan(put('e', `${'x'.repeat(1020)}%PDF-`))).toThrow(/is not a PDF/);
  expect(() => readScan(put('f', ''))).toThrow(/is not a PDF/);
  expect(() => readScan(join(folder, 'none'))).toThrow(/ENOENT/);
});
