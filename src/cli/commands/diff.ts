import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

interface DiffFlags {
  portfolio?: string;
  stage?: string;
  format: 'text' | 'json' | 'html';
  json?: true;
  out?: string;
}

export function addDiffCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('diff')
    .summary('what changed between two submissions, or since one')
    .description(
      'Says what changed: criteria gained and lost, ratings moved, entries and evidence added, changed and removed, comments answered.',
    )
    .argument('<from>', 'a submission (001, its folder or zip), a git revision, or now')
    .argument('[to]', 'the same; left out: now', 'now')
    .option('--stage <stage>', 'this stage of a revision or of now; left out: those of the submission')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'html']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--out <file>', 'write it there instead of printing it')
    .option('--portfolio <dir>', 'the portfolio; left out: the nearest one from here upwards')
    .addHelpText('after', EXAMPLES)
    .action(async (from: string, to: string, flags: DiffFlags) => {
      await runDiff(from, to, flags, io);
      exit(EXIT.clean);
    });
}

async function runDiff(from: string, to: string, flags: DiffFlags, io: Io): Promise<void> {
  const [{ readVersions }, { compareSnapshots, differenceParts }, { differenceHtml }] = await Promise.all([
    import('../../app/versions.js'),
    import('../../submission/index.js'),
    import('../../html/difference.js'),
  ]);
  const [before, after] = await readVersions([from, to], flags, io);
  const difference = compareSnapshots(before.snapshot, after.snapshot);
  const parts = differenceParts(difference);
  const title = `From ${before.title} to ${after.title}`;
  const format = flags.json ? 'json' : flags.format;
  const { printable } = await import('../../portfolio/index.js');
  const text =
    format === 'json'
      ? `${JSON.stringify({ version: 1, from: before.title, to: after.title, ...difference }, null, 2)}\n`
      : format === 'html'
        ? differenceHtml(title, parts)
        : [
            title,
            ...(parts.length === 0
              ? ['  nothing changed']
              : parts.flatMap(({ heading, lines }) => [heading, ...lines.map((line) => `  ${line}`)])),
          ]
            .map((line) => `${printable(line)}\n`)
            .join('');
  if (flags.out === undefined) return io.out(text);
  const { writeWhole } = await import('../../portfolio/write-file.js');
  writeWhole(resolve(io.cwd, flags.out), text);
  io.out(`${flags.out}\n`);
}

const EXAMPLES = `
Examples:
  $ mentor diff 001            what changed since the first submission
  $ mentor diff 001 002        between the first and the second
  $ mentor diff HEAD~5 now     between a git revision and now
  $ mentor diff 001 --format html --out changes.html
`;
