import { join } from 'node:path';
import { type DueLine, dueLines } from '../../cohort/due.js';
import { writeWhole } from '../../portfolio/write-file.js';
import { writeCsv } from '../../text/csv.js';
import { placeNamed, today, type World } from '../world.js';
import { readCohortFiles, rowsOf } from './cohort-rows.js';
import { type CohortPlace, openCohort } from './open-cohort.js';

const HEAD = ['id', 'name', 'email', 'school', 'why', 'day', 'state', 'what'];

/** Who has to be written to. @param options `csv`: the file for mail merge, as given; true: out/due.csv */
export function whoIsDue(
  options: CohortPlace & { csv?: string | true },
  io: World,
): { lines: DueLine[]; file: string | null } {
  const files = readCohortFiles(openCohort(options, io));
  const { settings, people, root } = files.cohort;
  const lines = dueLines(rowsOf(files, io), people, settings, today(io));
  if (options.csv === undefined) return { lines, file: null };
  const file = options.csv === true ? join(root, 'out/due.csv') : placeNamed(io, options.csv);
  const rows = lines.map(({ row, why, day }) => [
    row.id,
    row.name,
    row.email,
    row.school,
    why,
    day,
    row.state,
    row.owed,
  ]);
  writeWhole(file, writeCsv([HEAD, ...rows]));
  return { lines, file };
}
