import { type Command, Option } from 'commander';
import type { TableId } from '../../../cohort/board/tables.js';
import type { Io } from '../../io.js';
import { ids } from '../../options.js';
import { type CohortFlags, cohortCommand, tableWidth, toJson, yesOrNo } from './options.js';

interface StatusFlags extends CohortFlags {
  state?: string[];
  by?: TableId;
  names: boolean;
}

export function addCohortStatus(cohort: Command, io: Io): void {
  cohortCommand(
    cohort,
    'status',
    'see where everybody stands',
    'Shows where everybody on the roster stands, according to the files. Changes nothing.',
  )
    .option('--state <states>', 'only people in this state, as "to read"; separate several with commas', ids)
    .addOption(new Option('--by <what>', 'count instead of naming people').choices(BY))
    .option('--names <yes|no>', 'no: groups under five are hidden, too', yesOrNo, true)
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor cohort status\n  $ mentor cohort status --by criterion\n  $ mentor cohort status --state "to read,readers differ"\n',
    )
    .action(async ({ json, state, by, names, ...flags }: StatusFlags) => {
      const { cohortStatus } = await import('../../../app/cohort/status.js');
      const wanted = { ...flags, withNames: names, ...(state && { states: state }), ...(by && { by }) };
      const { rows, table, troubles, unchecked } = cohortStatus(wanted, io);
      if (json) io.out(toJson({ ...(table ? { table } : { people: rows }), troubles, unchecked }));
      else if (table) io.out((await import('../../text/cohort.js')).tableText(table, tableWidth(io)));
      else {
        const { cohortStatusText } = await import('../../text/cohort.js');
        const { painter } = await import('../../text/painter.js');
        io.out(cohortStatusText(rows, painter(io.colorLevel.out), io.width));
      }
      for (const trouble of troubles) io.talk(`${trouble}\n`);
      if (unchecked > 0) io.talk(`${unchecked} not checked yet.\nNext: mentor cohort check\n`);
    });
}

/** As src/cohort/board/tables.ts has them, which is loaded only when the command runs. */
const BY: readonly TableId[] = ['school', 'subject', 'criterion', 'reader', 'rule'];
