import { statSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { packageVersion } from '../app/version.js';
import { placeNamed } from '../app/world.js';
import { Refusal } from '../text/refusal.js';
import { addCheckCommand } from './commands/check.js';
import { addCommand } from './commands/other-commands.js';
import type { Io } from './io.js';
import { type How, noInputOption, quietOption, yesOption } from './options.js';

/** The commands, as the help lists them. */
const COMMANDS = [
  'init',
  'import',
  'new',
  'evidence',
  'rate',
  'tick',
  'list',
  'open',
  'check',
  'status',
  'render',
  'serve',
  'sign',
  'verify',
  'comment',
  'submit',
  'receive',
  'diff',
  'certificate',
  'framework',
  'cohort',
  'browser',
  'lsp',
  'doctor',
  'completion',
  'help',
] as const;

/**
 * @param io is changed by the options that every command has
 * @param exit takes the exit code of a command that found something; without it the code is 0
 * @param first the first word of the command line: where it is a command, the others need not be made
 */
export function createProgram(io: Io, exit: (code: number) => void, first = 'help'): Command {
  const program = new Command('mentor')
    .description('Keep a mentoring portfolio in a folder, see what is missing, hand in a PDF.')
    .option('-C <dir>', 'work in this folder instead of the current one')
    .option('--color', 'print in colour everywhere')
    .option('--no-color', 'print without colours')
    .version(packageVersion(), '-V, --version', 'print the version (-v too)')
    .addOption(new Option('-v').hideHelp())
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .showHelpAfterError('(mentor --help lists the commands)')
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
    })
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();
  program.on('option:v', () => {
    io.out(`${packageVersion()}\n`);
    throw new CommanderError(0, 'commander.version', packageVersion());
  });
  program.addHelpText('after', EXAMPLES);
  for (const name of commandsFor(first)) (name === 'check' ? addCheckCommand : addCommand(name))(program, io, exit);
  for (const command of leavesOf(program)) addHow(command);
  program.hook('preAction', (_, command) => runAs(command, io));
  return program;
}

const TELL_OF_ALL = ['help', 'completion'];

/** A word that is no command may be near any of them. */
function commandsFor(first: string): readonly (typeof COMMANDS)[number][] {
  const named = COMMANDS.filter((name) => name === first && !TELL_OF_ALL.includes(name));
  return named.length > 0 ? named : COMMANDS;
}

/** The commands that do something: groups of commands do nothing themselves. */
export function leavesOf(command: Command): Command[] {
  const isGroup = ({ commands, options }: Command): boolean => commands.length > 0 && options.length === 0;
  return command.commands.flatMap((inner) => [...(isGroup(inner) ? [] : [inner]), ...leavesOf(inner)]);
}

/** Beside `init` and `sign`, whose --yes says more. */
const ASKS = ['new', 'add', 'rate', 'tick', 'open'];

/** What every command has, where it does not say it in words of its own. */
function addHow(command: Command): void {
  const asks = ASKS.includes(command.name());
  for (const option of [...(asks ? [yesOption()] : []), noInputOption(), quietOption()])
    if (!command.options.some(({ long }) => long === option.long)) command.addOption(option);
}

/** The options that every command has change what it works with, so that no command looks at them itself. */
function runAs(command: Command, io: Io): void {
  const { C: folder, color, input, quiet, yes } = command.optsWithGlobals<How & { C?: string; color?: boolean }>();
  if (folder !== undefined) io.cwd = folderNamed(folder, io);
  if (input === false || (yes && command.name() !== 'sign')) io.interactive = false;
  if (quiet) io.talk = () => undefined;
  if (color !== undefined) io.colorLevel = color ? { out: 1, err: 1 } : { out: 0, err: 0 };
}

function folderNamed(named: string, io: Io): string {
  const folder = placeNamed(io, named);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Refusal('NoFolder', `There is no folder ${folder}.`, '-C names the folder to work in.');
}

const EXAMPLES = `
Examples:
  $ mentor init my-portfolio       start a portfolio; asks for what it needs
  $ mentor check                   what is missing, and how to mend it
  $ mentor render                  the submission as HTML and PDF

Every command has --quiet and --no-input, and most have --json.
For more: mentor help <command>, mentor help environment, and the pages in the
docs folder of this program.
A fault? Send what \`mentor doctor\` says to whoever gave you mentor.
Exit codes: 0 all clear, 1 something found, 2 could not run, 130 Ctrl-C.
`;
