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

const asked = new Map<string, boolean>();

/** What plain ssh-keygen says of the same file, person and day; it is asked once. */
function byKeygen(list: string, name: string, day: string): boolean {
  const question = [list, name, day].join('\n');
  const answer = asked.get(question) ?? askKeygen(list, name, day);
  asked.set(question, answer);
  return answer;
}

function askKeygen(list: string, name: string, day: string): boolean {
  const place = tempFolder();
  writeFileSync(join(place, 'allowed'), `${list}\n`);
  writeFileSync(join(place, 's.sig'), armoured);
  const time = `verify-time=${day.replaceAll('-', '')}120000Z`;
  const verify = ['-Y', 'verify', '-f', 'allowed', '-I', name, '-n', namespace, '-s', 's.sig', '-O', time];
  try {
    execFileSync('ssh-keygen', verify, { cwd: place, input: 'words', stdio: 'pipe' });
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
    ['a key with a sign more', `* ${type} ${base64.slice(0, 12)}!${base64.slice(12)}`],
    ['an option twice, once in capitals', `* namespaces="*",NAMESPACES="*" ${publicKey}`],
    ['a date in capitals that is to come', `* Valid-After="20270101" ${publicKey}`],
    ['dates of one moment', `* valid-after="202610161200",valid-before="202610161200" ${publicKey}`],
    ['a minute that is none', `* valid-before="203001011260" ${publicKey}`],
    ['a second that is none', `* valid-before="20300101120062" ${publicKey}`],
    ['a month of zero', `* valid-before="20300001" ${publicKey}`],
    ['a day of zero', `* valid-before="20300100" ${publicKey}`],
    ['an empty name', `"" ${publicKey}`],
    ['a pattern of one byte too many', `"${'x'.repeat(1023)},*" ${publicKey}`],
    ['a star that needs a sign more', `"Marcus Oyelaran?*" ${publicKey}`],
    ['a pattern whose end comes too early', `"Marcus*Oye" ${publicKey}`],
    ['a pattern that stops at the name', `"Marcus Oyelara" ${publicKey}`],
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
    ['the last second there is', `* valid-before="20300101235961" ${publicKey}`],
    ['the last minute of an hour', `* valid-before="203001012359" ${publicKey}`],
    ['the longest pattern that there is room for', `"${'x'.repeat(1022)},*" ${publicKey}`],
    ['the last day of December', `* valid-before="20301231" ${publicKey}`],
    ['a day after 1970 began', `* valid-after="19700102" ${publicKey}`],
    ['stars side by side', `"**Oye**ran**" ${publicKey}`],
    ['a star for nothing', `"Marcus Oyelaran*" ${publicKey}`],
    ['a pattern that has to go back', `"*ar*a?a?" ${publicKey}`],
    ['an empty list of options in quotes', `* namespaces="*" ${publicKey}`],
  ])('%s: taken by both', (_, line) => {
    expect([here(line, 'Marcus Oyelaran', day) === 'good', byKeygen(line, 'Marcus Oyelaran', day)]).toEqual([
      true,
      true,
    ]);
  });

  test.each<[what: string, text: string, troubles: [line: number, why: RegExp][]]>([
    ['nothing', '', []],
    ['blank lines', ' \n\t\n\r\n \r\n\u00a0', []],
    ['comments', '# Marcus\n \t# * x #\n#', []],
    ['what stands behind a zero byte', `* ${publicKey}\n\0 Marcus\n# \0 x`, []],
    ['a name alone, on the second line', `\nMarcus`, [[2, /not a name with a public key/]]],
    ['a word that ends like a comment', `Marcus#`, [[1, /not a name with/]]],
    ['no name', `"" ${publicKey}`, [[1, /not a name with/]]],
    ['an option of certificates', `* cert-authority ${publicKey}`, [[1, /does not follow: cert-authority/]]],
    ['an option twice', `* namespaces="a",NAMESPACES="b" ${publicKey}`, [[1, /twice: NAMESPACES/]]],
    ['a comma at the end', `* namespaces="a", ${publicKey}`, [[1, /comma with no option/]]],
    ['an open quote', `* namespaces="a ${publicKey}`, [[1, /not a name with/]]],
    ['a date that is none', `* valid-before="soon" ${publicKey}`, [[1, /date that does not exist: soon/]]],
    [
      'a wrong date in front',
      `* valid-after="",valid-before="20300101" ${publicKey}`,
      [[1, /date that does not exist: $/]],
    ],
    ['backwards', `* valid-after="20300101",valid-before="20290101" ${publicKey}`, [[1, /ends before it begins/]]],
    [
      'no time between, however it is written',
      `* valid-after="203001010000",valid-before="20300101Z" ${publicKey}`,
      [[1, /ends before it begins/]],
    ],
    [
      'several',
      `Marcus\n* cert-authority ${publicKey}\n* valid-before="soon" ${publicKey}\n* ${publicKey}`,
      [
        [1, /not a name with/],
        [2, /cert-authority/],
        [3, /soon/],
      ],
    ],
  ])('%s: what cannot be read is named with its line', (_, text, troubles) => {
    const list = readAllowedSigners(text);
    expect(list.troubles).toEqual(troubles.map(([line, why]) => ({ line, why: expect.stringMatching(why) })));
    expect(list.signers.every(({ line }) => troubles.every(([one]) => one !== line))).toBe(true);
  });

  test('what a line says is read as it is written', () => {
    const key = Buffer.from(base64, 'base64');
    const line = `Marcus" Oyelaran" namespaces="a\\"b",valid-after="20260101",valid-before="203001010000Z" ${publicKey}`;
    const more = { namespaces: 'a"b', validAfter: '20260101', validBefore: '203001010000Z' };
    expect(readAllowedSigners(`# one\n${line}\r\n"A, B" ${type}\t${base64}`)).toEqual({
      signers: [
        { line: 2, principals: 'Marcus Oyelaran', ...more, key },
        { line: 3, principals: 'A, B', namespaces: null, validAfter: null, validBefore: null, key },
      ],
      troubles: [],
    });
  });
});

