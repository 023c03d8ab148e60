import { createHash } from 'node:crypto';

/** Under it lie the names of all packs. Never changes: what was exported once keeps its identifiers. */
const PACKS = '253e243d-36dd-465c-b27a-c9de41ada851';

/** @returns the identifier of a name below another identifier: always the same (RFC 9562, version 5) */
export function nameUuid(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex').slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** @returns the identifier of a pack */
export function packUuid(packId: string): string {
  return nameUuid(PACKS, packId);
}
