import { type Command, Option } from 'commander';
import type { CohortCheckOptions, CohortCheckResult } from '../../../app/cohort/check.js';
import type { ReadLine } from '../../../cohort/results.js';
import { EXIT } from '../../exit.js';
import type { Io } from '../../io.js';
import { ids } from '../../options.js';
import { showProgress } from '../../text/progress.js';
import { type CohortFlags, cohortCommand, toJson, whole, yesOrNo } from './options.js';

interface CheckFlags extends CohortFlags, Pick<CohortCheckOptions, 'only' | 'jobs' | 'shard' | 'out' | 'day'> {
  names: boolean;
  severity?: 'error' | 'missing' | 'warning';
}

export function addCohortCheck(cohort: Command, io: Io, exit: (code: number) => void): void {
  cohortCommand(
    cohort,
    'check',
    'check all portfolios, on all cores',
    'Checks the latest portfolio of everybody and writes out/results.jsonl, one line for each. One that cannot be read affects its own line only. A run that was stopped is continued.',
  )
    .option('--jobs <number>', 'how many to check at once (default: one for each core)', whole)
    .option('--only <ids>', 'check these now; keep the results of the others', ids)
    .option('--shard <i/n>', 'check one part of several, to share the work between machines')
    .option('--out <file>', 'where the results go (default: out/results.jsonl)')
    .option('--day <day>', 'what counts as today, for shards that run past midnight')
    .option('--names <yes|no>', 'whether the results name the mentors', yesOrNo, true)
    .addOption(
      new Option(
        '--severity <severity>',
        'exit 1 for findings of this severity or above, too; error: also if readers decide differently; warning: also if they rate differently',
      ).choices(['error', 'missing', 'warning']),
    )
    .addHelpText('after', EXAMPLES)
    .action(async ({ json, quiet, names, severity, ...flags }: CheckFlags) => {
      const { checkCohort, brokenSeals } = await import('../../../app/cohort/check.js');
      const progress = showProgress(io, !quiet && !json);
      const onProgress = (done: number, of: number): void => progress.step(`${done} of ${of}`, done / of);
      const result = await checkCohort({ ...flags, withNames: names, onProgress }, io).finally(() => progress.end());
      const { checkedText, checkedTalk } = await import('../../text/cohort.js');
      io.out(
        json
          ? toJson({
              file: result.file,
              read: result.read,
              ...result.header,
              lines: result.lines,
              differing: result.differing,
            })
          : checkedText(result, io.width),
      );
      io.talk(checkedTalk(result));
      exit(exitCode(result, severity, brokenSeals));
    });
}

/** Findings are no failure of a run; what cannot be read, or contradicts itself, is to be looked at. */
function exitCode(
  { lines, differing }: CohortCheckResult,
  severity: CheckFlags['severity'],
  brokenSeals: (line: ReadLine) => unknown[],
): number {
  const found = lines.some((line) => {
    if (!line.ok || line.contradicts.length > 0) return true;
    if (brokenSeals(line).length > 0) return true;
    const { errors, missing, warnings } = line.summary;
    const counted = { error: errors, missing: errors + missing, warning: errors + missing + warnings };
    return severity !== undefined && counted[severity] > 0;
  });
  const isDiffering = differing.some(
    ({ decisions }) => severity === 'warning' || (severity !== undefined && decisions !== null),
  );
  return found || isDiffering ? EXIT.findings : EXIT.clean;
}

const EXAMPLES = `
Examples:
  $ mentor cohort check
  $ mentor cohort check --only m0017,m0023
  $ mentor cohort check --shard 2/8 --out results-2.jsonl

Exit code 0: all of it could be read. 1: something could not, or contradicts
itself. 2: could not run. Findings, and readers who differ, fail nothing
without --severity.
`;
