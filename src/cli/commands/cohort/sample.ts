import type { Command } from 'commander';
import type { VerifiedSample } from '../../../app/cohort/sample.js';
import { Refusal } from '../../../text/refusal.js';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { dryRunOption } from '../../options.js';
import { type CohortFlags, cohortCommand, toJson } from './options.js';

interface SampleFlags extends CohortFlags {
  seed?: string;
  verify?: true;
  dryRun?: true;
}

export function addCohortSample(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'sample',
    'draw the sample to be read twice, so that anybody can repeat it',
    'Draws the moderation sample by the rule in cohort.yaml, and writes the rule, the seed and the result into samples/. --verify repeats every draw.',
  )
    .option(
      '--seed <text>',
      'a value that nobody could have chosen, such as the numbers of a lottery or a commit; at a terminal you are asked',
    )
    .option('--verify', 'repeat each draw and compare')
    .addOption(dryRunOption('only say what would be drawn'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor cohort sample --seed "lottery of 2026-11-20: 04 11 23 31 40 55"\n  $ mentor cohort sample --verify\n',
    )
    .action(async ({ json, verify, seed, ...flags }: SampleFlags) => {
      const { drawNow, verifySamples } = await import('../../../app/cohort/sample.js');
      if (verify) {
        const found = verifySamples(flags, io);
        io.out(json ? toJson({ samples: found }) : found.map(verdict).join(''));
        return exit(found.every(({ isSame }) => isSame) ? EXIT.clean : EXIT.findings);
      }
      const { file, sample } = drawNow({ ...flags, seed: seed ?? (await askSeed(io)) }, io);
      io.out(json ? toJson({ file, ...sample }) : sample.drawn.map(({ id, why }) => `${id}  ${why}\n`).join(''));
      io.talk(`${sample.drawn.length} of ${sample.population.length}, in ${file}.\nNext: mentor cohort allocate\n`);
    });
}

function verdict({ file, drawn, isSame, isPopulation }: VerifiedSample): string {
  const same = isSame
    ? `the same ${drawn.length} are drawn again`
    : 'different ids are drawn: the rule, the seed or the list was changed';
  return `${file}: ${same}${isPopulation ? '' : '; what the first readers say now differs from what it was drawn from'}\n`;
}

async function askSeed(io: Io): Promise<string> {
  if (!io.interactive) {
    const hint = 'Give --seed: a number that nobody could choose, such as that day’s lottery numbers.';
    throw new Refusal('NoSeed', 'A draw that anybody can repeat needs a seed.', hint);
  }
  const { loadPrompts } = await import('../../ask/prompts.js');
  const validate = (text: string): true | string => text.trim() !== '' || 'Type a number that nobody could choose.';
  return (await loadPrompts(io)).text('Seed (a public number, a commit):', { validate });
}
