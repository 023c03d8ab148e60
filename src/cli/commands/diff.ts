import { type Command, Option } from 'commander';
import type { PortfolioDifference } from '../../app/diff.js';
import { placeNamed } from '../../app/world.js';
import { jsonText } from '../../text/json-text.js';
import { printable, printableList } from '../../text/quoted.js';
import type { Io } from '../io.js';
import { dryRunOption, jsonOption, portfolioOption, stageOption } from '../options.js';

interface DiffFlags {
  portfolio?: string;
  stage?: string;
  format: 'text' | 'json' | 'html';
  json?: true;
  out?: string;
  dryRun?: true;
}

export function addDiffCommand(program: Command, io: Io): void {
  program
    .command('diff')
    .summary('see what changed between two submissions, or since one')
    .description(
      'Shows what changed: criteria gained and lost, ratings moved, entries and evidence added, changed and removed, comments answered.',
    )
    .argument('<from>', 'a submission (001, its folder or zip), a git revision, or now')
    .argument('[to]', 'the same', 'now')
    .addOption(stageOption('the stage, for a revision or for now (default: those of the submission)'))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'html']).default('text'))
    .option('--out <file>', 'write to this file instead of printing')
    .addOption(portfolioOption())
    .addOption(dryRunOption('with --out: only say what would be written'))
    .addOption(jsonOption('the same as --format json').conflicts('format'))
    .addHelpText('after', EXAMPLES)
    .action(async (from: string, to: string, flags: DiffFlags) => {
      const { diff } = await import('../../app/diff.js');
      const text = await textOf(await diff(from, to, flags, io), flags.json ? 'json' : flags.format);
      if (flags.out === undefined) return io.out(text);
      const { assertMayWriteOver } = await import('../../app/write-over.js');
      const { writeWhole } = await import('../../portfolio/write-file.js');
      const file = placeNamed(io, flags.out);
      assertMayWriteOver(file, (before) => DIFFERENCE.test(before), io);
      if (flags.dryRun) io.talk('Nothing was written.\n');
      else writeWhole(file, text);
      io.out(printableList([flags.out]));
    });
}

/** How a difference begins: as text, as JSON, as a page. */
const DIFFERENCE =
  /^(?:From .+ to |\{\n {2}"version": 1,\n {2}"from": |<!doctype html>\n(?:<(?!title).*\n){1,9}<title>From )/;

async function textOf(
  { from, to, difference, parts, words }: PortfolioDifference,
  format: DiffFlags['format'],
): Promise<string> {
  const title = `From ${from} to ${to}`;
  if (format === 'json') return jsonText({ version: 1, from, to, ...difference });
  if (format === 'html')
    return (await import('../../html/difference.js')).differenceHtml([from, to], difference, words);
  const lines = parts.flatMap(({ heading, lines: changes }) => [heading, ...changes.map((line) => `  ${line}`)]);
  const all = [title, ...(lines.length === 0 ? ['  nothing changed'] : lines)];
  return all.map((line) => `${printable(line)}\n`).join('');
}

const EXAMPLES = `
Examples:
  $ mentor diff 001            what has changed since the first submission
  $ mentor diff 001 002        between the first and the second
  $ mentor diff HEAD~5 now     between a git revision and now
  $ mentor diff 001 --format html --out changes.html
`;
