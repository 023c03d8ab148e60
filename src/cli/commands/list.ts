import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import type { Io } from '../io.js';

export interface ListingFlags {
  criterion?: string[];
  standard?: string[];
  skill?: string[];
  person?: string;
  agreement?: string;
  stage?: string;
  from?: string;
  to?: string;
  portfolio?: string;
  json?: true;
}

export function addListCommand(program: Command, io: Io, exit: (code: number) => void): void {
  const collect = (text: string, before: string[] = []): string[] => [...before, text];
  program
    .command('list')
    .summary('what there is, by kind, criterion, person or time')
    .description('Lists the files of a portfolio, by date. Several filters together narrow the list.')
    .argument('[kind]', 'entry, meeting, observation … ; left out: all that is in the journal')
    .option('--criterion <ids>', 'that name one of these criteria, or one with these words', collect)
    .option('--standard <ids>', 'that cite one of these standards, or one with these words', collect)
    .option('--skill <ids>', 'that used one of these skills, or one with these words', collect)
    .option('--person <id>', 'with this person, an id of private.yaml')
    .option('--agreement <name>', 'under this agreement')
    .option('--stage <stage>', 'that count for this stage')
    .option('--from <day>', 'from this day on, as 2026-01-01')
    .option('--to <day>', 'up to this day')
    .option('--portfolio <dir>', 'the portfolio; left out: the nearest one from here upwards')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor list\n  $ mentor list meeting --person trainee-a --from 2026-09-01\n  $ mentor list --criterion DM5 --json\n  $ mentor list --criterion liaise\n',
    )
    .action(async (kind: string | undefined, flags: ListingFlags) => {
      const { runList } = await import('./list-run.js');
      await runList(kind, flags, io);
      exit(EXIT.clean);
    });
}
