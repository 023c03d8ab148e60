import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPrivateKey } from '../../src/trust/ssh/private-key.js';
import { fingerprint, readPublicKey } from '../../src/trust/ssh/public-key.js';
import { checkSignature, signedBytes } from '../../src/trust/ssh/signature.js';
import { WireReader, wireString } from '../../src/trust/ssh/wire.js';
import { makeKey } from '../signing/keys.js';

const folder = mkdtempSync(join(tmpdir(), 'mentor-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const textOf = (path: string): string => readFileSync(path, 'utf8');
const blobOf = (path: string): Buffer => Buffer.from(textOf(`${path}.pub`).split(' ')[1] ?? '', 'base64');
const packed = (...parts: (string | Buffer)[]): Buffer => Buffer.concat(parts.map((part) => wireString(part)));
/** A number as SSH writes it: a zero byte before one that would be negative. */
const number = (bytes: Buffer): Buffer => ((bytes[0] ?? 0) >= 128 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
const partOf = (key: KeyObject, name: 'n' | 'e' | 'x' | 'y'): Buffer =>
  Buffer.from(key.export({ format: 'jwk' })[name] ?? '', 'base64url');

describe('a public key', () => {
  const kinds = [
    ['ed25519', [], 'ssh-ed25519'],
    ['rsa', ['-b', '2048'], 'ssh-rsa'],
    ['ecdsa', ['-b', '256'], 'ecdsa-sha2-nistp256'],
    ['ecdsa', ['-b', '384'], 'ecdsa-sha2-nistp384'],
    ['ecdsa', ['-b', '521'], 'ecdsa-sha2-nistp521'],
  ] as const;
  test.each(kinds)('%s %j is read, with its type, its key and its fingerprint', (kind, more, type) => {
    const path = makeKey(folder, kind, more);
    const blob = blobOf(path);
    const found = readPublicKey(blob);
    expect(found).toMatchObject({ type, application: null });
    expect(kind === 'ed25519' || found?.key.equals(createPublicKey(asPkcs8(path)))).toBe(true);
    expect(execFileSync('ssh-keygen', ['-l', '-f', path], { encoding: 'utf8' })).toContain(` ${fingerprint(blob)} `);
    expect(readPublicKey(Buffer.concat([blob, Buffer.from([0])]))).toBeNull();
    expect(readPublicKey(blob.subarray(0, -1))).toBeNull();
  });

  test('an RSA key of fewer than 2048 bits is none', () => {
    const blob = (bits: number): Buffer => {
      const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
      return packed('ssh-rsa', partOf(publicKey, 'e'), number(partOf(publicKey, 'n')));
    };
    expect([1024, 2040, 2048].map((bits) => readPublicKey(blob(bits)) !== null)).toEqual([false, false, true]);
  });

  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [x, y] = [partOf(publicKey, 'x'), partOf(publicKey, 'y')];
  const point = (sign: number, ...parts: Buffer[]): Buffer => Buffer.concat([Buffer.from([sign]), ...parts]);
  const type = 'ecdsa-sha2-nistp256';
  const half = Buffer.alloc(1);
  test.each<[what: string, blob: Buffer, read: boolean]>([
    ['as it is', packed(type, 'nistp256', point(4, x, y)), true],
    ['by the name of another curve', packed(type, 'nistp384', point(4, x, y)), false],
    ['of the type of another curve', packed('ecdsa-sha2-nistp384', 'nistp256', point(4, x, y)), false],
    ['of another curve by its own name', packed('ecdsa-sha2-nistp384', 'nistp384', point(4, x, y)), false],
    ['compressed', packed(type, 'nistp256', point(2, x)), false],
    ['with the sign of a compressed one', packed(type, 'nistp256', point(3, x, y)), false],
    ['with zeros before its numbers', packed(type, 'nistp256', point(4, half, x, half, y)), false],
    ['a byte short', packed(type, 'nistp256', point(4, x, y.subarray(1))), false],
    ['a byte long', packed(type, 'nistp256', point(4, x, y, half)), false],
    ['not on the curve', packed(type, 'nistp256', point(4, y, x)), false],
    ['no point', packed(type, 'nistp256', Buffer.alloc(0)), false],
    ['of no known type', packed('ssh-dss', 'nistp256', point(4, x, y)), false],
    ['empty', Buffer.alloc(0), false],
  ])('a point %s: a key: %s', (_, blob, read) => {
    expect(readPublicKey(blob) !== null).toBe(read);
  });

  test('the key of a security key has its application', () => {
    const { publicKey: key } = generateKeyPairSync('ed25519');
    const blob = packed('sk-ssh-ed25519@openssh.com', partOf(key, 'x'), 'ssh:school');
    expect(readPublicKey(blob)).toMatchObject({ type: 'sk-ssh-ed25519@openssh.com', application: 'ssh:school' });
  });
});

test.each([
  ['P-256', 'nistp256', 'sha256'],
  ['P-384', 'nistp384', 'sha384'],
  ['P-521', 'nistp521', 'sha512'],
])('signatures of a %s key are good however long their numbers are', (namedCurve, curve, digest) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
  const type = `ecdsa-sha2-${curve}`;
  const blob = packed(type, curve, Buffer.concat([Buffer.from([4]), partOf(publicKey, 'x'), partOf(publicKey, 'y')]));
  const bytes = signedBytes('words', 'n', 'sha512');
  const checks = Array.from({ length: 40 }, () => {
    const pair = sign(digest, bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const numbers = [pair.subarray(0, pair.length / 2), pair.subarray(pair.length / 2)].map(stripped).map(number);
    const signature = wireString(packed(...numbers));
    const whole = { publicKey: blob, namespace: 'n', hash: 'sha512' as const, algorithm: type, signature };
    return `${checkSignature(whole, 'words')} ${checkSignature(whole, 'other words')}`;
  });
  expect(new Set(checks)).toEqual(new Set(['good bad']));
});

function stripped(bytes: Buffer): Buffer {
  const from = bytes.findIndex((byte) => byte !== 0);
  return bytes.subarray(from);
}

/** Only ed25519 is none that ssh-keygen can write so. */
function asPkcs8(path: string): string {
  return execFileSync('ssh-keygen', ['-e', '-m', 'PKCS8', '-f', `${path}.pub`], { encoding: 'utf8' });
}

describe('a private key', () => {
  test('of ed25519 without a passphrase can be used', () => {
    const path = makeKey(folder);
    const found = readPrivateKey(textOf(path));
    expect(found).toMatchObject({ encrypted: false, ed25519: { publicBlob: blobOf(path) } });
    expect(
      found?.ed25519 && createPublicKey(found.ed25519.key).equals(readPublicKey(blobOf(path))?.key as KeyObject),
    ).toBe(true);
  });

  test.each<[what: string, key: () => string, expected: ReturnType<typeof readPrivateKey>]>([
    [
      'with a passphrase',
      () => textOf(makeKey(folder, 'ed25519', ['-N', 'words'])),
      { encrypted: true, ed25519: null },
    ],
    ['of another type', () => textOf(makeKey(folder, 'ecdsa')), { encrypted: false, ed25519: null }],
    ['of another form', () => pem(), { encrypted: false, ed25519: null }],
    ['of another form, encrypted', () => pem('words'), { encrypted: true, ed25519: null }],
    [
      'of an old form, encrypted',
      () => '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n',
      { encrypted: true, ed25519: null },
    ],
    ['a public key', () => textOf(`${makeKey(folder)}.pub`), null],
    ['a certificate', () => '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', null],
    ['nothing', () => '', null],
    ['cut short', () => openSsh((bytes) => bytes.subarray(0, 60)), null],
    [
      'of another version',
      () => openSsh((bytes) => Buffer.concat([Buffer.from('openssh-key-v2'), bytes.subarray(14)])),
      null,
    ],
    ['of two keys', () => openSsh((bytes) => withNumber(bytes, bytes.indexOf('none', 23) + 8, 2)), null],
  ])('%s', (_, key, expected) => {
    expect(readPrivateKey(key())).toEqual(expected);
  });
});

function pem(passphrase?: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const more = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return privateKey.export({ format: 'pem', type: 'pkcs8', ...more }).toString();
}

/** A key of ssh-keygen with its bytes changed. */
function openSsh(change: (bytes: Buffer) => Buffer): string {
  const inner = textOf(makeKey(folder)).replace(/-----.*-----/g, '');
  const name = 'OPENSSH PRIVATE KEY-----';
  return `-----BEGIN ${name}\n${change(Buffer.from(inner, 'base64')).toString('base64')}\n-----END ${name}\n`;
}

function withNumber(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32BE(value, at);
  return copy;
}

test('what SSH writes is read back, and no byte more than there is', () => {
  const wire = new WireReader(
    Buffer.concat([wireString('é'), wireString(Buffer.from([1, 2])), Buffer.from([0, 0, 1, 0, 9])]),
  );
  expect([wire.text(), [...wire.string()], wire.number(), wire.remaining, wire.isAtEnd]).toEqual([
    'é',
    [1, 2],
    256,
    1,
    false,
  ]);
  expect(() => wire.take(2)).toThrow(RangeError);
  expect([[...wire.take(1)], wire.remaining, wire.isAtEnd]).toEqual([[9], 0, true]);
  expect([...wire.take(0)]).toEqual([]);
  expect(() => new WireReader(Buffer.from([0, 0, 0, 2, 1])).string()).toThrow(RangeError);
});
