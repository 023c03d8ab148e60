import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

export interface TickFlags {
  untick?: true;
  with?: string;
  stage?: string;
  portfolio?: string;
  input: boolean;
  json?: true;
  quiet?: true;
}

export function addTickCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('tick')
    .summary('tick the skills you have used')
    .description("Shows the stage's skills to tick, or ticks those that are named.")
    .argument('[skills...]', 'skills, as coaching.1, or a whole checklist, as coaching')
    .option('--with <entry>', 'link the entry in which they were used')
    .option('--untick', 'take the tick away')
    .option('--stage <stage>', 'the stage; left out: yours')
    .option('--portfolio <dir>', 'the portfolio; left out: the nearest one from here upwards')
    .option('--no-input', 'ask nothing')
    .option('--json', 'the result as JSON')
    .option('-q, --quiet', 'no talk')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor tick\n  $ mentor tick coaching.1 coaching.8 --with joint-observation\n  $ mentor tick coaching.3 --untick\n',
    )
    .action(async (skills: string[], flags: TickFlags) => {
      const { runTick } = await import('./tick-run.js');
      await runTick(skills, flags, io);
      exit(EXIT.clean);
    });
}
