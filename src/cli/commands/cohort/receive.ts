import type { Command } from 'commander';
import type { Arrival, AskWhose } from '../../../app/cohort/receive.js';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { dryRunOption, yesOption } from '../../options.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

interface ReceiveFlags extends CohortFlags {
  as?: string;
  dryRun?: true;
  input: boolean;
}

export function addCohortReceive(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'receive',
    'take in what has arrived',
    'Takes in zips and folders: checks that they are whole, finds out whose they are, and gives them their number. Never guesses between two people. Reports and skips what was received before.',
  )
    .argument('[files...]', 'what to take in (default: everything in inbox/)')
    .option('--as <id>', 'whose it is, if the file does not say')
    .addOption(yesOption())
    .addOption(dryRunOption('only say what would be taken in'))
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], { json, input, ...flags }: ReceiveFlags) => {
      const { receive } = await import('../../../app/cohort/receive.js');
      const ask = io.interactive && input ? askWhose(io) : undefined;
      const arrivals = await receive(files, { ...flags, ...(ask && { ask }) }, io);
      const { arrivalsText, arrivalsTalk } = await import('../../text/cohort.js');
      io.out(json ? toJson({ arrivals }) : arrivalsText(arrivals, io.width));
      io.talk(arrivalsTalk(arrivals));
      exit(exitCode(arrivals));
    });
}

/** 2: somebody has to say whose it is; 1: something contradicts itself, cannot be read, or was not taken in. */
function exitCode(arrivals: readonly Arrival[]): number {
  if (arrivals.some(({ what }) => what === 'unknown')) return EXIT.couldNotRun;
  const isDoubtful = (one: Arrival): boolean =>
    one.what === 'refused' || (one.what === 'received' && (one.contradicts.length > 0 || one.unreadable !== null));
  return arrivals.some(isDoubtful) ? EXIT.findings : EXIT.clean;
}

function askWhose(io: Io): AskWhose {
  return async (file, why, people) => {
    const { loadPrompts, matches } = await import('../../ask/prompts.js');
    const prompts = await loadPrompts(io);
    const nobody = { value: null, name: 'nobody: leave it where it is' };
    const choices = people.map((person) => ({
      value: person,
      name: `${person.id}  ${person.name}, ${person.school}`,
      short: person.id,
    }));
    io.err(`${file}: ${why}.\n`);
    return prompts.search('Whose is it?', (typed) => [
      ...choices.filter(({ name }) => matches({ name: name }, typed)).slice(0, 50),
      nobody,
    ]);
  };
}

const EXAMPLES = `
Examples:
  $ mentor cohort receive                      everything in inbox/
  $ mentor cohort receive ~/Downloads/marsh.zip
  $ mentor cohort receive unnamed.zip --as m0017

Exit code 0: all taken in. 1: something contradicts itself or was not taken in.
2: nobody can say whose something is.
`;
