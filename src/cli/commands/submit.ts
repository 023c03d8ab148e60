import type { Command } from 'commander';
import type { SubmitOptions } from '../../app/submit.js';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

type SubmitFlags = SubmitOptions & { dryRun?: true; json?: true; quiet?: true };

export function addSubmitCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('submit')
    .summary('freeze what is handed in, with checksums, and a zip to send')
    .description(
      'Checks, renders and freezes a numbered submission: PDF, HTML, a manifest with checksums, and a zip with these and the sources. Earlier ones stay as they are.',
    )
    .argument('[dir]', 'the portfolio; left out: the nearest one from here upwards')
    .option('--stage <stage>', 'this stage instead of the one in portfolio.yaml')
    .option(
      '--force <reason>',
      'hand in although something is broken or the school has not signed; the reason stands in it',
    )
    .option('--no-pdf', 'without the PDF, where there is no browser to make it')
    .option('--browser <path>', 'the Chrome, Edge or Chromium that makes the PDF')
    .option('--theme <name>', 'how it looks: a theme that comes with mentor, or a folder with one')
    .option('--no-templates', "without the portfolio's own templates")
    .option('--dry-run', 'only say what would be handed in')
    .option('--json', 'the result as JSON')
    .option('-q, --quiet', 'no talk')
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: SubmitFlags) => {
      await runSubmit(dir, flags, io);
      exit(EXIT.clean);
    });
}

async function runSubmit(dir: string | undefined, flags: SubmitFlags, io: Io): Promise<void> {
  const [{ planSubmission, submit }, { planText, submittedJson, submittedText }] = await Promise.all([
    import('../../app/submit.js'),
    import('../text/submit.js'),
  ]);
  const { dryRun, json, quiet, ...options } = flags;
  const world = quiet ? { ...io, notice: () => undefined } : io;
  if (dryRun) return io.out(planText(await planSubmission(dir, options, world)));
  const submitted = await submit(dir, options, world);
  io.out(json ? submittedJson(submitted) : `${submitted.folder}\n`);
  if (!quiet) io.err(submittedText(submitted));
}

const EXAMPLES = `
Examples:
  $ mentor submit --dry-run      what would be handed in
  $ mentor submit                submissions/001/, and in it the zip to send
  $ mentor submit --force "The head teacher signs on paper next week."
  $ mentor verify submissions/001
  $ mentor diff 001              what changed since
`;
