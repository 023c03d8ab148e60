import type { Command } from 'commander';
import type { Io } from '../io.js';
import { collect, dryRunOption, jsonOption } from '../options.js';

export interface ImportFlags {
  framework?: string;
  stage?: string;
  into?: string;
  blank?: string;
  accept?: string[];
  dryRun?: true;
  json?: true;
}

export function addImportCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('import')
    .summary('take in a filled-in Word form')
    .description(
      'Takes what a filled-in Word form says into a portfolio, and begins one where there is none: ratings, achievements, skills, targets, reflection, the words of reviewers. Nothing is guessed: what has no place is quoted in imported/left-over.md.',
    )
    .argument('<form>', 'the form, a Word file (.docx)')
    .option('--framework <id>', 'the framework; left out: the one whose rows the form has')
    .option('--stage <stage>', 'the stage; left out: the one whose rows the form has')
    .option('--into <dir>', 'the portfolio, or the folder to be one; left out: here')
    .option('--blank <file>', 'the same form before it was filled in: what stands there too is not taken')
    .option(
      '--accept <ids>',
      'rows that are surely meant, though their words are not the framework’s, as AM6,MS2.3',
      collect,
    )
    .optionsGroup('How it runs:')
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (form: string, flags: ImportFlags) => {
      const { runImport } = await import('./import-run.js');
      exit(await runImport(form, flags, io));
    });
}

const EXAMPLES = `
Exit code: 0 everything has its place, 1 something is to confirm or was left
over, 2 nothing could be read.

Examples:
  $ mentor import form.docx      in an empty folder: it becomes a portfolio
  $ mentor import form.docx --into my-portfolio --dry-run
  $ mentor import form.docx --stage ljmu-2016/advanced --blank blank-form.docx
  $ mentor import form.docx --accept AM6,MS2.3
`;
