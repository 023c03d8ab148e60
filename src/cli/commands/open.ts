import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

export interface OpenFlags {
  print?: true;
  portfolio?: string;
  input: boolean;
}

export function addOpenCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('open')
    .summary('find a file and open it')
    .description(
      'Opens a file in your editor at a terminal, and prints its path. Finds it by path, by a part of its name or title, or by what it is about.',
    )
    .argument('<id>', 'a file, a part of a title, a criterion, a skill, a rated point or a key question')
    .option('--print', 'only print the path')
    .option('--portfolio <dir>', 'the portfolio; left out: the nearest one from here upwards')
    .option('--no-input', 'ask nothing and open nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor open joint-observation\n  $ mentor open DM5\n  $ mentor open KQ3 --print\n',
    )
    .action(async (id: string, flags: OpenFlags) => {
      const { runOpen } = await import('./open-run.js');
      await runOpen(id, flags, io);
      exit(EXIT.clean);
    });
}
