import { type Award, type AwardState, awardState } from './register.js';
import type { ResultLine } from './results.js';
import type { Review } from './review.js';
import type { CohortSettings } from './settings.js';

/** Where something stands at the university: one word, from files alone. */
export const STATES = [
  'expected',
  'received',
  'unreadable',
  'incomplete',
  'to read',
  'with first reader',
  'with second reader',
  'readers differ',
  'in moderation',
  'to decide',
  'decided',
  'sent',
  'registered',
  'expiring',
  'expired',
  'withdrawn',
] as const;
export type Standing = (typeof STATES)[number];

/** What was decided of a submission, as the sign-off beside its reviews says. */
export interface Decided {
  id: string;
  stage: string;
  submission: string;
  /** In the cohort's folder. */
  path: string;
  decision: string;
  name: string;
  date: string;
}

/** What is there of one person. */
export interface Dossier {
  /** The latest that was received; null: nothing yet. */
  submission: { number: string; digest: string | null } | null;
  line: ResultLine | null;
  /** Of that submission. */
  reviews: readonly Review[];
  decided: Decided | null;
  /** The day on which the reply was made; null: not yet. */
  sent: string | null;
  /** The award of the stage, or the latest of any. */
  award: Award | null;
  /** Whether the moderation sample drew it. */
  isSampled: boolean;
}

/** @param today YYYY-MM-DD */
export function standingOf(dossier: Dossier, settings: CohortSettings, today: string): Standing {
  const { submission, line, decided, sent } = dossier;
  const award = awardStanding(dossier, settings, today);
  if (award !== null) return award;
  if (submission === null) return 'expected';
  if (decided !== null) return sent === null ? 'decided' : 'sent';
  const reading = readingOf(dossier, settings);
  if (reading !== null) return reading;
  if (line === null) return 'received';
  if (!line.ok) return 'unreadable';
  return line.summary.ready && line.contradicts.length === 0 ? 'to read' : 'incomplete';
}

/** An award is how things stand until somebody hands in again. */
function awardStanding(
  { submission, award }: Dossier,
  { award: rule }: CohortSettings,
  today: string,
): AwardState | null {
  if (award === null) return null;
  const isOfThis = submission === null || submission.digest === null || submission.digest === award.submission.digest;
  return isOfThis ? awardState(award, today, rule.warn) : null;
}

function readingOf({ reviews, isSampled }: Dossier, { second }: CohortSettings): Standing | null {
  const by = (voice: Review['voice']): Review | undefined => reviews.find((one) => one.voice === voice);
  const [first, other, moderation] = [by('first'), by('second'), by('moderation')];
  if (moderation) return moderation.decision === null ? 'in moderation' : 'to decide';
  if (!first && !other) return null;
  if (!first || first.decision === null) return 'with first reader';
  if (other && other.decision === null) return 'with second reader';
  if (other) return other.decision === first.decision ? 'to decide' : 'readers differ';
  return second === 'all' || isSampled ? 'with second reader' : 'to decide';
}
