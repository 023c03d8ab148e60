import type { Command } from 'commander';
import type { RateOptions, Ratings, SelfAssessment } from '../../app/rate.js';
import { jsonText } from '../../text/json-text.js';
import { printableList } from '../../text/quoted.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import { addStageFileOptions } from '../options.js';

type RateFlags = RateOptions & { note?: string; all?: true; json?: true };

export function addRateCommand(program: Command, io: Io): void {
  const rate = program
    .command('rate')
    .summary('rate yourself, point by point')
    .description(
      'Asks about each point that has no rating yet, and writes each answer at once; or rates the points that you name.',
    )
    .argument('[ratings...]', 'points and ratings, as MS1.1=green')
    .option('--note <text>', 'the reason, for the points you name')
    .option('--in <entry>', "an entry with an audit, such as a trainee's skills audit")
    .option('--all', 'ask about the points that already have a rating, too');
  addStageFileOptions(rate)
    .addHelpText(
      'after',
      '\nExamples:\n  $ mentor rate\n  $ mentor rate MS1.1=green MS1.2=amber\n  $ mentor rate MS2.9=red --note "No research read this year"\n  $ mentor rate --in skills-audit\n',
    )
    .action(async (ratings: string[], flags: RateFlags) => runRate(ratings, flags, io));
}

async function runRate(texts: readonly string[], flags: RateFlags, io: Io): Promise<void> {
  const { openSelfAssessment } = await import('../../app/rate.js');
  const assessment = await openSelfAssessment(flags, io);
  if (texts.length > 0) await assessment.rate(texts, flags.note ?? null);
  else if (!(await walk(assessment, flags.all === true, io))) return;
  tell(await assessment.standing(), flags, io);
}

/** @returns false where there is nothing to walk through */
async function walk(assessment: SelfAssessment, all: boolean, io: Io): Promise<boolean> {
  const points = assessment.toRate(all);
  if (points.length === 0) {
    io.err('Every point has a rating. To go through them again: mentor rate --all\n');
    return false;
  }
  if (!io.interactive) {
    const hint = `Name them: \`mentor rate ${points[0]?.point.id}=${assessment.levels.at(-1)?.id}\`.`;
    throw new Refusal('MissingArgument', 'There is nobody to ask here, and no rating was given.', hint);
  }
  const { askForRatings } = await import('../ask/rate.js');
  await askForRatings(points, assessment, io);
  return true;
}

function tell({ path, ratings, unrated, wantsTarget }: Ratings, options: RateFlags, io: Io): void {
  const { json, dryRun } = options;
  if (json) io.out(jsonText({ version: 1, path, ratings, unrated }));
  else if (path !== null) io.out(printableList([path]));
  const done = options.in === undefined ? 'mentor tick' : 'mentor status';
  const again = options.in === undefined ? 'mentor rate' : `mentor rate --in ${options.in}`;
  const next = unrated > 0 ? again : wantsTarget ? `mentor new targets --for ${wantsTarget}` : done;
  if (dryRun) io.talk('Nothing was written.\n');
  else
    io.talk(`${unrated === 0 ? 'Every point has a rating' : `${unrated} points without a rating`}.\nNext: ${next}\n`);
}
