import { namespaceOf, type SignatureState } from '../coverage/index.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import { type AllowedSigner, type AllowedSigners, isValidOn, matchesPatterns } from '../trust/allowed-signers.js';
import { fingerprint } from '../trust/ssh/public-key.js';
import { readSignature, type SshSignature } from '../trust/ssh/signature.js';

/** Whom the verifier believes. */
export interface Believed {
  /** Where the verifier's list lies; null where there is none. */
  from: string | null;
  list: AllowedSigners | null;
  /** A list that lies in the portfolio: it vouches for nobody. */
  own: AllowedSigners | null;
}

/**
 * good: a key that the verifier knows for this person and role; unknown-key: one that the list does not name for them;
 * not-vouched: there is no list, or only the portfolio names the key.
 */
export interface Vouching {
  state: 'good' | 'unknown-key' | 'not-vouched';
  /** `SHA256:…` */
  key: string;
  why: string;
}

/** Who is said to have signed. */
export interface SaidSigner {
  name: string;
  role: string;
  /** YYYY-MM-DD, or empty. */
  date: string;
}

/** What a sign-off's signature says by itself, and where that is good, whose it is. */
export interface SignatureReport {
  state: Exclude<SignatureState, 'good'> | Vouching['state'];
  /** `SHA256:…` */
  key: string | null;
  why: string | null;
}

/** @param state what the signature says by itself: only a good one can be anybody's */
export function vouchFor(
  { frontMatter: { name, role, date, signature } }: PortfolioDocument,
  state: SignatureState,
  believed: Believed,
): SignatureReport {
  if (state !== 'good') return { state, key: null, why: null };
  const said = { name: name?.value ?? '', role: role?.value ?? '', date: date?.value ?? '' };
  return vouch(readSignature(signature?.value ?? '') as SshSignature, said, believed);
}

/** Holds the key of a good signature against the keys that the verifier believes. */
export function vouch({ publicKey }: SshSignature, said: SaidSigner, { from, list, own }: Believed): Vouching {
  const key = fingerprint(publicKey);
  const holders = list?.signers.filter((signer) => signer.key.equals(publicKey)) ?? [];
  const refusals = holders.map((holder) => refusal(holder, said));
  const good = refusals.indexOf(null);
  if (good >= 0) {
    const { line, principals } = holders[good] as AllowedSigner;
    return { state: 'good', key, why: `${from}, line ${line}: ${principals}` };
  }
  if (holders.length > 0) return { state: 'unknown-key', key, why: `${from}, ${refusals[0]}` };
  if (own?.signers.some((signer) => signer.key.equals(publicKey)))
    return { state: 'not-vouched', key, why: 'only the portfolio itself names this key' };
  return from === null
    ? { state: 'not-vouched', key, why: 'there is no list of trusted keys: --allowed-signers' }
    : { state: 'unknown-key', key, why: `${from} does not name this key` };
}

function refusal(signer: AllowedSigner, { name, role, date }: SaidSigner): string | null {
  const { line, principals, namespaces } = signer;
  if (!matchesPatterns(name, principals)) return `line ${line}: the key belongs to ${principals}, not to ${name}`;
  if (namespaces !== null && !matchesPatterns(namespaceOf(role), namespaces))
    return `line ${line}: ${principals} may not sign as ${role} (namespaces)`;
  return isValidOn(signer, date) ? null : `line ${line}: the key was not valid on ${date || 'no date'}`;
}
