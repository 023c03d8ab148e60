import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { WireReader } from './wire.js';

/** A public key as SSH writes it, taken apart. */
export interface SshPublicKey {
  /** `ssh-ed25519` and the like. */
  type: string;
  key: KeyObject;
  /** What a security key signs beside the message; null for other keys. */
  application: string | null;
}

/** Shorter RSA keys can be broken. */
const SHORTEST_RSA = 2048;

/**
 * @param blob the bytes that stand in base64 in a .pub file
 * @returns null for a type of key that is not known, too weak, or not well formed
 */
export function readPublicKey(blob: Buffer): SshPublicKey | null {
  try {
    const wire = new WireReader(blob);
    const type = wire.text();
    const found = READERS.get(type)?.(wire);
    return found && wire.isAtEnd ? { type, application: null, ...found } : null;
  } catch {
    return null;
  }
}

/** `SHA256:…`, as `ssh-keygen -l` shows a key. */
export function fingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

type ReadKey = (wire: WireReader) => Pick<SshPublicKey, 'key'> & Partial<SshPublicKey>;

const READERS: ReadonlyMap<string, ReadKey> = new Map<string, ReadKey>([
  ['ssh-ed25519', readEd25519],
  ['sk-ssh-ed25519@openssh.com', (wire) => ({ ...readEd25519(wire), application: wire.text() })],
  ['ssh-rsa', readRsa],
  ['ecdsa-sha2-nistp256', (wire) => readEcdsa(wire, 'nistp256', 'P-256', 32)],
  ['ecdsa-sha2-nistp384', (wire) => readEcdsa(wire, 'nistp384', 'P-384', 48)],
  ['ecdsa-sha2-nistp521', (wire) => readEcdsa(wire, 'nistp521', 'P-521', 66)],
]);

function readRsa(wire: WireReader): { key: KeyObject } {
  const [e, n] = [unsigned(wire.string()), unsigned(wire.string())];
  if (n.length * 8 < SHORTEST_RSA) throw new RangeError('The RSA key is too short');
  return { key: fromJwk({ kty: 'RSA', e: base64url(e), n: base64url(n) }) };
}

function readEd25519(wire: WireReader): { key: KeyObject } {
  return { key: fromJwk({ kty: 'OKP', crv: 'Ed25519', x: base64url(wire.string()) }) };
}

/** @param length of each of the point's two numbers, in bytes */
function readEcdsa(wire: WireReader, curve: string, crv: string, length: number): { key: KeyObject } {
  const [named, point] = [wire.text(), wire.string()];
  if (named !== curve || point[0] !== 4 || point.length !== 1 + 2 * length)
    throw new RangeError('No point of this curve');
  const [x, y] = [point.subarray(1, 1 + length), point.subarray(1 + length)];
  return { key: fromJwk({ kty: 'EC', crv, x: base64url(x), y: base64url(y) }) };
}

function fromJwk(key: Record<string, string>): KeyObject {
  return createPublicKey({ key, format: 'jwk' });
}

/** A number without the zero byte that keeps it positive. */
function unsigned(number: Buffer): Buffer {
  return number[0] === 0 ? number.subarray(1) : number;
}

function base64url(bytes: Buffer): string {
  return bytes.toString('base64url');
}
