import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkSignature, readSignature, type SshSignature, signedBytes } from '../../src/trust/ssh/signature.js';
import { wireString } from '../../src/trust/ssh/wire.js';
import { makeKey, signedByKeygen } from '../signing/keys.js';
import { tempFolder } from '../support/folder.js';

const MESSAGE = '{"decision":"supported","name":"Zoë"}';
const NAMESPACE = 'head-teacher@mentor-sign-off';

const byKeygen = (key: string): string => signedByKeygen(key, NAMESPACE, MESSAGE);

function read(armoured: string): SshSignature {
  const signature = readSignature(armoured);
  if (signature === null) throw new Error('no signature');
  return signature;
}

describe('signatures of ssh-keygen', () => {
  test.each([
    ['ed25519', []],
    ['rsa', ['-b', '3072']],
    ['ecdsa', ['-b', '256']],
    ['ecdsa', ['-b', '384']],
    ['ecdsa', ['-b', '521']],
  ])('%s %j is good, and bad for another message', (type, more) => {
    const signature = read(byKeygen(makeKey(tempFolder(), type, more)));
    expect(signature.namespace).toBe(NAMESPACE);
    expect(checkSignature(signature, MESSAGE)).toBe('good');
    expect(checkSignature(signature, MESSAGE.replace('supported', 'returned'))).toBe('bad');
    expect(checkSignature({ ...signature, namespace: 'recognition-team@mentor-sign-off' }, MESSAGE)).toBe('bad');
  });

  test('every changed byte makes it bad or no signature', () => {
    const armoured = byKeygen(makeKey(tempFolder()));
    const blob = Buffer.from(armoured.replace(/-----.*-----/g, ''), 'base64');
    const good = [...blob.keys()].filter((index) => {
      const changed = Buffer.from(blob);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const text = `-----BEGIN SSH SIGNATURE-----\n${changed.toString('base64')}\n-----END SSH SIGNATURE-----`;
      const signature = readSignature(text);
      return signature !== null && checkSignature(signature, MESSAGE) === 'good' && signature.namespace === NAMESPACE;
    });
    expect(good).toEqual([]);
  });

  test('what is no signature is none', () => {
    const begin = '-----BEGIN SSH SIGNATURE-----';
    const end = '-----END SSH SIGNATURE-----';
    const blob = Buffer.from(byKeygen(makeKey(tempFolder())).replace(/-----.*-----/g, ''), 'base64');
    const asOf = (bytes: Buffer): string => `${begin}\n${bytes.toString('base64')}\n${end}`;
    const with4 = (at: number, by: number): Buffer => {
      const copy = Buffer.from(blob);
      copy.writeUInt32BE(by, at);
      return copy;
    };
    expect(readSignature(asOf(blob))).not.toBeNull();
    for (const text of [
      '',
      'signed',
      `${begin}\n${end}`,
      `${begin}\nAAAA\n${end}`,
      `${begin}\nU1NIU0lH\n${end}`,
      '\u0000',
      asOf(Buffer.concat([blob, Buffer.from([0])])),
      asOf(blob.subarray(0, -1)),
      asOf(with4(6, 2)),
      asOf(with4(6, 0)),
      asOf(Buffer.concat([Buffer.from('SSHSIH'), blob.subarray(6)])),
      asOf(Buffer.from(blob.toString('latin1').replace('sha512', 'sha384'), 'latin1')),
      `${asOf(blob)}\n${asOf(blob)}`,
      asOf(blob).replaceAll('-----', '----'),
    ])
      expect(readSignature(text)).toBeNull();
  });

  test('white space around it and line ends of Windows change nothing', () => {
    const armoured = byKeygen(makeKey(tempFolder()));
    const wide = `\n\n${armoured.trim().replace(/^/gm, '  ').replaceAll('\n', ' \r\n')}\n\n`;
    expect(readSignature(wide)).toEqual(readSignature(armoured));
  });

  test('an algorithm that is not that of the key, or that nobody knows, is for others to tell', () => {
    const signature = read(byKeygen(makeKey(tempFolder())));
    for (const algorithm of ['rsa-sha2-512', 'ssh-rsa', 'ecdsa-sha2-nistp256', ''])
      expect(checkSignature({ ...signature, algorithm }, MESSAGE)).toBe('unsupported');
    expect(checkSignature({ ...signature, publicKey: Buffer.from('no key') }, MESSAGE)).toBe('unsupported');
    expect(checkSignature({ ...signature, signature: Buffer.alloc(3) }, MESSAGE)).toBe('bad');
    expect(checkSignature({ ...signature, hash: 'sha256' }, MESSAGE)).toBe('bad');
  });
});

test('a security key counts only when it was touched', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const x = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const type = 'sk-ssh-ed25519@openssh.com';
  const blob = Buffer.concat([type, x, 'ssh:'].map((part) => wireString(part)));
  const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
  const signedBy = (flags: number): SshSignature => {
    const state = Buffer.from([flags, 0, 0, 0, 7]);
    const bytes = Buffer.concat([sha256('ssh:'), state, sha256(signedBytes(MESSAGE, NAMESPACE, 'sha512'))]);
    const signature = Buffer.concat([wireString(sign(null, bytes, privateKey)), state]);
    return { publicKey: blob, namespace: NAMESPACE, hash: 'sha512', algorithm: type, signature };
  };
  const said = [0, 1, 2, 3, 4, 5, 254, 255].map((flags) => checkSignature(signedBy(flags), MESSAGE));
  expect(said).toEqual(['bad', 'good', 'bad', 'good', 'bad', 'good', 'bad', 'good']);
});
