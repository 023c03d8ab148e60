import type { Command } from 'commander';
import type { CheckedAfter } from '../../app/import/check-after.js';
import type { FormImport, ImportOptions } from '../../app/import/import-form.js';
import type { FormRow } from '../../form/index.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';
import { dryRunOption, ids, jsonOption } from '../options.js';

interface ImportFlags {
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
      'Takes the contents of a filled-in Word form into a portfolio, or starts one with them: ratings, achievements, skills, targets, reflection, what reviewers wrote. Nothing is guessed: whatever finds no place is quoted in imported/left-over.md.',
    )
    .argument('<form>', 'the form, a Word file (.docx)')
    .option('--framework <id>', 'the framework (default: the one whose rows match the form)')
    .option('--stage <stage>', 'the stage (default: the one whose rows match the form)')
    .option('--into <dir>', 'the portfolio, or the folder that will be one (default: this one)')
    .option('--blank <file>', 'the same form before it was filled in; text that is in both is left out')
    .option('--accept <ids>', 'rows to take in although their words differ from the framework’s, as AM6,MS2.3', ids)
    .optionsGroup('How it runs:')
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (form: string, flags: ImportFlags) => {
      exit(await runImport(form, flags, io));
    });
}

/** @returns the exit code: 1 where a row is to confirm or something was left over */
async function runImport(form: string, flags: ImportFlags, io: Io): Promise<number> {
  const { importForm } = await import('../../app/import/import-form.js');
  const { importJson, importTalk, importText } = await import('../text/import.js');
  const isAsking = io.interactive && !flags.json;
  const done = await importForm(
    form,
    {
      framework: flags.framework,
      stage: flags.stage,
      into: flags.into,
      blank: flags.blank,
      accept: flags.accept ?? [],
      dryRun: flags.dryRun === true,
      ...(isAsking ? { confirm: (rows, place) => confirmRows(rows, place, io) } : {}),
    },
    io,
  );
  io.out(flags.json ? importJson(done, flags.dryRun ? null : await checkOf(done, io)) : importText(done));
  io.talk(importTalk(done, flags.dryRun === true));
  return isAllPlaced(done) ? EXIT.clean : EXIT.findings;
}

/** A person is told the command; a program gets what it says, which takes as long as a third of the import. */
async function checkOf({ home, place }: FormImport, io: Io): Promise<CheckedAfter> {
  const { checkAfter } = await import('../../app/import/check-after.js');
  return checkAfter(home.root, place, io);
}

const isAllPlaced = ({ reading }: FormImport): boolean =>
  reading.left.length === 0 && reading.rows.every(({ state }) => state !== 'left');

/** Asks row by row whether it is what it seems to be. */
async function confirmRows(
  rows: readonly FormRow[],
  { stage }: Parameters<NonNullable<ImportOptions['confirm']>>[1],
  io: Io,
): Promise<string[]> {
  const { loadPrompts } = await import('../ask/prompts.js');
  const { rowQuestion } = await import('../text/import.js');
  const prompts = await loadPrompts(io);
  const confirmed: string[] = [];
  for (const row of rows) {
    const answer = await prompts.choose(rowQuestion(row, stage), [
      { value: true, name: 'Yes, take it' },
      { value: false, name: 'No, leave it over' },
    ]);
    if (answer) confirmed.push(row.item);
  }
  return confirmed;
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
