import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

export interface AddFlags {
  to?: string;
  caption?: string;
  alt?: string;
  keepMetadata?: true;
  portfolio?: string;
  input: boolean;
  json?: true;
  quiet?: true;
}

export interface ListFlags {
  unused?: true;
  portfolio?: string;
  json?: true;
}

export function addEvidenceCommand(program: Command, io: Io, exit: (code: number) => void): void {
  const evidence = program
    .command('evidence')
    .summary('add files that show what you did, see what is used where')
    .description('Evidence is a file or an address that shows what an entry tells.')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor evidence add notes.pdf --to joint-observation\n  $ mentor evidence list --unused\n',
    );
  evidence
    .command('add')
    .summary('copy files in and list them in an entry')
    .description(
      'Copies files into evidence/ under safe names, takes place, time and maker out of photos, and lists them in an entry.',
    )
    .argument('<file...>', 'files, or addresses that begin with https://')
    .option('--to <entry>', 'the entry that they show: its path, its file name or a part of its title')
    .option('--caption <text>', 'what it is, in a few words')
    .option('--alt <text>', 'what a picture shows, for who cannot see it')
    .option('--keep-metadata', 'leave place and maker in pictures')
    .option('--portfolio <dir>', 'the portfolio; left out: the nearest one from here upwards')
    .option('--no-input', 'ask nothing')
    .option('--json', 'the result as JSON')
    .option('-q, --quiet', 'no talk')
    .addHelpText('after', ADD_EXAMPLES)
    .action(async (files: string[], flags: AddFlags) => {
      const { runEvidenceAdd } = await import('./evidence-run.js');
      await runEvidenceAdd(files, flags, io);
      exit(EXIT.clean);
    });
  evidence
    .command('list')
    .summary('what is used where, and what nobody uses')
    .description('Lists the files in evidence/ and every other piece of evidence, with the entries that use it.')
    .option('--unused', 'only what nobody uses')
    .option('--portfolio <dir>', 'the portfolio; left out: the nearest one from here upwards')
    .option('--json', 'the result as JSON')
    .addHelpText('after', '\nExamples:\n  $ mentor evidence list\n  $ mentor evidence list --unused\n')
    .action(async (flags: ListFlags) => {
      const { runEvidenceList } = await import('./evidence-run.js');
      await runEvidenceList(flags, io);
      exit(EXIT.clean);
    });
}

const ADD_EXAMPLES = `
Examples:
  $ mentor evidence add notes.pdf --to joint-observation
  $ mentor evidence add board.jpg --to 2026-03-12-joint-observation \\
      --caption "Seating plan" --alt "Two plans of one room"
  $ mentor evidence add photos/*.jpg  asks which entry they show
`;
