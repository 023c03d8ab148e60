import type { Command } from 'commander';
import type { Io } from '../../io.js';
import { type CohortFlags, cohortCommand, tableWidth, toJson } from './options.js';

export function addCohortDue(cohort: Command, io: Io): void {
  cohortCommand(
    cohort,
    'due',
    'list whom to write to',
    'Lists everybody who is late, whose portfolio is unreadable or incomplete, who has not replied since their portfolio was returned, or whose award or training is running out.',
  )
    .option('--csv [file]', 'write a table for mail merge (default: out/due.csv)')
    .addHelpText('after', '\nExamples:\n  $ mentor cohort due\n  $ mentor cohort due --csv\n')
    .action(async ({ json, csv, ...flags }: CohortFlags & { csv?: string | true }) => {
      const { whoIsDue } = await import('../../../app/cohort/due.js');
      const { lines, file } = whoIsDue({ ...flags, ...(csv !== undefined && { csv }) }, io);
      const rows = lines.map(({ row, why, day }) => [row.id, row.name, row.school, why, day]);
      const { tableText } = await import('../../text/cohort.js');
      const table = { id: 'school' as const, title: '', head: ['id', 'name', 'school', 'why', 'day'], rows };
      if (json)
        io.out(
          toJson({
            due: lines.map(({ row: { id, name, email, state }, why, day }) => ({ id, name, email, state, why, day })),
            file,
          }),
        );
      else io.out(file === null ? tableText(table, tableWidth(io)) : `${file}\n`);
      if (lines.length === 0) io.talk('There is nobody to write to.\n');
    });
}
