import type { Command } from 'commander';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { dryRunOption } from '../../options.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

interface SendFlags extends CohortFlags {
  again?: true;
  dryRun?: true;
}

export function addCohortSend(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'send',
    'a reply for each mentor, and a table for mail merge',
    'Makes out/replies/m0001.zip for each who is decided: sign-off, remarks, certificate, letter; and out/mail-merge.csv. It sends nothing itself, and before it nothing leaves. The mentor takes it in with `mentor receive`.',
  )
    .argument('[ids...]', 'left out: everybody decided who has had no reply')
    .option('--again', 'once more to those who have had it')
    .addOption(dryRunOption('only say what would be made'))
    .addHelpText('after', '\nExamples:\n  $ mentor cohort send --dry-run\n  $ mentor cohort send\n')
    .action(async (ids: string[], { json, ...flags }: SendFlags) => {
      const { send } = await import('../../../app/cohort/send.js');
      const { sent, mailMerge } = await send(ids, flags, io);
      io.out(
        json
          ? toJson({ sent, mailMerge })
          : sent
              .map((one) =>
                'why' in one
                  ? `${one.id}  no reply: ${one.why}\n`
                  : `${one.file}  ${one.decision}: ${one.parts.join(', ')}\n`,
              )
              .join(''),
      );
      io.talk(
        mailMerge === null ? 'Nothing was made.\n' : `${mailMerge}\nNext: send each their file, as you send mail.\n`,
      );
      exit(sent.some((one) => 'why' in one) ? EXIT.findings : EXIT.clean);
    });
}
