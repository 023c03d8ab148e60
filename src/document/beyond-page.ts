import { isUndrawnPicture } from '../evidence/kinds.js';
import type { EvidenceItem } from './model.js';

/** More of a text than this is not set on the page. */
const MOST_TEXT = 40_000;

/** What is known of a piece of evidence, as far as it tells where it goes. */
type Known = Pick<EvidenceItem, 'kind' | 'file' | 'size' | 'fault' | 'isLeftOut'>;

/** Whether a page cannot show a piece of evidence, or only how it begins: then a reader gets it as a file. */
export function isBeyondPage({ kind, file, size, fault, isLeftOut }: Known): boolean {
  if (file === null || isLeftOut || kind === 'web') return false;
  if (kind === 'image') return isUndrawnPicture(file) || fault === 'undrawn';
  return kind !== 'text' || (size ?? 0) > MOST_TEXT;
}
