import { createPrivateKey, type KeyObject } from 'node:crypto';
import { attempt } from '../../text/attempt.js';
import { WireReader, wireString } from './wire.js';

/** A private key as it lies in a file. */
export interface PrivateKeyFile {
  /** A passphrase is asked for before it can be used. */
  encrypted: boolean;
  /** Set for an ed25519 key without a passphrase: the one kind that can be used without ssh-keygen. */
  ed25519: { key: KeyObject; publicBlob: Buffer } | null;
}

const OPENSSH = /-----BEGIN OPENSSH PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END OPENSSH PRIVATE KEY-----/;
const MAGIC = 'openssh-key-v1\0';

/** @returns null where the text is no private key of a form that is known */
export function readPrivateKey(text: string): PrivateKeyFile | null {
  const inner = OPENSSH.exec(text)?.[1];
  if (inner === undefined) {
    if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return null;
    return { encrypted: /BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text), ed25519: null };
  }
  return attempt(() => readOpenSsh(new WireReader(Buffer.from(inner, 'base64'))));
}

function readOpenSsh(wire: WireReader): PrivateKeyFile | null {
  if (wire.take(MAGIC.length).toString('latin1') !== MAGIC) return null;
  const encrypted = wire.text() !== 'none';
  wire.string();
  wire.string();
  if (wire.number() !== 1) return null;
  const publicBlob = wire.string();
  return { encrypted, ed25519: encrypted ? null : readEd25519(new WireReader(wire.string()), publicBlob) };
}

function readEd25519(wire: WireReader, publicBlob: Buffer): PrivateKeyFile['ed25519'] {
  wire.take(8);
  if (wire.text() !== 'ssh-ed25519') return null;
  const [x, secret] = [wire.string(), wire.string()];
  const [d, form] = [secret.subarray(0, 32), 'jwk' as const];
  const jwk = { kty: 'OKP', crv: 'Ed25519', d: d.toString('base64url'), x: x.toString('base64url') };
  return { key: createPrivateKey({ key: jwk, format: form }), publicBlob };
}

/** `-----BEGIN SSH SIGNATURE-----` and the rest, as ssh-keygen writes it. */
export function armour(blob: Buffer): string {
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----'].join('\n');
}

/** The bytes of a signature by an ed25519 key (OpenSSH, PROTOCOL.sshsig). */
export function ed25519Blob(publicBlob: Buffer, namespace: string, signature: Buffer): Buffer {
  const version = Buffer.from([0, 0, 0, 1]);
  const signed = Buffer.concat([wireString('ssh-ed25519'), wireString(signature)]);
  const parts = [publicBlob, namespace, '', 'sha512', signed].map(wireString);
  return Buffer.concat([Buffer.from('SSHSIG'), version, ...parts]);
}
