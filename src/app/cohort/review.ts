import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conflictOf } from '../../cohort/allocate.js';
import { type ReaderDecision, type Review, VOICES, type Voice } from '../../cohort/review.js';
import { reviewText, withWords } from '../../cohort/review-write.js';
import { reviewerOf } from '../../cohort/settings.js';
import { createWhole, writeWhole } from '../../portfolio/write-file.js';
import { freeName } from '../../text/free-name.js';
import { Refusal } from '../../text/refusal.js';
import { today, type World } from '../world.js';
import { type CohortFiles, dossierOf, readCohortFiles } from './cohort-rows.js';
import { type CohortPlace, openCohort, personOf } from './open-cohort.js';
import { withReceived } from './open-received.js';

export interface ReviewOptions extends CohortPlace {
  /** Which reading; left out: the one whose turn it is. */
  voice?: Voice;
  /** Id of the reviewer; left out: who has it. */
  reader?: string;
  decision?: ReaderDecision;
  /** The paragraph that the mentor will read. */
  comment?: string;
}

/**
 * Makes the file of a reading, or writes a decision into it. What a reader wrote stays where no comment is given.
 * @returns its path, absolute, and what it says
 * @throws Refusal where that reader may not read it, or it is decided already
 */
export async function reviewOne(
  id: string,
  options: ReviewOptions,
  io: World,
): Promise<{ file: string; review: Review }> {
  const cohort = openCohort(options, io);
  const person = personOf(cohort, id);
  const files = readCohortFiles(cohort);
  const { reviews, decided } = dossierOf(files, id);
  if (decided) {
    const message = `${id} is ${decided.decision} already (${decided.path}).`;
    throw new Refusal('Decided', message, 'A new submission has to be read again.');
  }
  const voice = options.voice ?? nextVoice(reviews, options.reader);
  const there = reviews.find((one) => one.voice === voice);
  const reader = options.reader ?? there?.reader ?? '';
  if (reader === '') throw noReader(id, reviews);
  assertMayRead(files, person, reader, voice, reviews);
  const { path, submission, stage } = there ?? (await newReview(files, id, voice));
  const full = join(cohort.root, path);
  if (!there) createWhole(full, reviewText({ reader, submission, stage, voice }, `${id}, submission ${submission}`));
  const before = readFileSync(full, 'utf8').replace(/^reader:.*$/m, `reader: ${reader}`);
  const { decision, comment } = options;
  const text = withWords(before, decision ? { decision, date: today(io) } : null, comment ?? null);
  if (text !== readFileSync(full, 'utf8')) writeWhole(full, text);
  const review = readCohortFiles(cohort).reviews.find((one) => one.path === path) as Review;
  return { file: full, review };
}

/** First, then second, then whoever settles it. A reader who is named and has decided goes back to their own reading. */
function nextVoice(reviews: readonly Review[], reader: string | undefined): Voice {
  const next = VOICES.find((voice) => reviews.every((one) => one.voice !== voice || one.decision === null));
  const own = reviews.find((one) => one.reader === reader && one.voice !== 'moderation');
  return (next === 'moderation' ? undefined : own?.voice) ?? next ?? 'moderation';
}

function noReader(id: string, reviews: readonly Review[]): Refusal {
  const [read] = reviews;
  if (!read) {
    const message = `Nobody has been asked to read ${id} yet.`;
    return new Refusal('NoReader', message, 'Name the reader with --reader, or run mentor cohort allocate.');
  }
  const hint = `To change what ${read.reader} wrote, add --as first; a second reader is named with --reader.`;
  return new Refusal('NoReader', `${read.reader} has read ${id}, and nobody reads it a second time yet.`, hint);
}

function assertMayRead(
  { cohort: { settings } }: CohortFiles,
  person: { id: string; name: string; school: string },
  reader: string,
  voice: Voice,
  reviews: readonly Review[],
): void {
  const conflict = conflictOf(reviewerOf(settings, reader), person);
  if (conflict !== null)
    throw new Refusal('Conflict', `${reader} may not read ${person.id}: ${conflict}.`, 'Somebody else has to read it.');
  const other = reviews.find((one) => one.voice !== voice && one.reader === reader);
  if (other && voice !== 'moderation') {
    const message = `${reader} is already the ${other.voice} reader of ${person.id}.`;
    throw new Refusal('SameReader', message, 'The first and the second reader are different people.');
  }
}

async function newReview(
  files: CohortFiles,
  id: string,
  voice: Voice,
): Promise<{ path: string; submission: string; stage: string }> {
  const { cohort } = files;
  const place = await withReceived(cohort, id, ({ received, place: { stage } }) => ({
    submission: received.number,
    stage: stage.id,
  }));
  return { ...place, path: freePath(cohort.root, `reviews/${id}/${place.stage}/${voice}`) };
}

/** Beside what was said of an earlier submission. */
export function freePath(root: string, stem: string, ending: string = '.md'): string {
  return freeName(stem, (path) => existsSync(join(root, path)), ending);
}
