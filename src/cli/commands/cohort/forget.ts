import type { Command } from 'commander';
import { printableList } from '../../../text/quoted.js';
import type { Io } from '../../io.js';
import { dryRunOption } from '../../options.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

export function addCohortForget(cohort: Command, io: Io): void {
  cohortCommand(
    cohort,
    'forget',
    'remove what is kept about one person',
    'Removes everything received from a person, said about it or made from it; the register stays if cohort.yaml says so. Tells you what git still keeps of it.',
  )
    .argument('<id>', 'who, as m0001')
    .addOption(dryRunOption('only say what would be removed'))
    .addHelpText('after', '\nExamples:\n  $ mentor cohort forget m0001 --dry-run\n  $ mentor cohort forget m0001\n')
    .action(async (id: string, { json, ...flags }: CohortFlags & { dryRun?: true }) => {
      const { forget } = await import('../../../app/cohort/forget.js');
      const gone = await forget(id, flags, io);
      io.out(json ? toJson(gone) : printableList(gone.removed));
      const { forgottenText } = await import('../../text/cohort.js');
      io.talk(forgottenText(id, gone, flags.dryRun === true));
    });
}
