import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type SignOffReport, type VerifyReport, verify } from '../../src/signing/verify.js';
import type { Believed } from '../../src/signing/vouch.js';
import { readAllowedSigners } from '../../src/trust/allowed-signers.js';
import { file, said, sealedAtFirst, sealedSaid, signOffPath, small } from '../coverage/small-pack.js';
import { makeKey, signedByKeygen } from './keys.js';

type Files = Record<string, string>;
const CONTENT: Files = { 'journal/a.md': file('entry', 'criteria: [S1, S2]') };
const SCHOOL = signOffPath('mentor-in-school');
const SECOND = signOffPath('mentor-in-school', 2);
const NOBODY: Believed = { from: null, list: null, own: null };

const verified = (files: Files, believed = NOBODY): Promise<VerifyReport> =>
  verify(small(files), believed, null, '2026-11-20');

/** What verify says of one sign-off. */
async function reportOf(files: Files, path: string, believed = NOBODY): Promise<SignOffReport> {
  const found = (await verified(files, believed)).signOffs.find((one) => one.file === path);
  if (!found) throw new Error(`no sign-off ${path}`);
  return found;
}

describe('what verify says of a sign-off', () => {
  const INTACT = { state: 'intact', why: null, files: 1, changed: [], came: [], went: [] };
  const UNSIGNED = { state: 'none', key: null, why: null };

  test('all that it says', async () => {
    const files = { ...CONTENT, [SCHOOL]: sealedSaid(CONTENT, 'mentor-in-school', 'supported', { enteredBy: 'Bea' }) };
    expect(await reportOf(files, SCHOOL)).toEqual({
      file: SCHOOL,
      framework: 'small-2026',
      stage: 'silver',
      role: 'mentor-in-school',
      name: 'Name of mentor-in-school',
      date: '2026-11-02',
      decision: 'supported',
      enteredBy: 'Bea',
      counts: true,
      seal: INTACT,
      signature: UNSIGNED,
    });
  });

  test('nothing of what it does not', async () => {
    const nothing = { framework: null, stage: null, role: null, name: null, date: null, decision: null };
    expect(await reportOf({ 'a.md': file('sign-off', 'stage: gold') }, 'a.md')).toEqual({
      ...nothing,
      file: 'a.md',
      enteredBy: null,
      counts: false,
      seal: { ...INTACT, state: 'none', files: 0 },
      signature: UNSIGNED,
    });
  });

  test('of all sign-offs and of nothing else; the latest of a role counts', async () => {
    const files = { ...CONTENT, [SCHOOL]: said('mentor-in-school', 'returned') };
    const { signOffs } = await verified({ ...files, [SECOND]: said('mentor-in-school', 'supported') });
    expect(signOffs.map((one) => [one.file, one.counts])).toEqual([
      [SCHOOL, false],
      [SECOND, true],
    ]);
  });

  const FIRST_FORM = /^made in the first form/;
  const sealed = (more: Files = {}, seal = sealedSaid): Files => {
    const files = { ...CONTENT, ...more };
    return { ...files, [SCHOOL]: seal(files, 'mentor-in-school', 'supported') };
  };
  const config = (more: string, name = 'Kit Moor'): Files => ({
    'portfolio.yaml': `version: 1\nmentor: {name: ${name}}\nframework: [small-2026, other-2026]\nstage: silver\n${more}`,
  });
  const other = { 'journal/a.md': file('entry', 'criteria: S1') };
  const edited = (files: Files): Files => ({ ...files, [SCHOOL]: files[SCHOOL]?.replace('Words.', 'Others.') ?? '' });
  test.each<[what: string, files: Files, state: string, why: string | RegExp | null]>([
    ['whole', sealed(), 'intact', null],
    ['changed', { ...sealed(), ...other }, 'changed', null],
    ['edited', edited(sealed()), 'edited', null],
    ['of another mentor', { ...sealed(), ...config('', 'Lee Marsh') }, 'foreign', /another mentor/],
    ['of the first form', sealed({}, sealedAtFirst), 'intact', FIRST_FORM],
    ['of the first form and changed', { ...sealed({}, sealedAtFirst), ...other }, 'changed', FIRST_FORM],
    ['of the first form and edited', edited(sealed({}, sealedAtFirst)), 'edited', null],
    [
      'of other words',
      { ...sealed(config('provider: Mossley')), ...config('provider: Dale') },
      'reworded',
      'signed: `provider Mossley`; now: `provider Dale`',
    ],
    [
      'of fewer words',
      { ...sealed(), ...config('provider: Dale') },
      'reworded',
      'signed: nothing; now: `provider Dale`',
    ],
    [
      'of more words',
      { ...sealed(config('provider: Dale')), ...config('') },
      'reworded',
      'signed: `provider Dale`; now: nothing',
    ],
  ])('a seal that is %s', async (_, files, state, why) => {
    const { seal } = await reportOf(files, SCHOOL);
    expect(seal.state).toBe(state);
    if (why instanceof RegExp) expect(seal.why).toMatch(why);
    else expect(seal.why).toBe(why);
  });

  const folder = mkdtempSync(join(tmpdir(), 'mentor-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const key = makeKey(folder);
  const believed = (line: string): Believed => ({
    from: 'my-keys',
    list: readAllowedSigners(`${line} ${readFileSync(`${key}.pub`, 'utf8')}`),
    own: null,
  });
  const signed = (sign: (statement: string) => string): Files => ({
    ...CONTENT,
    [SCHOOL]: sealedSaid(CONTENT, 'mentor-in-school', 'supported', { name: 'Ann Lee' }, sign),
  });
  const good = signed((statement) => signedByKeygen(key, 'mentor-in-school@mentor-sign-off', statement));
  test.each<[what: string, files: Files, line: string, state: string, why: RegExp | null]>([
    ['that is believed', good, '"Ann Lee" namespaces="mentor-in-school@mentor-sign-off"', 'good', /^my-keys, line 1/],
    ['of somebody else', good, 'Bea', 'unknown-key', /belongs to Bea, not to Ann Lee/],
    ['in another role', good, '* namespaces="team@mentor-sign-off"', 'unknown-key', /may not sign as mentor-in-school/],
    ['of another day', good, '* valid-before="20261101"', 'unknown-key', /was not valid on 2026-11-02/],
    ['over something else', edited(good), '*', 'bad', null],
    ['that is none', signed(() => 'words'), '*', 'unreadable', null],
  ])('a signature %s', async (_, files, line, state, why) => {
    const { signature } = await reportOf(files, SCHOOL, believed(line));
    expect(signature.state).toBe(state);
    expect(signature.key).toEqual(why === null ? null : expect.stringMatching(/^SHA256:/));
    expect(signature.why).toEqual(why === null ? null : expect.stringMatching(why));
  });
});

describe('what verify finds', () => {
  const found = async (files: Files): Promise<[rule: string, severity: string, file: string][]> =>
    (await verified(files)).findings.map(({ rule, severity, file: path }) => [rule, severity, path]);

  test('a sign-off of a day to come is an error, an entry of one is none of it', async () => {
    const entry = { 'journal/a.md': file('entry', 'criteria: S1\ndate: 2026-12-24') };
    const signOff = said('mentor-in-school', 'returned', 'date: 2026-12-24');
    expect(await found({ ...entry, [SCHOOL]: signOff })).toEqual([['read/future-date', 'error', SCHOOL]]);
  });

  test('what may be a slip stays a warning', async () => {
    const files = { ...CONTENT, [SCHOOL]: said('mentor-in-school', 'returned') };
    const backdated = said('mentor-in-school', 'supported', 'date: 2026-05-02');
    expect(await found({ ...files, [SECOND]: backdated })).toEqual([['trust/history', 'warning', SECOND]]);
  });

  test('the same whatever the portfolio accepts', async () => {
    const own = said('mentor-in-school', 'supported').replace('Name of mentor-in-school', 'Kit Moor');
    const accepted = `${own}\n<!-- mentor-accept trust/owner: nobody else was there -->\n`;
    const before = await verified({ ...CONTENT, [SCHOOL]: own });
    expect(before.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['trust/owner', 'error']]);
    expect((await verified({ ...CONTENT, [SCHOOL]: accepted })).findings).toEqual(before.findings);
  });

  test('what was handed in is among it', async () => {
    const files = { ...CONTENT, 'submissions/001/manifest.json': '{}', 'submissions/001/SHA256SUMS': 'none\n' };
    const { submissions, findings } = await verified(files);
    expect(submissions.map(({ folder }) => folder)).toEqual(['submissions/001']);
    expect(findings.every(({ rule }) => rule === 'trust/submission')).toBe(true);
    const linked = small(CONTENT);
    const { submissions: _, ...unlooked } = linked.portfolio;
    const report = await verify({ ...linked, portfolio: unlooked }, NOBODY, null, '2026-11-20');
    expect(report.submissions).toEqual([]);
  });
});
