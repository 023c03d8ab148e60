import type { Command } from 'commander';
import { jsonText } from '../../text/json-text.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { dryRunOption, jsonOption } from '../options.js';

export function addReceiveCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('receive')
    .summary('take in what the university sent back')
    .description(
      'Puts the sign-off, the comments and the certificate from a reply into the portfolio, and says what has changed since it was handed in. Overwrites nothing; receiving the same reply twice changes nothing.',
    )
    .argument('<reply>', 'the zip that was sent to you')
    .argument('[dir]', 'the portfolio (default: the one in this folder or above it)')
    .addOption(dryRunOption('only say what would be taken in'))
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  $ mentor receive ~/Downloads/reply.zip\n')
    .action(async (file: string, dir: string | undefined, { json, dryRun }: { json?: true; dryRun?: true }) => {
      const { receiveReply } = await import('../../app/receive-reply.js');
      const { replyText } = await import('../text/reply.js');
      const taken = await receiveReply(file, dir, { dryRun: dryRun === true }, io);
      const { reply, created, kept, report } = taken;
      io.out(
        json
          ? jsonText({ version: 1, decision: reply.decision, stage: reply.stage, created, kept, signOff: report })
          : created.map((path) => `${path}\n`).join(''),
      );
      io.talk(replyText(taken, dryRun === true));
      exit(report !== null && report.seal.state !== 'intact' ? EXIT.findings : EXIT.clean);
    });
}
