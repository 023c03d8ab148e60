import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '../../cohort/review.js';
import { createWhole } from '../../portfolio/write-file.js';
import { Refusal } from '../../text/refusal.js';
import { RECEIVED } from '../../word/identity.js';
import { documentDate } from '../document-date.js';
import { openSetter } from '../document-setter.js';
import { type CommentsImport, takeRemarks } from '../import/import-comments.js';
import { type GivenWord, openWordFile } from '../import/open-form.js';
import { chooseStages } from '../open-portfolio.js';
import { makeDocx } from '../word-file.js';
import { wordIdentity } from '../word-identity.js';
import type { World } from '../world.js';
import { type CohortPlace, namesIn, type OpenCohort, openCohort, type Received, readText } from './open-cohort.js';
import { withReceived } from './open-received.js';
import { ReceivedBefore } from './received-before.js';
import { freePath } from './review.js';
import { openUnpacked, withRoom } from './unpack.js';

/**
 * What was received as a Word file that its reader comments in. One that is there already stays: words may stand in it.
 * @param review whose reading, and of what
 * @returns its path, absolute
 * @throws Refusal where that submission cannot be rendered
 */
export async function wordForReader(review: Review, options: CohortPlace, io: World): Promise<string> {
  const cohort = openCohort(options, io);
  const { root } = cohort;
  const { id, submission, stage, reader } = review;
  const path = join(root, `out/reading/${id}-${submission}-${reader}.docx`);
  if (existsSync(path)) return path;
  const received = receivedAs(cohort, id, submission);
  const bytes = await withRoom(root, io, async (room, world) => {
    const open = await openUnpacked(join(root, received.path), room, world);
    const stages = chooseStages(open.linked, stage);
    const set = await openSetter(open, stages, { templates: false }, world);
    const identity = { ...(await wordIdentity(open, stages, world)), made: null, received: `${id}/${submission}` };
    const date = documentDate(open.linked, world.env['SOURCE_DATE_EPOCH']);
    return (await makeDocx(set, { entry: null, form: undefined }, date, identity)).bytes;
  });
  createWhole(path, bytes);
  return path;
}

/** What a reader left in a Word file, and whose portfolio it is about. */
export interface ReviewImport extends CommentsImport {
  id: string;
  /** `001` */
  number: string;
}

/** Whether a Word file was made by `cohort review --docx`. */
export const isForReader = ({ file }: GivenWord): boolean => file.properties.has(RECEIVED);

/**
 * Takes the remarks of a reader out of a Word file into `reviews/<id>/<stage>/comments/`, each at its place, as
 * `mentor comment import` does at the mentor's; what came before does not come twice.
 * @throws Refusal where nobody can say whose it is, or it was made from another portfolio
 */
export async function importReview(
  path: string,
  options: CohortPlace & { dryRun: boolean },
  io: World,
): Promise<ReviewImport> {
  const cohort = openCohort(options, io);
  return takeReview(openWordFile(path, io), cohort, options.dryRun);
}

/** The same of a file that is open. */
export async function takeReview(given: GivenWord, cohort: OpenCohort, dryRun: boolean): Promise<ReviewImport> {
  const { root } = cohort;
  const { id, ...one } = ownerOf(given, cohort);
  return withReceived({ root, received: new Map([[id, [{ id, ...one }]]]) }, id, ({ linked, place }) => {
    const folder = `reviews/${id}/${place.stage.id}/comments`;
    const paths = namesIn(root, folder).map((name) => `${folder}/${name}`);
    const files = new Map(paths.map((path) => [path, readText(root, path)]));
    return { ...takeRemarks(given, linked, { root, folder, files }, dryRun), id, number: one.number };
  });
}

/** Keeps a reviewed file as it came, beside what it is about. @returns its path in the cohort's folder */
export function keepReviewed(root: string, { bytes }: GivenWord, { id, number }: ReviewImport): string {
  const folder = `received/${id}`;
  const isSame = (name: string): boolean =>
    name.startsWith(`${number}.reviewed`) && readFileSync(join(root, folder, name)).equals(bytes);
  const there = namesIn(root, folder).find(isSame);
  if (there !== undefined) return `${folder}/${there}`;
  const path = freePath(root, `${folder}/${number}.reviewed`, '.docx');
  createWhole(join(root, path), bytes);
  return path;
}

/** By what the file says of itself; the mentor's own Word file is known by the portfolio's id. */
function ownerOf({ file, name }: GivenWord, cohort: OpenCohort): Received {
  const [id, number] = (file.properties.get(RECEIVED) ?? '').split('/');
  if (id && number) return receivedAs(cohort, id, number);
  const portfolio = file.properties.get('mentor.portfolio');
  const known = portfolio === undefined ? undefined : new ReceivedBefore(cohort).portfolios().get(portfolio);
  const latest = known === undefined ? undefined : cohort.received.get(known)?.at(-1);
  if (latest) return latest;
  throw new Refusal(
    'UnknownReview',
    `${name} does not say which submission was reviewed in it.`,
    'Expected a Word file made by `mentor cohort review --docx`, or one of a portfolio that was received here.',
  );
}

function receivedAs({ received }: OpenCohort, id: string, number: string): Received {
  const found = received.get(id)?.find((one) => one.number === number);
  if (found) return found;
  const message = `Submission ${number} of ${id} is not in received/ here.`;
  throw new Refusal('NothingReceived', message, 'Run this in the cohort that received it.');
}
