import type { Command } from 'commander';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { dryRunOption } from '../../options.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

interface SendFlags extends CohortFlags {
  again?: true;
  withoutCertificate?: true;
  dryRun?: true;
}

export function addCohortSend(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'send',
    'make a reply for each mentor, and a table for mail merge',
    'Makes out/replies/m0001.zip with sign-off, remarks, certificate and letter for everybody with a decision, and out/mail-merge.csv; a later run adds out/mail-merge-2.csv and so on, with those of that run. It sends nothing itself: you do, and until then nothing leaves. The mentor takes the reply in with `mentor receive`.',
  )
    .argument(
      '[ids...]',
      'whose replies (default: everybody with a decision and no reply yet, or with a new certificate)',
    )
    .option('--again', 'make replies again for those who have had one')
    .option('--without-certificate', 'make replies too for those recognised who have no certificate yet')
    .addOption(dryRunOption('only say what would be made'))
    .addHelpText('after', '\nExamples:\n  $ mentor cohort send --dry-run\n  $ mentor cohort send\n')
    .action(async (ids: string[], { json, ...flags }: SendFlags) => {
      const { send } = await import('../../../app/cohort/send.js');
      const { linesText } = await import('../../text/cohort.js');
      const { sent, mailMerge } = await send(ids, flags, io);
      io.out(
        json
          ? toJson({ sent, mailMerge })
          : linesText(
              sent.map((one) =>
                'why' in one
                  ? `${one.id}  no reply: ${one.why}`
                  : `${one.file}  ${one.decision}: ${one.parts.join(', ')}`,
              ),
              io.width,
            ),
      );
      io.talk(
        mailMerge === null
          ? 'Nothing was made.\n'
          : `${mailMerge}\nNext: send each mentor their file, the way you send e-mail.\n`,
      );
      exit(sent.some((one) => 'why' in one) ? EXIT.findings : EXIT.clean);
    });
}
