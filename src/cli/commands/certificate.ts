import type { Command } from 'commander';
import type { CertificateOptions } from '../../app/certificate.js';
import { jsonText } from '../../text/json-text.js';
import { printableList } from '../../text/quoted.js';
import type { Io } from '../io.js';
import { browserOption, DIR, dryRunOption, issuerOption, jsonOption, signersOption } from '../options.js';

export function addCertificateCommand(program: Command, io: Io): void {
  program
    .command('certificate')
    .summary('make a certificate and a badge, once every role has signed')
    .description(
      'Makes a certificate to print and an Open Badges 3.0 credential for a stage that every role has signed. Neither is itself signed. For a stage that asks for hours and no signature, it makes a statement of the hours.',
    )
    .argument('<stage>', 'such as advanced, or ljmu-2016/advanced')
    .argument(...DIR)
    .option('--out <folder>', 'where to write (default: dist in the portfolio)')
    .addOption(issuerOption('badge'))
    .option('--require-signatures', 'only if every role signed with a key that you trust')
    .addOption(signersOption())
    .option('--no-pdf', 'only the badge; for hours: the page instead of a PDF')
    .addOption(browserOption())
    .addOption(dryRunOption())
    .addOption(jsonOption('print what was written as JSON'))
    .addHelpText('after', EXAMPLES)
    .action(async (stage: string, dir: string | undefined, flags: CertificateOptions & { json?: true }) => {
      const { certificate } = await import('../../app/certificate.js');
      const { files, ...made } = await certificate(stage, dir, flags, io);
      if (flags.json) io.out(jsonText({ version: 1, files, ...made }));
      else io.out(printableList(files));
      if (flags.dryRun) io.talk('Nothing was written.\n');
      else if (files.some((file) => file.endsWith('.json')))
        io.talk('The badge is an unsigned draft and says so; the institution signs it with its own key.\n');
    });
}

const EXAMPLES = `
Examples:
  $ mentor certificate advanced
  $ mentor certificate advanced --require-signatures
  $ mentor certificate advanced --no-pdf --issuer https://www.example.ac.uk
`;
