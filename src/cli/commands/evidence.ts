import type { Command } from 'commander';
import { jsonText } from '../../text/json-text.js';
import { printableList } from '../../text/quoted.js';
import type { Io } from '../io.js';
import { dryRunOption, jsonOption, portfolioOption } from '../options.js';

interface AddFlags {
  to?: string;
  caption?: string;
  alt?: string;
  keepMetadata?: true;
  portfolio?: string;
  dryRun?: true;
  json?: true;
}

interface ListFlags {
  unused?: true;
  portfolio?: string;
  json?: true;
}

export function addEvidenceCommand(program: Command, io: Io): void {
  const evidence = program
    .command('evidence')
    .summary('add files that show what you did; see what is used where')
    .description('Evidence is a file or an address that backs up what an entry says.')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor evidence add notes.pdf --to joint-observation\n  $ mentor evidence list --unused\n',
    );
  evidence
    .command('add')
    .summary('copy files in and list them in an entry')
    .description(
      'Copies files into evidence/ under safe names, removes place, time and camera details from photos, and lists the files in an entry.',
    )
    .argument('<file...>', 'files, or addresses that begin with https://')
    .option('--to <entry>', 'the entry that they belong to: its path, its file name or part of its title')
    .option('--caption <text>', 'what the file is, in a few words')
    .option('--alt <text>', 'what a picture shows, for those who cannot see it')
    .option('--keep-metadata', 'keep location and camera details in pictures')
    .addOption(portfolioOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .addHelpText('after', ADD_EXAMPLES)
    .action(async (files: string[], flags: AddFlags) => runAdd(files, flags, io));
  evidence
    .command('list')
    .summary('see what is used where, and what is unused')
    .description('Lists the files in evidence/ and every other piece of evidence, with the entries that use it.')
    .option('--unused', 'only what no entry uses')
    .addOption(portfolioOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  $ mentor evidence list\n  $ mentor evidence list --unused\n')
    .action(async (flags: ListFlags) => runList(flags, io));
}

async function runAdd(given: readonly string[], flags: AddFlags, io: Io): Promise<void> {
  const { addEvidence, planEvidence } = await import('../../app/evidence.js');
  const { askForEntry, askForWords } = await import('../ask/evidence.js');
  const { addedTalk } = await import('../text/evidence.js');
  const plan = await planEvidence(given, flags, io);
  const prompts = io.interactive ? await (await import('../ask/prompts.js')).loadPrompts(io) : null;
  const entry = plan.entry ?? (prompts ? await askForEntry(prompts, plan.entries) : null);
  const sources = plan.files.map(({ source }) => source);
  const words = entry ? await askForWords(sources, flags, prompts) : [];
  const { caption = null, dryRun = false } = flags;
  const result = await addEvidence(plan, entry, { words, caption, dryRun });
  const { files } = result;
  const added = result.added.map(({ file, url }) => file ?? url);
  const told = { version: 1, files, entry: entry?.path ?? null, added };
  io.out(flags.json ? jsonText(told) : printableList(files.map(({ path }) => path)));
  io.talk(dryRun ? 'Nothing was written.\n' : addedTalk(entry, result));
}

async function runList(flags: ListFlags, io: Io): Promise<void> {
  const { listEvidence } = await import('../../app/evidence.js');
  const { evidenceText, usesTalk } = await import('../text/evidence.js');
  const all = await listEvidence(flags.portfolio, io);
  const evidence = all.filter(({ usedBy }) => !flags.unused || usedBy.length === 0);
  if (flags.json) return io.out(jsonText({ version: 1, evidence }));
  io.out(evidenceText(evidence));
  io.talk(usesTalk(evidence, flags.unused === true));
}

const ADD_EXAMPLES = `
Examples:
  $ mentor evidence add notes.pdf --to joint-observation
  $ mentor evidence add board.jpg --to 2026-03-12-joint-observation \\
      --caption "Seating plan" --alt "Two plans of one room"
  $ mentor evidence add photos/*.jpg  asks which entry they show
`;
