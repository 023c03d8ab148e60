import type { Command } from 'commander';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { type CohortFlags, cohortCommand, ids, toJson } from './options.js';

interface StatusFlags extends CohortFlags {
  state?: string[];
}

export function addCohortStatus(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'status',
    'where each stands',
    'Shows where everybody on the roster stands, as the files say it. Changes nothing.',
  )
    .option('--state <states>', 'only these, as "to read"; several are parted by commas', ids)
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor cohort status\n  $ mentor cohort status --state "to read,readers differ"\n',
    )
    .action(async ({ json, quiet, state, ...flags }: StatusFlags) => {
      const { cohortStatus } = await import('../../../app/cohort/status.js');
      const { rows, troubles, unchecked } = cohortStatus({ ...flags, ...(state && { states: state }) }, io);
      if (json) io.out(toJson({ people: rows, troubles, unchecked }));
      else {
        const [{ cohortStatusText }, { painter }] = await Promise.all([
          import('../../text/cohort.js'),
          import('../../text/painter.js'),
        ]);
        io.out(cohortStatusText(rows, painter(io.colorLevel.out), io.width));
      }
      for (const trouble of quiet ? [] : troubles) io.err(`${trouble}\n`);
      if (unchecked > 0 && !quiet) io.err(`${unchecked} not looked at yet.\nNext: mentor cohort check\n`);
      exit(EXIT.clean);
    });
}
