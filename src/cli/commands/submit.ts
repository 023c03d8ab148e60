import type { Command } from 'commander';
import type { StillMissing, SubmitOptions } from '../../app/submit.js';
import { printableList } from '../../text/quoted.js';
import type { Io } from '../io.js';
import {
  browserOption,
  DIR,
  dryRunOption,
  jsonOption,
  noTemplatesOption,
  stageOption,
  themeOption,
  yesOption,
} from '../options.js';

type SubmitFlags = SubmitOptions & { dryRun?: true; json?: true; quiet?: true; yes?: true };

export function addSubmitCommand(program: Command, io: Io): void {
  program
    .command('submit')
    .summary('freeze a submission, with checksums and a zip to send')
    .description(
      'Checks, renders and freezes a numbered submission: PDF, HTML, a manifest with checksums, and a zip with these and the sources. Earlier ones stay as they are.',
    )
    .argument(...DIR)
    .addOption(stageOption())
    .option(
      '--force <reason>',
      'hand in although something is broken or the school has not signed; the submission includes the reason',
    )
    .option('--no-pdf', 'leave out the PDF, if there is no browser to make it')
    .addOption(browserOption())
    .addOption(themeOption())
    .addOption(noTemplatesOption())
    .addOption(yesOption('do not ask before handing in something unfinished'))
    .addOption(dryRunOption('only say what would be handed in'))
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: SubmitFlags) => {
      await runSubmit(dir, flags, io);
    });
}

async function runSubmit(dir: string | undefined, flags: SubmitFlags, io: Io): Promise<void> {
  const { planSubmission, submit } = await import('../../app/submit.js');
  const { planJson, planText, submittedJson, submittedText } = await import('../text/submit.js');
  const { dryRun, json, quiet, yes, ...options } = flags;
  const world = quiet ? { ...io, notice: () => undefined } : io;
  if (dryRun) {
    const plan = await planSubmission(dir, options, world);
    return io.out(json ? planJson(plan) : planText(plan));
  }
  const submitted = await submit(dir, options, world, (missing) => agrees(missing, yes === true, io));
  io.out(json ? submittedJson(submitted) : printableList([submitted.folder]));
  io.talk(submittedText(submitted));
}

/** Asked at a terminal; elsewhere, and where --yes answered, it is only said. */
async function agrees(missing: StillMissing, isAgreed: boolean, io: Io): Promise<boolean> {
  const { missingText } = await import('../text/submit.js');
  io.talk(missingText(missing));
  if (isAgreed || !io.interactive) return true;
  const prompts = await (await import('../ask/prompts.js')).loadPrompts(io);
  return prompts.choose('Hand it in all the same?', [
    { value: false, name: 'No, carry on with it first' },
    { value: true, name: 'Yes, hand it in as it is' },
  ]);
}

const EXAMPLES = `
Examples:
  $ mentor submit --dry-run      what would be handed in
  $ mentor submit                submissions/001/, with the zip to send in it
  $ mentor submit --force "The head teacher signs on paper next week."
  $ mentor verify submissions/001
  $ mentor diff 001              what has changed since
`;
