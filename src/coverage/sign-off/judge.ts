import type { PortfolioDocument } from '../../portfolio/model.js';
import { readSeal } from '../../trust/read-seal.js';
import { checkSignature, readSignature } from '../../trust/ssh/signature.js';
import { statementOf, statementText } from '../../trust/statement.js';
import type { LinkedPortfolio } from '../link.js';
import { judgeSeal, type SealVerdict } from './judge-seal.js';

/**
 * What a signature says by itself: good is made, by the key it carries, over what the file says now. Whose key that is,
 * nobody can tell from the portfolio.
 */
export type SignatureState = 'none' | 'unreadable' | 'unsupported' | 'bad' | 'good';

export interface SignOffVerdict {
  seal: SealVerdict;
  signature: SignatureState;
}

/** Holds a sign-off against the portfolio: whether it speaks of what stands there now, and whether its signature fits. */
export function judgeSignOff(linked: LinkedPortfolio, document: PortfolioDocument): SignOffVerdict {
  return { seal: judgeSeal(linked, document), signature: judgeSignature(linked, document) };
}

/**
 * Whether nothing contradicts a sign-off: what it was given on is as it was, and its signature, if it has one, fits.
 * A sign-off without a seal is taken at its word.
 */
export function holds({ seal, signature }: SignOffVerdict): boolean {
  return (seal.state === 'intact' || seal.state === 'none') && signature !== 'bad' && signature !== 'unreadable';
}

/** The namespace of the signatures of a role: an allowed_signers file can so say who signs for which role. */
export function namespaceOf(role: string): string {
  return `${role}@mentor-sign-off`;
}

/** @returns the text that a signature of this sign-off is made over, or null where it has no seal to speak of */
export function signedText({ portfolio }: LinkedPortfolio, document: PortfolioDocument): string | null {
  const seal = readSeal(document.frontMatter.seal?.value);
  if ('why' in seal) return null;
  return statementText(statementOf(document, { ...seal, seal: seal.digest, stage: seal.stageId }, portfolio));
}

function judgeSignature(linked: LinkedPortfolio, document: PortfolioDocument): SignatureState {
  const written = document.frontMatter.signature?.value;
  if (written === undefined) return 'none';
  const signature = readSignature(written);
  const message = signedText(linked, document);
  if (signature === null || message === null) return 'unreadable';
  if (signature.namespace !== namespaceOf(document.frontMatter.role?.value ?? '')) return 'bad';
  return checkSignature(signature, message);
}
