import type { CohortRow } from '../../cohort/rows.js';
import { STATES } from '../../cohort/standing.js';
import { Refusal } from '../../text/refusal.js';
import { didYouMean } from '../../text/suggest.js';
import type { World } from '../world.js';
import { readCohortFiles, rowsOf } from './cohort-rows.js';
import { type CohortPlace, openCohort } from './open-cohort.js';

/** Where everybody stands. `unchecked` is how many were received and not looked at since. */
export function cohortStatus(
  options: CohortPlace & { states?: readonly string[] },
  io: World,
): { rows: CohortRow[]; troubles: string[]; unchecked: number } {
  const unknown = options.states?.find((state) => !STATES.some((known) => known === state));
  if (unknown !== undefined)
    throw new Refusal('UnknownState', `There is no state \`${unknown}\`${didYouMean(unknown, STATES)}`);
  const files = readCohortFiles(openCohort(options, io));
  const all = rowsOf(files, io);
  const { states } = options;
  return {
    rows: states ? all.filter(({ state }) => states.includes(state)) : all,
    troubles: files.troubles,
    unchecked: all.filter(({ state }) => state === 'received').length,
  };
}