test('patterns cannot take long', () => {
  expect(matchesPatterns('a'.repeat(20_000), `${'a*'.repeat(200)}b`)).toBe(false);
  const match = (count: number): boolean => matchesPatterns('a'.repeat(count), `${'a*'.repeat(50)}b`);
  expect(growth(match, 10_000)).toBeLessThan(NEARLY_LINEAR);
});

test.each([
  ['Marcus', 'Marcus', true],
  ['Marcus', 'M?rc*', true],
  ['Marcus', 'M*x*', false],
  ['Marcus', 'M*s', true],
  ['Marcus', '?????', false],
  ['Marcus', '??????', true],
  ['Marcus', '', false],
  ['', '', true],
  ['', '*', true],
  ['', '?', false],
  ['Marcus', '*,!M*', false],
  ['Marcus', '!M*,*', false],
  ['Marcus', '!N*', false],
  ['Marcus', 'N*,!O*,M*', true],
  ['a!', 'a!', true],
  ['aab', '*ab', true],
  ['abab', 'a*ab', true],
  ['abcabd', '*ab?*d', true],
  ['a*b', 'a*b', true],
  ['Zoë', 'Zo?', false],
  ['Zoë', 'Zo??', true],
  ['Zoë', 'Zo*', true],
])('%s fits %s: %s', (text, patterns, fits) => {
  expect(matchesPatterns(text, patterns)).toBe(fits);
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
  ['202708311200', null, [false, false, true, true, false]],
  ['soon', null, [false, false, false, false, false]],
  [null, 'soon', [false, false, false, false, false]],
])('a key that is valid from %s to before %s', (validAfter, validBefore, expected) => {
  const signer = { line: 1, principals: '*', namespaces: null, key: Buffer.alloc(0), validAfter, validBefore };
  const days = ['2026-08-31', '2026-09-01', '2027-08-31', '2027-09-01', ''];
  expect(days.map((day) => isValidOn(signer, day))).toEqual(expected);
});
