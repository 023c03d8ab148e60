import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { vouch } from '../../src/signing/vouch.js';
import { isValidOn, matchesPatterns, readAllowedSigners } from '../../src/trust/allowed-signers.js';
import { readSignature } from '../../src/trust/ssh/signature.js';
import { tempFolder } from '../e2e/support.js';
import { makeKey } from '../signing/keys.js';
import { growth, NEARLY_LINEAR } from '../support/growth.js';

const folder = mkdtempSync(join(tmpdir(), 'mentor-test-'));
const path = makeKey(folder);
const publicKey = readFileSync(`${path}.pub`, 'utf8').trim();
const role = 'head-teacher';
const namespace = `${role}@mentor-sign-off`;
const args = ['-Y', 'sign', '-q', '-f', path, '-n', namespace];
const armoured = execFileSync('ssh-keygen', args, {
  input: 'words',
  encoding: 'utf8',
  stdio: ['pipe', 'pipe', 'ignore'],
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What plain ssh-keygen says of the same file, person and day. */
function byKeygen(list: string, name: string, day: string): boolean {
  const place = tempFolder();
  writeFileSync(join(place, 'allowed'), `${list}\n`);
  writeFileSync(join(place, 's.sig'), armoured);
  const time = `verify-time=${day.replaceAll('-', '')}120000Z`;
  const asked = ['-Y', 'verify', '-f', 'allowed', '-I', name, '-n', namespace, '-s', 's.sig', '-O', time];
  try {
    execFileSync('ssh-keygen', asked, { cwd: place, input: 'words', stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

function here(list: string, name: string, date: string): string {
  const signature = readSignature(armoured);
  if (!signature) throw new Error('no signature');
  const believed = { from: 'my-keys', list: readAllowedSigners(list), own: null };
  return vouch(signature, { name, role, date }, believed).state;
}

describe('a list of believed keys is read as ssh-keygen reads it', () => {
  const day = '2026-10-16';
  test.each([
    [`"Marcus Oyelaran" ${publicKey}`, true],
    [`"Marcus Oyelaran" namespaces="${namespace}" ${publicKey} comment`, true],
    [`"Marcus *" namespaces="*@mentor-sign-off" ${publicKey}`, true],
    [`"Ann,Marcus Oyelaran" NAMESPACES="other,${namespace}" ${publicKey}`, true],
    [`# a comment\n\nann@example.org ${publicKey}\n"Marcus Oyelaran" ${publicKey}`, true],
    [`"Marcus Oyelaran" valid-after="20260101",valid-before="20270101Z" ${publicKey}`, true],
    [`"Marcus Oyelaran" valid-before="20260101" ${publicKey}`, false],
    [`"Marcus Oyelaran" valid-after="20270101000000Z" ${publicKey}`, false],
    [`"Marcus Oyelaran" namespaces="recognition-team@mentor-sign-off" ${publicKey}`, false],
    [`"!Marcus Oyelaran,*" ${publicKey}`, false],
    [`marcus@wrenfield.example ${publicKey}`, false],
    ['', false],
  ])('%s', (list, believed) => {
    expect([here(list, 'Marcus Oyelaran', day) === 'good', byKeygen(list, 'Marcus Oyelaran', day)]).toEqual([
      believed,
      believed,
    ]);
  });

  test('a line that cannot be read is named and vouches for nobody', () => {
    const list = readAllowedSigners(
      `Marcus\n* cert-authority ${publicKey}\n* valid-before="soon" ${publicKey}\n* ${publicKey}`,
    );
    expect(list.troubles.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(list.signers.map(({ line }) => line)).toEqual([4]);
  });
});

test('patterns cannot take long', () => {
  expect(matchesPatterns('a'.repeat(20_000), `${'a*'.repeat(200)}b`)).toBe(false);
  const match = (count: number): boolean => matchesPatterns('a'.repeat(count), `${'a*'.repeat(50)}b`);
  expect(growth(match, 20_000)).toBeLessThan(NEARLY_LINEAR);
  expect(matchesPatterns('Marcus', 'M?rc*')).toBe(true);
  expect(matchesPatterns('Marcus', 'M*x*')).toBe(false);
});

test.each([
  ['20260901', '20270901', [false, true, true, false, false]],
  ['20260901', null, [false, true, true, true, false]],
  [null, '20270901', [true, true, true, false, false]],
  [null, null, [true, true, true, true, true]],
  ['20270831120000', null, [false, false, true, true, false]],
  ['20270831120001Z', null, [false, false, false, true, false]],
  [null, '20270831120000', [true, true, false, false, false]],
])('a key that is valid from %s to before %s', (validAfter, validBefore, expected) => {
  const signer = { line: 1, principals: '*', namespaces: null, key: Buffer.alloc(0), validAfter, validBefore };
  const days = ['2026-08-31', '2026-09-01', '2027-08-31', '2027-09-01', ''];
  expect(days.map((day) => isValidOn(signer, day))).toEqual(expected);
});
