import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isResults, type ResultLine, type Results, type ResultsHeader, resultsText } from '../../cohort/results.js';
import type { Differing } from '../../cohort/review.js';
import { isDay } from '../../portfolio/dates.js';
import { writeWhole } from '../../portfolio/write-file.js';
import { Refusal } from '../../text/refusal.js';
import { packageVersion } from '../version.js';
import { placeNamed, today, type World } from '../world.js';
import { assertMayWriteOver } from '../write-over.js';
import { checkAll } from './check-pool.js';
import { differingReaders } from './cohort-rows.js';
import { type CohortPlace, latestReceived, openCohort, personOf, type Received } from './open-cohort.js';
import type { CheckJob } from './read-received.js';
import { digestReceived } from './received-digest.js';
import { keyOf, knownLines, ResultsPart } from './results-part.js';
import { packVersions, sharedPacks } from './shared-packs.js';

export { brokenSeals } from '../../cohort/results.js';

export interface CohortCheckOptions extends CohortPlace {
  /** Ids to look at now; left out: everybody of whom something was received. What stands of others stays. */
  only?: readonly string[];
  /** How many threads; left out: one a core. */
  jobs?: number;
  /** `2/8` */
  shard?: string;
  /** Where the results go; left out: out/results.jsonl. */
  out?: string;
  /** The day that counts as today. */
  day?: string;
  /** Whether the results name the mentors. */
  withNames?: boolean;
  /** Told how many are done, of how many. */
  onProgress?: (done: number, of: number) => void;
}

export interface CohortCheckResult extends Results {
  /** Absolute. */
  file: string;
  /** How many were read in this run; the others stood already. */
  read: number;
  /** Who was read twice, and the readers do not agree. */
  differing: Differing[];
}

/**
 * Looks at the latest of everybody and writes the results file.
 * @throws Refusal where there is no cohort, or an option cannot be meant
 */
export async function checkCohort(options: CohortCheckOptions, io: World): Promise<CohortCheckResult> {
  const cohort = openCohort(options, io);
  const { root, settings } = cohort;
  for (const id of options.only ?? []) personOf(cohort, id);
  const shard = options.shard === undefined ? WHOLE : readShard(options.shard);
  const wanted = latestReceived(cohort).filter(({ id }) => isInShard(id, shard));
  const day = dayOf(options.day, io);
  const packs = packVersions(settings.frameworks, sharedPacks());
  const base = { v: 1, kind: 'cohort-results', tool: packageVersion(), packs, day } as const;
  const header: ResultsHeader = { ...base, shard: `${shard.index}/${shard.of}`, portfolios: wanted.length };
  const file = options.out === undefined ? join(root, 'out', 'results.jsonl') : placeNamed(io, options.out);
  if (options.out !== undefined) assertMayWriteOver(file, isResults, io);
  const { lines, read } = await linesOf(jobsOf(root, wanted), header, file, { ...options, root, day }, io);
  const ids = new Set(wanted.map(({ id }) => id));
  return { header, lines, file, read, differing: differingReaders(cohort).filter(({ id }) => ids.has(id)) };
}

function jobsOf(root: string, wanted: readonly Received[]): CheckJob[] {
  return wanted.map(({ id, number, path }) => ({
    id,
    from: path,
    digest: digestReceived(join(root, path)),
    submission: number,
  }));
}

async function linesOf(
  jobs: readonly CheckJob[],
  header: ResultsHeader,
  file: string,
  options: CohortCheckOptions & { root: string; day: string },
  io: World,
): Promise<{ lines: ResultLine[]; read: number }> {
  const { root, day, withNames = true } = options;
  const partPath = file.replace(/(\.jsonl)?$/, '.part');
  const known = knownLines(header, withNames, [file, partPath]);
  const lines = jobs.flatMap((job) => known.get(keyOf(job)) ?? []);
  const isAsked = ({ id }: CheckJob): boolean => !options.only || options.only.includes(id);
  const left = jobs.filter((job) => !known.has(keyOf(job)) && isAsked(job));
  const part = new ResultsPart(partPath, header, lines);
  const kept = lines.length;
  const threads = options.jobs ?? availableParallelism();
  await checkAll(left, { root, day, withNames }, { threads, signal: io.signal }, (line) => {
    part.add(line);
    lines.push(line);
    options.onProgress?.(lines.length - kept, left.length);
  });
  io.signal.throwIfAborted();
  writeWhole(file, resultsText({ header, lines }));
  part.remove();
  return { lines: lines.sort((a, b) => (a.id < b.id ? -1 : 1)), read: lines.length - kept };
}

function dayOf(named: string | undefined, io: World): string {
  if (named === undefined) return today(io);
  if (isDay(named)) return named;
  throw new Refusal('BadDay', `Unexpected day \`${named}\`.`, 'Write it as 2026-11-20.');
}

/** One of several runs that share a cohort between them. Both count from 1. */
interface Shard {
  index: number;
  of: number;
}

const WHOLE: Shard = { index: 1, of: 1 };

/** @param text `2/8`. @throws Refusal where it is none */
function readShard(text: string): Shard {
  const [, index = '', of = ''] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.of >= 1 && shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new Refusal('BadShard', `Unexpected shard \`${text}\`.`, 'Write which part of how many, as 2/8.');
}

/** Whether a portfolio is in a shard: by its id alone, so that one more moves none of the others. */
function isInShard(id: string, { index, of }: Shard): boolean {
  const digest = createHash('sha256').update(id, 'utf8').digest('hex');
  return BigInt(`0x${digest}`) % BigInt(of) === BigInt(index - 1);
}
