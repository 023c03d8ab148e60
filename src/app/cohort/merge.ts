import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isResults, mergeResults, type Results, readResults, resultsText } from '../../cohort/results.js';
import { writeWhole } from '../../portfolio/write-file.js';
import { filesNamed, placeNamed, type World } from '../world.js';
import { assertMayWriteOver } from '../write-over.js';
import { type CohortPlace, openCohort } from './open-cohort.js';

export interface MergeOptions extends CohortPlace {
  /** How many shards there are; left out: as the files say. */
  of?: number;
  /** Join what there is, though some are missing. */
  partial?: boolean;
  out?: string;
}

/**
 * Joins the results of shards into one file, the same bytes as one run would have made.
 * @param files as given
 */
export function mergeShards(
  files: readonly string[],
  options: MergeOptions,
  io: World,
): { file: string; results: Results; missing: number[] } {
  const parts = filesNamed(io, files).map((path) => {
    const full = placeNamed(io, path);
    return { path, results: readResults(path, readFileSync(full, 'utf8')) };
  });
  const { results, missing } = mergeResults(parts, options.of ?? null, options.partial === true);
  const file =
    options.out === undefined
      ? join(openCohort(options, io).root, 'out', 'results.jsonl')
      : placeNamed(io, options.out);
  if (options.out !== undefined) assertMayWriteOver(file, isResults, io);
  writeWhole(file, resultsText(results));
  return { file, results, missing };
}
