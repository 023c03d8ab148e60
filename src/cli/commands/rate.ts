import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

export interface RateFlags {
  note?: string;
  all?: true;
  stage?: string;
  portfolio?: string;
  input: boolean;
  json?: true;
  quiet?: true;
}

export function addRateCommand(program: Command, io: Io, exit: (code: number) => void): void {
  program
    .command('rate')
    .summary('rate yourself, point by point')
    .description(
      'Walks through the points that have no rating yet; each answer is written at once. Or rates the points that are named.',
    )
    .argument('[ratings...]', 'points and ratings, as MS1.1=green')
    .option('--note <text>', 'why, for the points named')
    .option('--all', 'walk through the points that are rated too')
    .option('--stage <stage>', 'the stage; left out: yours')
    .option('--portfolio <dir>', 'the portfolio; left out: the nearest one from here upwards')
    .option('--no-input', 'ask nothing')
    .option('--json', 'the result as JSON')
    .option('-q, --quiet', 'no talk')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor rate\n  $ mentor rate MS1.1=green MS1.2=amber\n  $ mentor rate MS2.9=red --note "No research read this year"\n',
    )
    .action(async (ratings: string[], flags: RateFlags) => {
      const { runRate } = await import('./rate-run.js');
      await runRate(ratings, flags, io);
      exit(EXIT.clean);
    });
}
