import { type Command, Option } from 'commander';
import type { Candidate } from '../../app/completion.js';
import type { Io } from '../io.js';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export function addCompletionCommand(program: Command, io: Io): void {
  program
    .command('completion')
    .summary('complete commands and ids in your shell')
    .description('Prints a script that makes the Tab key complete commands, options, and the ids of your portfolio.')
    .addArgument(program.createArgument('<shell>', 'your shell').choices([...SHELLS]))
    .addHelpText('after', EXAMPLES)
    .action(async (shell: (typeof SHELLS)[number]) => {
      const { SCRIPTS } = await import('../text/completion-scripts.js');
      io.out(SCRIPTS[shell]);
    });
  program
    .command('__complete [words...]', { hidden: true })
    .addOption(new Option('--word <word>', 'the word that is being typed').default(''))
    .action(async (words: string[], { word }: { word: string }) => {
      const candidates = await completionsFor(program, words, word, io);
      io.out(candidates.map(({ value, about }) => `${value}\t${about.replace(/\s+/g, ' ')}\n`).join(''));
    });
}

/**
 * What the word that is being typed may become: commands, options, the values of an option, ids of the portfolio here.
 * Nothing where the shell should offer files.
 * @param before the words between `mentor` and the one that is being typed
 */
async function completionsFor(program: Command, before: readonly string[], word: string, io: Io): Promise<Candidate[]> {
  const { command, rest } = walk(program, before);
  const comma = word.lastIndexOf(',') + 1;
  const option = valueWanted(command, before.at(-1));
  const inline = /^(--[\w-]+)=(.*)$/.exec(word);
  const named = inline ? command.options.find(({ long }) => long === inline[1]) : undefined;
  if (named) return fitting(await values(named, io), inline?.[2] ?? '', `${inline?.[1]}=`);
  if (option) return fitting(await values(option, io), word.slice(comma), word.slice(0, comma));
  if (word.startsWith('-')) return fitting(optionsOf(command), word, '');
  const subcommands = command.commands.filter((one) => !one.name().startsWith('_'));
  if (subcommands.length > 0)
    return fitting(
      subcommands.map((one) => ({ value: one.name(), about: one.summary() })),
      word,
      '',
    );
  return fitting(await argumentValues(command, rest, io), word.slice(comma), word.slice(0, comma));
}

/** The innermost command that is named, and the words behind its name. */
function walk(program: Command, words: readonly string[]): { command: Command; rest: string[] } {
  let command = program;
  const rest: string[] = [];
  for (const word of words) {
    const next = rest.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
    if (next) command = next;
    else if (!word.startsWith('-')) rest.push(word);
  }
  return { command, rest };
}

/** The option just before, where it still wants its value. */
function valueWanted(command: Command, last: string | undefined): Option | undefined {
  if (last === undefined) return undefined;
  return command.options.find(
    (option) => (option.required || option.optional) && (option.long === last || option.short === last),
  );
}

function optionsOf(command: Command): Candidate[] {
  const own = command.options
    .filter(({ hidden }) => !hidden)
    .flatMap(({ long, description }) => (long ? [{ value: long, about: description }] : []));
  return [...own, { value: '--help', about: 'show help' }];
}

function fitting(candidates: readonly Candidate[], typed: string, kept: string): Candidate[] {
  const begun = typed.toLowerCase();
  return candidates
    .filter(({ value }) => value.toLowerCase().startsWith(begun))
    .map(({ value, about }) => ({ value: kept + value, about }));
}

async function values(option: Option, io: Io): Promise<Candidate[]> {
  if (option.argChoices) return option.argChoices.map((value) => ({ value, about: option.description }));
  const { idsFor } = await import('../../app/completion.js');
  return idsFor(option.attributeName(), io);
}

async function argumentValues(command: Command, rest: readonly string[], io: Io): Promise<Candidate[]> {
  const all = command.registeredArguments;
  const argument = all[rest.length] ?? all.findLast(({ variadic }) => variadic);
  if (!argument) return [];
  if (argument.argChoices) return argument.argChoices.map((value) => ({ value, about: argument.description }));
  const { idsFor } = await import('../../app/completion.js');
  const parent = command.parent?.parent ? `${command.parent.name()} ` : '';
  return idsFor(`${parent}${command.name()} <${argument.name()}>`, io);
}

const EXAMPLES = `
Examples, once; open a new shell afterwards:
  $ mentor completion bash >> ~/.bashrc
  $ mentor completion zsh >> ~/.zshrc
  $ mentor completion fish > ~/.config/fish/completions/mentor.fish
  > Add-Content $PROFILE 'mentor completion powershell | Out-String | iex'

PowerShell's own >> would add UTF-16 to the end of your profile.
If there is no profile yet: New-Item $PROFILE -Force
`;
