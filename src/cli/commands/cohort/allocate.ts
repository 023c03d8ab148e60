import type { Command } from 'commander';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { dryRunOption } from '../../options.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

interface AllocateFlags extends CohortFlags {
  seed?: string;
  pack?: string;
  dryRun?: true;
}

export function addCohortAllocate(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'allocate',
    'share out the readings',
    'Gives each waiting portfolio to the reader who has the fewest, among those who may read it: nobody reads one from their own school, one that cohort.yaml rules out, or the same one twice. Says why.',
  )
    .option('--seed <text>', 'the same seed gives the same list (default: the title of the year)')
    .option('--pack <reader>', 'make a zip for a reader who works elsewhere, without what the first reader wrote')
    .addOption(dryRunOption('only say who would read what'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor cohort allocate --dry-run\n  $ mentor cohort allocate\n  $ mentor cohort allocate --pack hb\n',
    )
    .action(async ({ json, pack, ...flags }: AllocateFlags) => {
      const { allocateReaders, packFor } = await import('../../../app/cohort/allocate.js');
      if (pack !== undefined) {
        const packed = packFor(pack, flags, io);
        io.out(json ? toJson(packed) : `${packed.file}\n`);
        io.talk(`${packed.ids.length} to read: ${packed.ids.join(', ') || 'none'}.\n`);
        return;
      }
      const given = allocateReaders(flags, io);
      io.out(
        json
          ? toJson({ allocated: given })
          : given
              .map(
                ({ id, voice, reader, why }) =>
                  `${id.padEnd(8)} ${voice.padEnd(6)} ${(reader ?? 'nobody').padEnd(8)} ${why}\n`,
              )
              .join(''),
      );
      if (given.length === 0) io.talk('Nothing waits for a reader.\n');
      exit(given.some(({ reader }) => reader === null) ? EXIT.findings : EXIT.clean);
    });
}
