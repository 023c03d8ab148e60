import { createHash, type KeyObject, verify } from 'node:crypto';
import { attempt } from '../../text/attempt.js';
import { readPublicKey, type SshPublicKey } from './public-key.js';
import { WireReader, wireString } from './wire.js';

/** What `ssh-keygen -Y sign` writes, taken apart (OpenSSH, PROTOCOL.sshsig). */
export interface SshSignature {
  /** The public key's bytes, as in a .pub file. */
  publicKey: Buffer;
  namespace: string;
  hash: 'sha256' | 'sha512';
  /** `ssh-ed25519`, `rsa-sha2-512` and the like. */
  algorithm: string;
  signature: Buffer;
}

const MAGIC = 'SSHSIG';
const ARMOUR = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----$/;

/** @returns null where the text is no SSH signature */
export function readSignature(armoured: string): SshSignature | null {
  const lines = armoured.split(/\r?\n/).map((line) => line.trim());
  const inner = ARMOUR.exec(lines.join('\n').trim())?.[1];
  return attempt(() => readBlob(Buffer.from(inner ?? '', 'base64')));
}

function readBlob(blob: Buffer): SshSignature | null {
  const wire = new WireReader(blob);
  if (wire.take(MAGIC.length).toString('latin1') !== MAGIC || wire.number() !== 1) return null;
  const [publicKey, namespace] = [wire.string(), wire.text()];
  wire.string();
  const [hash, signed] = [wire.text(), new WireReader(wire.string())];
  if (!wire.isAtEnd || (hash !== 'sha256' && hash !== 'sha512')) return null;
  const algorithm = signed.text();
  return { publicKey, namespace, hash, algorithm, signature: signed.take(signed.remaining) };
}

/** What a signature is made over: not the message but its digest, with the namespace before it. */
export function signedBytes(message: string, namespace: string, hash: SshSignature['hash']): Buffer {
  const digest = createHash(hash).update(message, 'utf8').digest();
  return Buffer.concat([
    Buffer.from(MAGIC),
    wireString(namespace),
    wireString(''),
    wireString(hash),
    wireString(digest),
  ]);
}

/** good: made by the key that it names, over this message; bad: not so; unsupported: nobody here can tell. */
export type SignatureCheck = 'good' | 'bad' | 'unsupported';

/** Checks a signature against the key that it carries. Whom that key belongs to is another question. */
export function checkSignature(signature: SshSignature, message: string): SignatureCheck {
  const key = readPublicKey(signature.publicKey);
  const algorithm = ALGORITHMS.get(signature.algorithm);
  if (key === null || algorithm === undefined || algorithm.type !== key.type) return 'unsupported';
  const bytes = signedBytes(message, signature.namespace, signature.hash);
  return attempt(() => algorithm.verify(key, bytes, new WireReader(signature.signature))) ? 'good' : 'bad';
}

interface Algorithm {
  /** The type of key that it goes with. */
  type: string;
  verify: (key: SshPublicKey, bytes: Buffer, signature: WireReader) => boolean;
}

const rsa = (digest: string): Algorithm => ({
  type: 'ssh-rsa',
  verify: ({ key }, bytes, signature) => verify(digest, bytes, key, signature.string()),
});

const ecdsa = (curve: string, digest: string, length: number): [string, Algorithm] => [
  `ecdsa-sha2-${curve}`,
  {
    type: `ecdsa-sha2-${curve}`,
    verify: ({ key }, bytes, signature) => verifyEcdsa(key, digest, length, bytes, new WireReader(signature.string())),
  },
];

const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map([
  [
    'ssh-ed25519',
    { type: 'ssh-ed25519', verify: ({ key }, bytes, signature) => verify(null, bytes, key, signature.string()) },
  ],
  ['sk-ssh-ed25519@openssh.com', { type: 'sk-ssh-ed25519@openssh.com', verify: verifySecurityKey }],
  ['rsa-sha2-256', rsa('sha256')],
  ['rsa-sha2-512', rsa('sha512')],
  ecdsa('nistp256', 'sha256', 32),
  ecdsa('nistp384', 'sha384', 48),
  ecdsa('nistp521', 'sha512', 66),
]);

function verifyEcdsa(key: KeyObject, digest: string, length: number, bytes: Buffer, numbers: WireReader): boolean {
  const fixed = (number: Buffer): Buffer => {
    const padded = Buffer.concat([Buffer.alloc(length), number]);
    return padded.subarray(padded.length - length);
  };
  const pair = Buffer.concat([fixed(numbers.string()), fixed(numbers.string())]);
  return verify(digest, bytes, { key, dsaEncoding: 'ieee-p1363' }, pair);
}

/** A security key signs who asked, whether it was touched, and how often it has signed (OpenSSH, PROTOCOL.u2f). */
function verifySecurityKey({ key, application }: SshPublicKey, bytes: Buffer, wire: WireReader): boolean {
  const [signature, state] = [wire.string(), wire.take(5)];
  const wasTouched = (state.readUInt8() & 1) === 1;
  const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
  return wasTouched && verify(null, Buffer.concat([sha256(application ?? ''), state, sha256(bytes)]), key, signature);
}
