import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sshSign } from '../../src/signing/ssh-sign.js';
import { readPublicKey } from '../../src/trust/ssh/public-key.js';
import { checkSignature, readSignature, type SshSignature, signedBytes } from '../../src/trust/ssh/signature.js';
import { wireString } from '../../src/trust/ssh/wire.js';
import { tempFolder } from '../e2e/support.js';
import { makeKey } from '../signing/keys.js';

const MESSAGE = '{"decision":"supported","name":"Zoë"}';
const NAMESPACE = 'head-teacher@mentor-sign-off';

function byKeygen(key: string, namespace = NAMESPACE): string {
  return execFileSync('ssh-keygen', ['-Y', 'sign', '-q', '-f', key, '-n', namespace], {
    input: MESSAGE,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

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

  test('a short RSA key is not believed', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
    const parts = [Buffer.from(e, 'base64url'), Buffer.concat([Buffer.from([0]), Buffer.from(n, 'base64url')])];
    expect(readPublicKey(Buffer.concat([wireString('ssh-rsa'), ...parts.map(wireString)]))).toBeNull();
  });

  test('what is no signature is none', () => {
    const begin = '-----BEGIN SSH SIGNATURE-----';
    const end = '-----END SSH SIGNATURE-----';
    for (const text of [
      '',
      'signed',
      `${begin}\n${end}`,
      `${begin}\nAAAA\n${end}`,
      `${begin}\nU1NIU0lH\n${end}`,
      '\u0000',
    ])
      expect(readSignature(text)).toBeNull();
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
  expect(checkSignature(signedBy(1), MESSAGE)).toBe('good');
  expect(checkSignature(signedBy(0), MESSAGE)).toBe('bad');
});

describe('signatures made here', () => {
  const surroundings = { env: process.env, interactive: false, signal: new AbortController().signal };

  test('are those of ssh-keygen', async () => {
    const path = makeKey(tempFolder());
    const made = await sshSign(MESSAGE, 'head-teacher', { ...surroundings, path });
    expect(made).toBe(byKeygen(path).trim());
  });

  test('are the same where ssh-keygen is not installed', async () => {
    const path = makeKey(tempFolder());
    const made = await sshSign(MESSAGE, 'head-teacher', { ...surroundings, env: { PATH: tempFolder() }, path });
    expect(made).toBe(byKeygen(path).trim());
  });

  test('are believed by plain ssh-keygen', async () => {
    const folder = tempFolder();
    const path = makeKey(folder);
    const made = await sshSign(MESSAGE, 'head-teacher', { ...surroundings, env: { PATH: folder }, path });
    writeFileSync(join(folder, 's.sig'), `${made}\n`);
    const key = readFileSync(`${path}.pub`, 'utf8');
    writeFileSync(join(folder, 'allowed'), `"Zoë Marsh" namespaces="${NAMESPACE}" ${key}`);
    const args = ['-Y', 'verify', '-f', 'allowed', '-I', 'Zoë Marsh', '-n', NAMESPACE, '-s', 's.sig'];
    expect(execFileSync('ssh-keygen', args, { cwd: folder, input: MESSAGE, encoding: 'utf8' })).toMatch(/^Good /);
  });

  test('a key with a passphrase and nobody to ask says so, and does not wait', async () => {
    const path = makeKey(tempFolder(), 'ed25519', ['-N', 'secret words']);
    const unasked = sshSign(MESSAGE, 'head-teacher', { ...surroundings, env: { PATH: process.env['PATH'] }, path });
    await expect(unasked).rejects.toThrow(/passphrase/);
    const agentless = { ...process.env, SSH_AUTH_SOCK: join(tempFolder(), 'none') };
    await expect(sshSign(MESSAGE, 'head-teacher', { ...surroundings, env: agentless, path })).rejects.toThrow(
      /passphrase/,
    );
  });

  test('what is no key says so', async () => {
    const path = join(tempFolder(), 'key');
    writeFileSync(path, 'no key\n', { mode: 0o600 });
    await expect(sshSign(MESSAGE, 'head-teacher', { ...surroundings, path })).rejects.toThrow(/could not sign/);
    await expect(sshSign(MESSAGE, 'head-teacher', { ...surroundings, path: `${path}.none` })).rejects.toThrow(/ENOENT/);
  });
});
