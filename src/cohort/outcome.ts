import type { ReaderDecision, Review } from './review.js';
import type { CohortSettings } from './settings.js';
import type { Dossier } from './standing.js';

/** What the readers come to, or why nobody can say yet. */
export function outcomeOf(
  dossier: Pick<Dossier, 'reviews' | 'isSampled'>,
  settings: CohortSettings,
): { decision: ReaderDecision; review: Review } | { why: string } {
  const { reviews, isSampled } = dossier;
  const by = (voice: Review['voice']): Review | undefined => reviews.find((one) => one.voice === voice);
  const [first, other, moderation] = [by('first'), by('second'), by('moderation')];
  if (moderation?.decision) return { decision: moderation.decision, review: moderation };
  if (moderation) return { why: 'it is in moderation' };
  if (!first) return { why: 'nobody has read it' };
  if (first.decision === null) return { why: `it is with ${first.reader || 'its first reader'}` };
  if (!other && (settings.second === 'all' || isSampled)) return { why: 'it is waiting for a second reader' };
  if (other && other.decision === null) return { why: `it is with ${other.reader || 'its second reader'}` };
  if (other && other.decision !== first.decision)
    return { why: `the readers differ: ${first.reader} says ${first.decision}, ${other.reader} ${other.decision}` };
  return { decision: first.decision, review: first };
}
