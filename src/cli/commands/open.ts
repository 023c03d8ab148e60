import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { jsonText } from '../../text/json-text.js';
import { printableList } from '../../text/quoted.js';
import type { Io } from '../io.js';
import { jsonOption, portfolioOption } from '../options.js';

interface OpenFlags {
  print?: true;
  portfolio?: string;
  json?: true;
}

export function addOpenCommand(program: Command, io: Io): void {
  program
    .command('open')
    .summary('find a file and open it')
    .description(
      'Finds a file by its path, by part of its name or title, or by what it is about. Prints its path and, at a terminal, opens it in your editor.',
    )
    .argument('<id>', 'a file, part of a title, a criterion, a skill, a rated point or a key question')
    .option('--print', 'only print the path')
    .addOption(portfolioOption())
    .addOption(jsonOption('print the paths as JSON; open nothing'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor open joint-observation\n  $ mentor open AM5\n  $ mentor open KQ3 --print\n',
    )
    .action(async (id: string, flags: OpenFlags) => runOpen(id, flags, io));
}

/** Prints where what is meant is, and opens it where somebody sits at a terminal. */
async function runOpen(id: string, { portfolio, print, json }: OpenFlags, io: Io): Promise<void> {
  const { find } = await import('../../app/find.js');
  const { root, paths } = await find(id, portfolio, io);
  const near = paths.map((path) => relative(io.cwd, join(root, path)));
  if (json) return io.out(jsonText({ version: 1, paths: near }));
  const opens = io.interactive && !print;
  const [first = '', ...others] = paths;
  if (!opens || others.length === 0) io.out(printableList(near));
  if (!opens) return;
  const chosen = others.length === 0 ? first : await choose(paths, io);
  const { editFile } = await import('../../app/editor.js');
  await editFile(join(root, chosen), io, true);
}

async function choose(paths: readonly string[], io: Io): Promise<string> {
  const prompts = await (await import('../ask/prompts.js')).loadPrompts(io);
  const choices = paths.map((path) => ({ value: path, name: path }));
  return prompts.choose('Which one?', choices);
}
