import { type BoardTable, boardTables, rowsWithoutNames, type TableId } from '../../cohort/board/tables.js';
import type { CohortRow } from '../../cohort/rows.js';
import { STATES } from '../../cohort/standing.js';
import { Refusal } from '../../text/refusal.js';
import { didYouMean } from '../../text/suggest.js';
import type { World } from '../world.js';
import { readCohortFiles, rowsOf } from './cohort-rows.js';
import { type CohortPlace, openCohort } from './open-cohort.js';

/** Where everybody stands. `unchecked` is how many were received and not looked at since. */
export function cohortStatus(
  options: CohortPlace & { states?: readonly string[]; by?: TableId; withNames?: boolean },
  io: World,
): { rows: CohortRow[]; table: BoardTable | null; troubles: string[]; unchecked: number } {
  const unknown = options.states?.find((state) => !STATES.some((known) => known === state));
  if (unknown !== undefined)
    throw new Refusal('UnknownState', `There is no state \`${unknown}\`${didYouMean(unknown, STATES)}`);
  const files = readCohortFiles(openCohort(options, io));
  const all = rowsOf(files, io);
  const { states, by, withNames = true } = options;
  const wanted = states ? all.filter(({ state }) => states.includes(state)) : all;
  const rows = withNames ? wanted : rowsWithoutNames(wanted);
  return {
    rows,
    table: by ? (boardTables(rows, withNames).find(({ id }) => id === by) ?? null) : null,
    troubles: files.troubles,
    unchecked: all.filter(({ state }) => state === 'received').length,
  };
}
