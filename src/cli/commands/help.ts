import type { Command } from 'commander';
import { Refusal } from '../../text/refusal.js';
import { suggestion } from '../../text/suggest.js';
import type { Io } from '../io.js';

export function addHelpCommand(program: Command, io: Io): void {
  program
    .command('help')
    .summary('show help for a command, or for environment variables')
    .description('Shows the help of a command, or every environment variable that mentor reads.')
    .argument('[command...]', 'such as check, or framework import; or: environment')
    .addHelpText('after', '\nExamples:\n  $ mentor help render\n  $ mentor help environment\n')
    .action(async (words: string[]) => {
      if (words.join() === 'environment') io.out((await import('../text/environment.js')).environmentText(io.width));
      else commandNamed(program, words).outputHelp();
    });
}

/** @throws Refusal where there is no such command */
function commandNamed(program: Command, words: readonly string[]): Command {
  return words.reduce((command, word) => {
    const found = command.commands.find((inner) => inner.name() === word);
    if (found) return found;
    const known = command.commands.map((inner) => inner.name()).filter((name) => !name.startsWith('_'));
    const topics = command === program ? ['environment'] : [];
    const hint = suggestion(word, [...known, ...topics]);
    throw new Refusal('UnknownCommand', `There is no command \`${word}\`.`, hint);
  }, program);
}
