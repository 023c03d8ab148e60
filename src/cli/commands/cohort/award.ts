import type { Command } from 'commander';
import type { AwardOptions } from '../../../app/cohort/award.js';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { browserOption, dryRunOption, issuerOption } from '../../options.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

type AwardFlags = CohortFlags & Pick<AwardOptions, 'browser' | 'issuer' | 'again' | 'dryRun'> & { pdf: boolean };

export function addCohortAward(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'award',
    'register, certificates and badge drafts for those who were recognised',
    'Gives everybody who was recognised a file in the register, a certificate and a badge draft. out/badges-1.csv and on are for the upload of badges, 50 a file; each run adds files of its own, and renews the rows of those who are in one already. A second award for the same stage is refused.',
  )
    .argument('[ids...]', 'whom to award (default: everybody recognised without an award)')
    .option('--no-pdf', 'no certificates, only register and badges')
    .option('--again', 'print the certificates of earlier awards again')
    .addOption(issuerOption('badges'))
    .addOption(browserOption())
    .addOption(dryRunOption('only say what would be awarded'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor cohort award\n  $ mentor cohort award m0001 --issuer https://www.example.ac.uk\n',
    )
    .action(async (ids: string[], { json, ...flags }: AwardFlags) => {
      const { award } = await import('../../../app/cohort/award.js');
      const { linesText } = await import('../../text/cohort.js');
      const { awards, badges } = await award(ids, flags, io);
      io.out(
        json
          ? toJson({ awards, badges })
          : linesText(
              awards.map((one) =>
                'why' in one
                  ? `${one.id}  not awarded: ${one.why}`
                  : [one.id, one.number, one.file, ...(one.certificate ? [one.certificate] : [])].join('  '),
              ),
              io.width,
            ),
      );
      if (badges.length > 0) io.talk(`For the upload of badges: ${badges.join(', ')}\n`);
      const unaddressed = awards.flatMap((one) => ('badge' in one && !one.badge ? [one.id] : []));
      if (unaddressed.length > 0)
        io.talk(
          `Not in the table for badges, for want of an e-mail address on the roster: ${unaddressed.join(', ')}.\n`,
        );
      if (awards.length === 0) io.talk('Nobody who was recognised is waiting for an award.\n');
      exit(awards.some((one) => 'why' in one) ? EXIT.findings : EXIT.clean);
    });
}
