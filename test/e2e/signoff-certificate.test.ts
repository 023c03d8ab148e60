import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeKey } from '../signing/keys.js';
import { change, ENTRY, putSignOff, SIGNED, unsignedPortfolio } from '../signing/support.js';
import { mentor, tempFolder } from './support.js';

const TEAM = 'stages/advanced/sign-off/recognition-team-1.md';
const RECOGNISED = {
  role: 'recognition-team',
  name: 'Dr Imogen Fairclough',
  decision: 'recognised',
  date: '2026-11-13',
};
const BADGE = 'dist/certificate-advanced-badge-unsigned.json';

function recognised(): string {
  const root = unsignedPortfolio();
  putSignOff(root);
  putSignOff(root, { ...RECOGNISED, comment: 'All twelve criteria are met.' }, TEAM);
  return root;
}

interface Credential {
  '@context': string[];
  id: string;
  type: string[];
  description: string;
  issuer: object;
  validFrom: string;
  proof?: unknown;
  credentialSubject: object;
}

interface Badge extends Credential {
  credentialSubject: { achievement: { criteria: { narrative: string }; alignment: { targetUrl: string }[] } };
  evidence: object[];
  endorsement: Credential[];
}

/** What the specification requires of an object, part by part (shared notes on Open Badges 3.0). */
function expectCredential(credential: Credential): void {
  expect(credential['@context'].slice(0, 2)).toEqual([
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ]);
  expect(credential.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(credential.issuer).toMatchObject({ id: expect.stringMatching(/^(urn:uuid:|https:)/), type: ['Profile'] });
  expect(credential.validFrom).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
  expect(credential.proof).toBeUndefined();
  expect(credential.description).toContain('Unsigned draft');
}

describe('mentor certificate', () => {
  test('makes a PDF to print, of one sheet, with every signer and the seal', async () => {
    const root = recognised();
    const run = await mentor(['certificate', 'advanced'], root);
    expect(run).toMatchObject({ code: 0, err: expect.stringContaining('unsigned draft') });
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const data = new Uint8Array(readFileSync(join(root, 'dist/certificate-advanced.pdf')));
    const pdf = await getDocument({ data, verbosity: 0 }).promise;
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    expect(pdf.numPages).toBe(1);
    for (const words of [
      'Bethan Lockwood',
      'Advanced Mentor',
      'Marcus Oyelaran',
      'Dr Imogen Fairclough',
      '13 November 2026',
      'sha256:',
    ])
      expect(text).toContain(words);
    const seal = /sha256:[0-9a-f]{64}/.exec(text)?.[0] ?? '';
    const named = await mentor(['verify', '--seal', seal, '--json'], root);
    expect(named.code).toBe(0);
    expect(JSON.parse(named.out).signOffs.map(({ seal: { state } }: { seal: { state: string } }) => state)).toEqual([
      'intact',
      'intact',
    ]);
    expect((await mentor(['verify', '--seal', seal.slice(0, 20)], root)).out).toContain('Dr Imogen Fairclough');
    const other = await mentor(['verify', '--seal', '0123456789abcdef'], root);
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('No sign-off here has the seal') });
    expect((await mentor(['verify', '--seal', 'blue'], root)).err).toContain('64 digits');
  });

  test('makes an unsigned Open Badges 3.0 credential with what the specification requires', async () => {
    const root = recognised();
    await mentor(['certificate', 'advanced', '--no-pdf'], root);
    const badge = JSON.parse(readFileSync(join(root, BADGE), 'utf8')) as Badge;
    expectCredential(badge);
    expect(badge.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential']);
    expect(badge.validFrom).toBe('2026-11-13T00:00:00Z');
    expect(badge.credentialSubject).toMatchObject({
      type: ['AchievementSubject'],
      achievement: {
        id: expect.any(String),
        type: ['Achievement'],
        name: 'Advanced Mentor',
        description: expect.any(String),
      },
    });
    const { achievement } = badge.credentialSubject;
    expect(achievement.criteria.narrative).toContain('AM12');
    expect(achievement.alignment).toHaveLength(12);
    for (const target of achievement.alignment)
      expect(target).toEqual({
        type: ['Alignment'],
        targetName: expect.any(String),
        targetUrl: expect.stringMatching(/^urn:uuid:/),
        targetType: 'CFItem',
        targetCode: expect.stringMatching(/^AM\d+$/),
        targetFramework: 'LJMU Mentor Recognition',
      });
    expect(badge.evidence).toHaveLength(12);
    expect(badge.endorsement).toHaveLength(2);
    for (const endorsement of badge.endorsement) {
      expectCredential(endorsement);
      expect(endorsement.type).toEqual(['VerifiableCredential', 'EndorsementCredential']);
      expect(endorsement.credentialSubject).toMatchObject({ id: badge.id, type: ['EndorsementSubject'] });
    }
  });

  test('an issuer that is no address, and a file where its folder should be, are refused', async () => {
    const root = recognised();
    for (const issuer of ['Wrenfield University', 'www.example.ac.uk', 'ftp://example.ac.uk', 'https://'])
      expect(await mentor(['certificate', 'advanced', '--no-pdf', '--issuer', issuer], root), issuer).toMatchObject({
        code: 2,
        err: expect.stringContaining('Expected an address that begins with https://'),
      });
    for (const out of ['portfolio.yaml', 'portfolio.yaml/badges'])
      expect(await mentor(['certificate', 'advanced', '--no-pdf', '--out', out], root), out).toMatchObject({
        code: 2,
        err: expect.stringContaining('is a file, but a folder was expected'),
      });
  });

  test('the alignments are the items of the CASE export', async () => {
    const root = recognised();
    await mentor(['certificate', 'advanced', '--no-pdf'], root);
    const { writeCase } = await import('../../src/interchange/index.js');
    const { loadBuiltInFramework } = await import('../../src/framework/index.js');
    const framework = loadBuiltInFramework('ljmu-2016');
    if (!framework) throw new Error('no framework');
    const options = { changed: '2020-01-01', creator: 'A', lookup: loadBuiltInFramework };
    const uris = new Set(writeCase(framework, options).package.CFItems.map(({ uri }) => uri));
    const badge = JSON.parse(readFileSync(join(root, BADGE), 'utf8')) as Badge;
    expect(badge.credentialSubject.achievement.alignment.every(({ targetUrl }) => uris.has(targetUrl))).toBe(true);
  });

  test('is the same on any day', async () => {
    const [one, other] = [recognised(), recognised()];
    await mentor(['certificate', 'advanced', '--no-pdf'], one);
    await mentor(['certificate', 'advanced', '--no-pdf'], other, { now: () => new Date('2027-05-05T10:00:00') });
    expect(readFileSync(join(one, BADGE), 'utf8')).toBe(readFileSync(join(other, BADGE), 'utf8'));
  });

  test.each([
    ['a role has not signed', () => unsignedPortfolio(), 'has not signed'],
    [
      'a covered file changed since',
      () => {
        const root = recognised();
        change(root, ENTRY, 'title: ', 'title: Our ');
        return root;
      },
      'has changed',
    ],
    [
      'a sign-off has no seal',
      () => {
        const root = recognised();
        change(root, SIGNED, /seal:[\s\S]*?\n(?=---)/, '');
        return root;
      },
      'no seal',
    ],
    [
      'the mentor signed',
      () => {
        const root = unsignedPortfolio();
        putSignOff(root, { name: 'Bethan Lockwood' });
        putSignOff(root, RECOGNISED, TEAM);
        return root;
      },
      'Unexpected name',
    ],
  ])('there is none where %s', async (_, make, said) => {
    const root = make();
    const run = await mentor(['certificate', 'advanced', '--no-pdf'], root);
    expect(run).toMatchObject({ code: 2, out: '', err: expect.stringContaining(said) });
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('--require-signatures asks for keys that the verifier believes', async () => {
    const root = recognised();
    const env = { ...process.env, XDG_CONFIG_HOME: tempFolder() };
    const args = ['certificate', 'advanced', '--no-pdf', '--require-signatures'];
    expect((await mentor(args, root, { env })).err).toContain('has no signature');
    const signed = unsignedPortfolio();
    const folder = tempFolder();
    const key = makeKey(folder);
    const sign = ['--comment', 'Yes.', '--key', key, '-q'];
    await mentor(['sign', 'advanced', '--role', 'head-teacher', '--decision', 'supported', ...sign], signed);
    await mentor(['sign', 'advanced', '--role', 'recognition-team', '--decision', 'recognised', ...sign], signed);
    expect((await mentor(args, signed, { env })).err).toContain('not one that you trust');
    writeFileSync(join(folder, 'believed'), `* ${readFileSync(`${key}.pub`, 'utf8')}`);
    expect((await mentor([...args, '--allowed-signers', join(folder, 'believed')], signed, { env })).code).toBe(0);
  });
});
