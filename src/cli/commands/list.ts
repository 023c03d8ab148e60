import type { Command } from 'commander';
import type { ListFilters } from '../../app/list.js';
import type { Io } from '../io.js';
import { collect, jsonOption, portfolioOption, stageOption } from '../options.js';

export function addListCommand(program: Command, io: Io): void {
  program
    .command('list')
    .summary('list files by kind, criterion, person or time')
    .description('Lists the files of a portfolio by date. Filters can be combined to narrow the list.')
    .argument('[kind]', 'entry, meeting, observation …  (default: everything in the journal)')
    .option('--criterion <ids>', 'files that name one of these criteria, or one with these words', collect)
    .option('--standard <ids>', 'files that cite one of these standards, or one with these words', collect)
    .option('--skill <ids>', 'files that name one of these skills, or one with these words', collect)
    .option('--person <id>', 'files about this person, an id from private.yaml')
    .option('--agreement <name>', 'files that belong to this agreement')
    .addOption(stageOption('files that count for this stage'))
    .option('--from <day>', 'from this day on, as 2026-01-01')
    .option('--to <day>', 'up to this day')
    .addOption(portfolioOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor list\n  $ mentor list meeting --person trainee-a --from 2026-09-01\n  $ mentor list --criterion AM5 --json\n  $ mentor list --criterion liaise\n',
    )
    .action(async (kind: string | undefined, flags: ListFilters & { json?: true }) => {
      const { list } = await import('../../app/list.js');
      const { foundText, listJson, listText } = await import('../text/list.js');
      const { painter } = await import('../text/painter.js');
      const { documents: found, byWords } = await list(kind, flags, io);
      for (const one of byWords) io.err(foundText(one, io.width));
      io.out(flags.json ? listJson(found) : listText(found, painter(io.colorLevel.out), io.width));
      const nothing = `Nothing fits.\nNext: mentor new ${kind ?? 'entry'}\n`;
      io.talk(found.length === 0 ? nothing : 'Next: mentor open <a part of a title>\n');
    });
}
