import { join } from 'node:path';
import { check, RULES } from '../../check/index.js';
import type { ReaderDecision, Review } from '../../cohort/review.js';
import { type CohortSettings, reviewerOf } from '../../cohort/settings.js';
import type { Dossier } from '../../cohort/standing.js';
import { createWhole } from '../../portfolio/write-file.js';
import {
  assertClean,
  assertMaySign,
  certificateFacts,
  nextSignOff,
  nextToSign,
  type RoleToSign,
  roleToSign,
  sealFiles,
  sealSignOff,
  signatureFrom,
  sshSign,
} from '../../signing/index.js';
import { Refusal } from '../../text/refusal.js';
import { stageName } from '../open-portfolio.js';
import { today, type World } from '../world.js';
import { type CohortFiles, dossierOf, readCohortFiles, rowsOf } from './cohort-rows.js';
import { type CohortPlace, openCohort, personOf } from './open-cohort.js';
import { type OpenReceived, withReceived, withSignOff } from './open-received.js';

export interface DecideOptions extends CohortPlace {
  /** Who signs for the university; left out: the role whose turn it is. */
  role?: string;
  /** An SSH key to sign with, absolute or as given. */
  key?: string;
  dryRun?: boolean;
}

/** What was decided of somebody, or why nothing was. */
export type Decision =
  | {
      id: string;
      decision: string;
      file: string;
      signed: boolean;
      /** Why a recognised portfolio will get no certificate; null where it will, or was returned. */
      uncertified: string | null;
    }
  | { id: string; code: string; why: string };

/**
 * Writes the university's sign-off for what the readers came to, bound to the seal of what was received. It asks nothing
 * that the reviews say, and works nothing out of two decisions that differ.
 * @param ids left out: everybody who waits for it
 */
export async function decide(ids: readonly string[], options: DecideOptions, io: World): Promise<Decision[]> {
  const files = readCohortFiles(openCohort(options, io));
  for (const id of ids) personOf(files.cohort, id);
  const waiting = rowsOf(files, io).flatMap(({ id, state }) => (state === 'to decide' ? [id] : []));
  const decisions: Decision[] = [];
  for (const id of ids.length > 0 ? ids : waiting) {
    io.signal.throwIfAborted();
    decisions.push(
      ids.length === 0 && waitsForDraw(files, id) ? notDrawn(id) : await decideOne(files, id, options, io),
    );
  }
  return decisions;
}

/** Where a sample is read twice, nothing is signed that it was not drawn from, unless somebody names it. */
function waitsForDraw(files: CohortFiles, id: string): boolean {
  const isReadAgain = dossierOf(files, id).reviews.some(({ voice }) => voice !== 'first');
  return files.cohort.settings.second === 'sample' && !isReadAgain && !files.drawnFrom.has(id);
}

const notDrawn = (id: string): Decision => ({
  id,
  code: 'NotDrawn',
  why: `it was in no sample yet: mentor cohort sample, or mentor cohort decide ${id}`,
});

async function decideOne(files: CohortFiles, id: string, options: DecideOptions, io: World): Promise<Decision> {
  const dossier = dossierOf(files, id);
  if (dossier.decided)
    return { id, code: 'Decided', why: `is ${dossier.decided.decision} already: ${dossier.decided.path}` };
  const outcome = outcomeOf(dossier, files.cohort.settings);
  if ('why' in outcome) return { id, code: 'NotRead', why: outcome.why };
  try {
    const path = `reviews/${id}/${outcome.review.stage}/sign-off-${outcome.review.submission}.md`;
    const { text, signed, uncertified } = await withReceived(files.cohort, id, async (open) => {
      const made = await signOffOf(open, outcome, files, options, io);
      return {
        ...made,
        uncertified: outcome.decision === 'recognised' ? await whyNoCertificate(open, made.text, io) : null,
      };
    });
    if (!options.dryRun && !createWhole(join(files.cohort.root, path), text))
      return { id, code: 'Decided', why: `${path} already exists` };
    return { id, decision: outcome.decision, file: path, signed, uncertified };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id, code: error.code, why: error.whole };
  }
}

/** A certificate rests on what others signed too: better said now than when all of it is signed. */
async function whyNoCertificate(open: OpenReceived, text: string, io: World): Promise<string | null> {
  try {
    const { linked, coverage } = await withSignOff(open, text);
    certificateFacts(linked, coverage, null, today(io));
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.whole;
  }
}

async function signOffOf(
  open: OpenReceived,
  { decision, review }: { decision: string; review: Review },
  { cohort: { settings } }: CohortFiles,
  { role, key }: DecideOptions,
  io: World,
): Promise<{ text: string; signed: boolean }> {
  const { handedIn, linked, place, coverage } = open;
  const to = role === undefined ? universityRole(open) : roleToSign(coverage, role);
  const { name } = reviewerOf(settings, review.reader);
  const day = today(io);
  const words = { name, decision, comment: review.paragraph, date: day };
  assertMaySign(linked, coverage, to, words, day);
  const { texts } = handedIn.files;
  const { findings } = check(linked, RULES, { today: day, texts, purpose: 'submission', stages: [place] });
  assertClean(findings, decision, place.stage);
  const seal = sealFiles(handedIn.files, linked, place);
  if (seal.files.length === 0) throw new Refusal('NothingToSign', `There is nothing to sign for ${place.stage.title}.`);
  const stage = stageName(linked, place);
  const ratings = Object.entries(review.ratings);
  const sealed = sealSignOff(
    { ...words, stage, role: to.role.id, ratings, enteredBy: null, scan: null },
    seal,
    place.framework.version,
    nextSignOff(coverage, to.role.id).place,
  );
  if (key === undefined) return { text: sealed.text(null), signed: false };
  const { env, signal } = io;
  const made = await sshSign(sealed.statement, to.role.id, { path: key, env, interactive: false, signal });
  return { text: sealed.text(signatureFrom(made, sealed.statement, to.role.id)), signed: true };
}

/** The first of the university's roles that has not signed; where the school's has not, signing says so. */
function universityRole({ linked, coverage, place }: OpenReceived): RoleToSign {
  const { signOffs } = coverage;
  const next = nextToSign(linked, { ...coverage, signOffs: signOffs.filter(({ role }) => role.side === 'university') });
  if (next) return { role: next.role, asked: next };
  const message = `Nobody at the university signs ${place.stage.title}, or everybody has signed.`;
  throw new Refusal('NoRole', message, 'Name the role with --role.');
}

/** What the readers come to, or why nobody can say yet. */
function outcomeOf(
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
