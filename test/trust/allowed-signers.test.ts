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

  const [type = '', base64 = ''] = publicKey.split(' ');
  const other = readFileSync(`${makeKey(folder, 'ecdsa')}.pub`, 'utf8').split(' ');
  test.each([
    ['an option without quotes', `* namespaces=${namespace} ${publicKey}`],
    ['a date without quotes', `* valid-before=20300101 ${publicKey}`],
    ['an option twice', `* namespaces="${namespace}",namespaces="${namespace}" ${publicKey}`],
    ['a date twice', `* valid-after="20260101",valid-after="20260102" ${publicKey}`],
    ['a date of zeros', `* valid-after="00000000" ${publicKey}`],
    ['a date of nines', `* valid-before="99999999" ${publicKey}`],
    ['a month that is none', `* valid-before="20301301" ${publicKey}`],
    ['a day that is none', `* valid-before="20300132" ${publicKey}`],
    ['an hour that is none', `* valid-before="203001012400" ${publicKey}`],
    ['a date before 1970', `* valid-after="19691231" ${publicKey}`],
    ['the day on which time begins', `* valid-after="19700101" ${publicKey}`],
    ['a date that is no day', `* valid-before="2030" ${publicKey}`],
    ['an empty date', `* valid-before="" ${publicKey}`],
    ['dates the wrong way round', `* valid-after="20261001",valid-before="20260101" ${publicKey}`],
    ['the type of another key', `* ecdsa-sha2-nistp256 ${base64}`],
    ['a type in capitals', `* SSH-ED25519 ${base64}`],
    ['a type cut short', `* ssh-ed2551 ${base64}`],
    ['a key of another type under this one', `* ${type} ${other[1]}`],
    ['a key cut short', `* ${type} ${base64.slice(0, -8)}`],
    ['a key with signs that are none', `* ${type} ${base64.slice(0, 10)}!${base64.slice(11)}`],
    ['a key with a space in it', `* ${type} ${base64.slice(0, 20)} ${base64.slice(20)}`],
    ['a byte order mark before the name', `\ufeff"Marcus Oyelaran" ${publicKey}`],
    ['an open quote at the name', `"Marcus Oyelaran ${publicKey}`],
    ['an open quote in the options', `* namespaces="${namespace} ${publicKey}`],
    ['an option that nobody knows', `* touch-required ${publicKey}`],
    ['words joined to an option', `* namespaces="${namespace}"x ${publicKey}`],
    ['a comma at the end of the options', `* namespaces="${namespace}", ${publicKey}`],
    ['a space in the options', `* namespaces="${namespace}", valid-after="20260101" ${publicKey}`],
    ['a key for certificates', `* cert-authority ${publicKey}`],
    ['no name', `${publicKey}`],
    ['a name alone', `*`],
    ['a name and a type', `* ${type}`],
    ['a comment before the name', ` # * ${publicKey}`],
    ['a namespace that is shorter', `* namespaces="head-teacher" ${publicKey}`],
    ['a namespace that is excluded', `* namespaces="*,!${namespace}" ${publicKey}`],
    ['a name that is excluded after all', `"*,!Marcus*" ${publicKey}`],
    ['a pattern too long to be one', `"${'x'.repeat(1100)},*" ${publicKey}`],
    ['a name in other capitals', `"marcus oyelaran" ${publicKey}`],
  ])('%s: refused by both', (_, line) => {
    expect([here(line, 'Marcus Oyelaran', day) === 'good', byKeygen(line, 'Marcus Oyelaran', day)]).toEqual([
      false,
      false,
    ]);
  });

  test.each([
    ['white space before the name', ` \t* ${publicKey}`],
    ['tabs between', `*\t${type}\t${base64}`],
    ['line ends of Windows', `* ${publicKey}\r`],
    ['the same without a comment', `* ${type} ${base64}\r`],
    ['a quote in the middle of the name', `Marcus" Oyelaran" ${publicKey}`],
    ['no space behind the quote', `"Marcus Oyelaran"${publicKey}`],
    ['options in capitals', `* NAMESPACES="${namespace}",Valid-After="20260101" ${publicKey}`],
    ['a comma in the namespaces', `* namespaces="a,${namespace},b" ${publicKey}`],
    ['a day past the end of its month', `* valid-before="20301131" ${publicKey}`],
    ['a time with seconds, in UTC', `* valid-after="20260101120000UTC",valid-before="203001011200z" ${publicKey}`],
    ['a line that is none before it', `nonsense\n* ${publicKey}`],
    ['a line with a wrong date before it', `* valid-before="99999999" ${publicKey}\n* ${publicKey}`],
    ['an empty list of options in quotes', `* namespaces="*" ${publicKey}`],
  ])('%s: taken by both', (_, line) => {
    expect([here(line, 'Marcus Oyelaran', day) === 'good', byKeygen(line, 'Marcus Oyelaran', day)]).toEqual([
      true,
      true,
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
  expect(growth(match, 10_000)).toBeLessThan(NEARLY_LINEAR);
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
  [null, '20270831115959', [true, true, false, false, false]],
  [null, '20270831120000', [true, true, true, false, false]],
])('a key that is valid from %s to before %s', (validAfter, validBefore, expected) => {
  const signer = { line: 1, principals: '*', namespaces: null, key: Buffer.alloc(0), validAfter, validBefore };
  const days = ['2026-08-31', '2026-09-01', '2027-08-31', '2027-09-01', ''];
  expect(days.map((day) => isValidOn(signer, day))).toEqual(expected);
});
