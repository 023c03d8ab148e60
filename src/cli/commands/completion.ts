import { type Command, Option } from 'commander';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export function addCompletionCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('completion')
    .summary('completion of commands and ids in your shell')
    .description('Prints a script that makes the Tab key complete commands, options, and the ids of your portfolio.')
    .addArgument(program.createArgument('<shell>', 'your shell').choices([...SHELLS]))
    .addHelpText('after', EXAMPLES)
    .action(async (shell: (typeof SHELLS)[number]) => {
      const { SCRIPTS } = await import('../text/completion-scripts.js');
      io.out(SCRIPTS[shell]);
      exit(EXIT.clean);
    });
  program
    .command('__complete [words...]', { hidden: true })
    .addOption(new Option('--word <word>', 'the word that is being typed').default(''))
    .action(async (words: string[], { word }: { word: string }) => {
      const { completionsFor } = await import('./completion-candidates.js');
      const candidates = await completionsFor(program, words, word, io);
      io.out(candidates.map(({ value, about }) => `${value}\t${about.replace(/\s+/g, ' ')}\n`).join(''));
      exit(EXIT.clean);
    });
}

const EXAMPLES = `
Examples, once; open a new shell afterwards:
  $ mentor completion bash >> ~/.bashrc
  $ mentor completion zsh >> ~/.zshrc
  $ mentor completion fish > ~/.config/fish/completions/mentor.fish
  > mentor completion powershell >> $PROFILE
`;
