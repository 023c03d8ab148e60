import { type Command, Option } from 'commander';
import type { CohortInitOptions } from '../../../app/cohort/init.js';
import { counted } from '../../../text/counted.js';
import { printableList } from '../../../text/quoted.js';
import type { Io } from '../../io.js';
import { jsonOption } from '../../options.js';
import { toJson, whole } from './options.js';

interface InitFlags extends Omit<CohortInitOptions, 'dir' | 'frameworks'> {
  framework?: string[];
  json?: true;
}

export function addCohortInit(cohort: Command, io: Io): void {
  cohort
    .command('init')
    .argument('[dir]', 'the folder (default: this one)')
    .summary('start a folder for the year')
    .description(
      'Makes the folders, cohort.yaml for what the team decides once, and an empty roster. Overwrites nothing.',
    )
    .option('--title <title>', 'what the year is called')
    .option('--provider <name>', 'the university or partnership that recognises')
    .option('--framework <id...>', 'the frameworks that are recognised (default: the first that `mentor init` offers)')
    .addOption(
      new Option('--ci <host>', 'write a workflow that checks the cohort in parts').choices(['github', 'gitlab']),
    )
    .option('--shards <number>', 'with --ci: how many parts (default: 8)', whole)
    .option('--from <dir>', "last year's folder, to carry over its settings and its register")
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, { framework, json, ...flags }: InitFlags) => {
      const { initCohort } = await import('../../../app/cohort/init.js');
      const made = initCohort({ ...flags, ...(dir && { dir }), ...(framework && { frameworks: framework }) }, io);
      io.out(json ? toJson(made) : printableList(made.created));
      io.talk(nextSteps(made.kept.length));
    });
}

function nextSteps(kept: number): string {
  const stayed = kept > 0 ? `${counted(kept, 'file')} stayed as they were.\n` : '';
  return `${stayed}Next: export the roster to people.csv, write who reads into cohort.yaml, put what has arrived into inbox/,
then mentor cohort receive
`;
}

const EXAMPLES = `
Examples:
  $ mentor cohort init 2026-27 --provider "North Shore Partnership"
  $ mentor cohort init 2026-27 --from 2025-26
  $ mentor cohort init 2026-27 --ci github --shards 4
`;
